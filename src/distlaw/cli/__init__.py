"""The command line: one file a command; `terminal.console` owns printing and exit codes."""
