"""`distlaw mcp`: the corpus as ten tools for a language model, which cites by handles and never types a quotation."""
