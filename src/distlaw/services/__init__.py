"""One verb a file; a service owns the transaction."""
