"""The guide as it is published: plain data, the same for the same guide, and the way back."""
