"""Authors, outlet, date and numbers of a work: candidates from every witness, their signs weighed, or silence."""
