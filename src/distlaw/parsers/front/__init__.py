"""The head of a document by weighing: weak signs of each line, a labeller, title candidates, names by their labels."""
