"""A preview on this machine that reloads when a pathway, a page or a template is saved."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.exceptions import Abort, MkDocsException

from fingerpost.outlets.said import said_aloud

HOST = "127.0.0.1"


class ServeError(Exception):
    """The preview could not start; the message says why."""


def serve(config_file: Path, port: int = 8000) -> None:
    """Serves the site until it is interrupted. Raises ServeError where it cannot begin.

    To MkDocs these are "dirty" builds, in which it leaves files as they are that did not change;
    the plugin says which those are, so nothing stale is served and the warning does not hold.
    """
    _free(port)
    logging.getLogger("mkdocs.commands.build").addFilter(_holds)
    try:
        with said_aloud():
            address = f"{HOST}:{port}"
            mkdocs_serve(str(config_file), build_type="dirty", dev_addr=address, strict=False)
    except (Abort, MkDocsException) as error:
        raise ServeError(f"the preview could not start: {error}") from error


def _holds(record: logging.LogRecord) -> bool:
    """Whether a message is true of this preview: the warning of "dirty" builds is not."""
    return "'dirty' build" not in str(record.msg)


def _free(port: int) -> None:
    """Asks for the port before the first build, which takes longer than the answer."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise ServeError(f"port {port} cannot be used: {error}. Try PORT=8001.") from error
