"""Text in, `ParsedDocument` out: one file a genre."""
