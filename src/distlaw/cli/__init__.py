"""The command line: one file a command; `_console` owns printing and exit codes."""
