"""Pure functions over text that keep offsets."""
