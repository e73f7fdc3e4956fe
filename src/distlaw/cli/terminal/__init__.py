"""What commands share: the console, common options, common tables."""
