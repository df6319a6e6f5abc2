"""A release: what goes on the pages branch, and how it gets there whole or not at all."""
