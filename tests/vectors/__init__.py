"""Test vectors: what a walk through a pathway must give, worked out by hand."""
