"""Comparing, debating, counting and drawing what works argue."""
