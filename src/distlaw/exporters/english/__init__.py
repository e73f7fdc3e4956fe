"""What the English styles share: names, romanised and translated titles, pages, law."""
