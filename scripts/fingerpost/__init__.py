"""Fingerpost turns pathways written in YAML into a guidance website, and proves them first."""

__version__ = "0.1.0"
LANGUAGE = 1
"""The version of the pathway language that this engine reads (`language:` in guide.yml)."""
