"""Works in, bibliographies and interchange files out."""
