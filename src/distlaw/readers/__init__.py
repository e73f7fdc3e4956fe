"""Bytes in, text with marks out: one file a format."""
