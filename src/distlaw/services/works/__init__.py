"""One work: shown, edited, merged with another."""
