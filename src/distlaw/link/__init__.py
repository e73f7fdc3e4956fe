"""Which work, person, case, statute or licence a mention means."""
