"""The review pack: one file with which a group reads a revision, comments on it and signs it."""

from fingerpost.review.pack import Asked, review_pack

__all__ = ["Asked", "review_pack"]
