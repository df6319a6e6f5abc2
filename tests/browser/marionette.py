"""Starts a Firefox and speaks to it in its own language, Marionette.

Playwright drives only a Firefox of its own making. The language is small: JSON messages over a
socket, each after its length and a colon; a command is `[0, number, name, arguments]`, its answer
`[1, number, error, result]`.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

SETTINGS = """
user_pref("marionette.port", 0); // any that is free; Firefox writes it into its profile
user_pref("focusmanager.testmode", true); // keys go to the focus, though no window is in front
"""
# The last lets tests read what Firefox keeps for its next start.
ARGS = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
PATIENCE = 120


class FirefoxError(Exception):
    """Firefox did not start, has ended, or could not do what it was asked."""


class Marionette:
    """A running Firefox without a window, with a new profile."""

    def __init__(self, path: str) -> None:
        self.profile = Path(tempfile.mkdtemp(prefix="firefox-"))
        (self.profile / "user.js").write_text(SETTINGS, encoding="utf-8")
        self._process = subprocess.Popen(
            [path, *ARGS, "--profile", str(self.profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._socket = socket.create_connection(("127.0.0.1", self._port()), PATIENCE)
            self._stream = self._socket.makefile("rb")
            self._hear()
            self.ask("WebDriver:NewSession")
        except BaseException:
            self._end()
            raise

    def _port(self) -> int:
        """The port on which this Firefox listens, as soon as it does."""
        file = self.profile / "MarionetteActivePort"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            if file.exists() and (port := file.read_text()):
                return int(port)
            time.sleep(0.05)
        raise FirefoxError("Firefox did not start")

    def _hear(self) -> Any:
        """The next message."""
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise FirefoxError("Firefox has ended")
            length += byte
        return json.loads(self._stream.read(int(length)))

    def ask(self, command: str, **given: object) -> Any:
        """Sends a command and gives its result."""
        message = json.dumps([0, 0, command, given]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._hear()
        if error:
            raise FirefoxError(f"{command}: {error['message']}")
        return result

    def close(self) -> None:
        """Ends Firefox and removes its profile."""
        self.ask("Marionette:Quit", flags=["eForceQuit"])
        self._stream.close()
        self._socket.close()
        self._process.wait(PATIENCE)
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
