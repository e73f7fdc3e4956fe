"""Who wrote a work, when and where, from the lines that say so."""
