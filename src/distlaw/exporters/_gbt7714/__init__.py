"""GB/T 7714, editions 2015 and 2025, numeric and author-date. The rule table is `data/styles/gbt7714.yaml`."""
