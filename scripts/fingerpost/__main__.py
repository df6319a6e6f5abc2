"""`python -m fingerpost` is the `fingerpost` command."""

from fingerpost.outlets.cli import main

main()
