"""A preview on this machine that reloads when a pathway, a page or a template is saved."""

from __future__ import annotations

import socket
from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.exceptions import Abort, MkDocsException

from fingerpost.outlets.said import said_aloud

HOST = "127.0.0.1"


class ServeError(Exception):
    """The preview could not start; the message says why."""


def serve(config_file: Path, port: int = 8000) -> None:
    """Serves the site until it is interrupted. Raises ServeError where it cannot begin."""
    _free(port)
    try:
        with said_aloud():
            mkdocs_serve(str(config_file), dev_addr=f"{HOST}:{port}", strict=False)
    except (Abort, MkDocsException) as error:
        raise ServeError(f"the preview could not start: {error}") from error


def _free(port: int) -> None:
    """Asks for the port before the first build, which takes longer than the answer."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise ServeError(f"port {port} cannot be used: {error}. Try PORT=8001.") from error
