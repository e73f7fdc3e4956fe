"""The version of the way words are cut, known without loading what cuts them."""

# Stored with every index: another version means that it has to be rebuilt.
NORMALISER_VERSION = "1"
