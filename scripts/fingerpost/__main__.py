"""`python -m fingerpost` is the `fingerpost` command."""

from fingerpost.outlets.cli import main

if __name__ == "__main__":
    # Processes that make PDFs import this too, and must not run the command again.
    main()
