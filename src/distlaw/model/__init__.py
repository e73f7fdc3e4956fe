"""Frozen models that pass between rooms."""
