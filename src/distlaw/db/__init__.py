"""The database: tables, sessions, storing, reading, migrating."""
