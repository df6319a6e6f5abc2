"""Tests of search: what is found for words that readers typed, and how words are read."""
