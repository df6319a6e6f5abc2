"""Releases of a small approved guide, in repositories of their own."""
