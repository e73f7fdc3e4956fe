"""Reading, importing, exporting, reviewing and relating claims."""
