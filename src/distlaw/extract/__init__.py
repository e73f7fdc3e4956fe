"""`ParsedDocument` in, findings with evidence out."""
