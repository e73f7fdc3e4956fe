"""`distlaw serve`: the reading room, the corpus in a browser; it only reads."""
