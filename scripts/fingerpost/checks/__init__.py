"""What is proved of a guide before a page is built."""

from fingerpost.checks.guide import check_guide
from fingerpost.checks.report import Report

__all__ = ["Report", "check_guide"]
