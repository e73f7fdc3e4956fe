"""What a proposition says of its object: permitted, wrong, void, protected; read from predicates and negation."""

from distlaw.extract.claims.signs.reading import SignReading, sign_of_span
from distlaw.extract.claims.signs.sign import Sign, SignValue

__all__ = ["Sign", "SignReading", "SignValue", "sign_of_span"]
