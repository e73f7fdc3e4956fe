"""`python -m distlaw` is the `distlaw` command."""

from distlaw.cli.entry import main

main()
