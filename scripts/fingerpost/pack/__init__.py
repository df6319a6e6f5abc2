"""The pack to take away: a built site in, one zip out that opens from a stick by double click."""

from fingerpost.pack.packed import Packing, pack

__all__ = ["Packing", "pack"]
