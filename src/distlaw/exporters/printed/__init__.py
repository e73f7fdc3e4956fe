"""What printed styles share: markup, names, dates, numbers, and the making of a list."""
