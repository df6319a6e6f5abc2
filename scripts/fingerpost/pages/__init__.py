"""The pages: a guide in, the whole site as data out."""

from __future__ import annotations

from fingerpost.pages.furniture import furniture
from fingerpost.pages.page import Page
from fingerpost.pages.site import nav, render

__all__ = ["Page", "furniture", "nav", "render"]
