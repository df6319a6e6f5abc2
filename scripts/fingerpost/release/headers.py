"""What hosts that read a file of headers are to say with every page of the website."""

from __future__ import annotations

POLICY = "default-src 'self'; img-src 'self' data:"
"""What the pages say of themselves: nothing from elsewhere, and no script but our own files."""
HEADERS = f"""\
# For Netlify, and hosts that read the same file. It belongs at the root of what is published.
/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  Cache-Control: public, max-age=300, must-revalidate
"""
"""The policy says more here than in a page, where `frame-ancestors` does not work. No file is kept
for longer than minutes: its name says nothing of its content, and a wrong number has to be gone."""


def header_files() -> dict[str, bytes]:
    """The file at the website's root."""
    return {"_headers": HEADERS.encode()}
