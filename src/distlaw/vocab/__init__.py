"""Reads and validates the vocabulary in `data/`."""
