"""A line of the table of measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the table. Without a bar it is there for information."""

    what: str
    measured: float
    unit: str
    bar: float | None
    detail: str
    least: bool = False
    """Whether the bar is what has to be reached, and not what may not be passed."""

    @property
    def kept(self) -> bool:
        """Whether the bar is kept."""
        found, bar = self.measured, self.bar
        return bar is None or (found >= bar if self.least else found <= bar)

    def __str__(self) -> str:
        """The line as it is printed: ok, or MISS where the bar is not kept."""
        bar = "" if self.bar is None else f"{self.bar:g} {self.unit}"
        verdict = "" if self.bar is None else "ok" if self.kept else "MISS"
        measured = f"{self.measured:.2f} {self.unit}"
        return f"{self.what:<46} {measured:>12}  {bar:>9}  {verdict:<4}  {self.detail}"
