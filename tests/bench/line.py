"""A server's line to its readers: what went over it is counted, and it may be as slow as a phone's.

The line is slow here and not in the browser, which slows what a page fetches and not what the
page's workers fetch; two of the three searches that are compared have workers.
"""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tests.bench.pages import Zipping

RATE, WAIT = 1_638_400 / 8, 0.150
"""Bytes a second, and seconds there and back: what Lighthouse takes for a phone's slow line."""
_SLICE = 1_024


@dataclass
class Line:
    """What was sent, by path, in bytes as they went over the line; and how fast it can be sent.

    All that is fetched shares the rate. A connection costs nothing to open, in favour of whoever
    opens many.
    """

    rate: float = 0
    wait: float = 0
    sent: dict[str, int] = field(default_factory=dict)
    _free: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def slow_down(self) -> None:
        """From now on the line is a phone's."""
        self.rate, self.wait = RATE, WAIT

    def speed_up(self) -> None:
        """From now on the line is as fast as it can be."""
        self.rate = self.wait = 0

    def pass_on(self, size: int) -> None:
        """Waits until so many bytes have gone over the line."""
        if not self.rate:
            return
        with self._lock:
            start = max(time.monotonic(), self._free)
            self._free = start + size / self.rate
        time.sleep(max(0, self._free - time.monotonic()))

    def handler(self) -> Callable[..., Zipping]:
        """What serves over this line."""
        return functools.partial(_OnLine, line=self)


class _OnLine(Zipping):
    """Serves a folder over a line."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, line: Line, **more: object) -> None:
        self.line = line
        super().__init__(*args, **more)  # type: ignore[arg-type]  # handed on as given

    def handle(self) -> None:
        """Answers a browser until it goes away, which it may do at any time."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        """Sends a file, once the line's wait is over."""
        time.sleep(self.line.wait)
        super().do_GET()

    def deliver(self, body: bytes) -> None:
        """Sends and counts a file's bytes."""
        for at in range(0, len(body), _SLICE):
            part = body[at : at + _SLICE]
            self.line.pass_on(len(part))
            self.wfile.write(part)
        self.line.sent[self.path.partition("?")[0]] = len(body)
