"""The guide for paper: a guide in, the text of each PDF out, in the engine's own language."""

from __future__ import annotations

from fingerpost.papers.papers import Paper, Papers

__all__ = ["Paper", "Papers"]
