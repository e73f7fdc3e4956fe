"""Chinese: clauses and who speaks."""
