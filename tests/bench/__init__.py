"""Measurements of the check: what they are held to stands beside each figure they print."""
