"""The query language: read, planned, looked up, ranked."""
