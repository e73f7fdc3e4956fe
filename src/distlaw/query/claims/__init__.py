"""Claims as rows: which ones, in what order."""
