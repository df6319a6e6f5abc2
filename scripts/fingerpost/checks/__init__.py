"""What is proved of a guide before a page is built."""

from fingerpost.checks.guide import Report, check_guide

__all__ = ["Report", "check_guide"]
