"""The pages: one file a subject; each function answers with a page and its JSON twin."""
