"""What changed between two versions of a guide, compared as models and not as text."""
