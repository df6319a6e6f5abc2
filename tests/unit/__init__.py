"""Tests of the pure parts, without a browser and without a site."""
