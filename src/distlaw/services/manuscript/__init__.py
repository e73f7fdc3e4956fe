"""`distlaw lint` and manuscripts: quotations held against the texts of the corpus, citations against what is known."""
