"""Claims in the formats of others: AIF, Argdown, CSV, W3C Web Annotation."""
