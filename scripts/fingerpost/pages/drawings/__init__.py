"""Drawings: the parts of an idea as a picture, and the same parts as a list beside it."""

from __future__ import annotations

from fingerpost.pages.drawings.figure import figure

__all__ = ["figure"]
