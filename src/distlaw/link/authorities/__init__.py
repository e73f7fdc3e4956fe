"""Which case, statute or licence a mention means, and in which version."""
