"""Where a finding stands: evidence, places already taken, scanning."""
