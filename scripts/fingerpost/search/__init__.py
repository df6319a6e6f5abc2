"""What readers can search: entries made from the guide, the lexicon, and the file of both."""
