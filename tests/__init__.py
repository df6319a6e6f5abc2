"""The tests of Fingerpost."""
