"""What the interchange formats share."""
