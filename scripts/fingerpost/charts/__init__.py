"""Flowcharts: a pathway as boxes and arrows, laid out by measured text, drawn and told as a list."""
