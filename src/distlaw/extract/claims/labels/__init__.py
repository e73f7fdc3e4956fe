"""The labels of a claim: theory, stance, kind."""
