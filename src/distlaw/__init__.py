"""distlaw: a legal-research corpus and citation database."""

__version__ = "0.1.0"
