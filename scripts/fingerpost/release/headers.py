"""What hosts that read a file of headers are to say with every page of the website."""

from __future__ import annotations

POLICY = "default-src 'self'; img-src 'self' data:"
"""What the pages say of themselves: nothing from elsewhere, and no script but our own files."""
HEADERS = f"""\
# For Netlify, and hosts that read the same file. It belongs at the root of what is published.
/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  Cache-Control: public, max-age=300, must-revalidate
/*/assets/embed.js
  Access-Control-Allow-Origin: *
"""
"""No file is kept for longer than minutes: its name says nothing of its content, and a wrong number
has to be gone. Any site may show our pages in a frame, because there is nothing in them to sign in
to; and may fetch the one script that it puts on its own pages."""


def header_files() -> dict[str, bytes]:
    """The file at the website's root."""
    return {"_headers": HEADERS.encode()}
