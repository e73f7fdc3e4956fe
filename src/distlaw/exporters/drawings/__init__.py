"""Debates and matrices as pages and graphs."""
