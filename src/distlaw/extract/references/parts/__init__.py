"""The parts of a printed reference: signals, names, imprint, tail."""
