"""The gallery: every part of a page in every state, to look at and to test. Never published."""
