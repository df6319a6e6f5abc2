"""Flowcharts: a pathway as boxes and arrows, by measured text, and as a list in words."""
