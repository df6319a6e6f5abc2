"""How a reader may look at a page: the width of a phone, a tablet or a desk, and the colours."""

from __future__ import annotations

import os
from dataclasses import dataclass

from playwright.sync_api import Page

WIDTHS = 360, 768, 1280
COLOURS = "light", "dark", "forced"


@dataclass(frozen=True)
class Look:
    """A width in CSS pixels and colours: light, dark, or forced by the reader's own system."""

    width: int
    colours: str

    def put_on(self, page: Page) -> None:
        """Shows the page that is open in this way."""
        page.set_viewport_size({"width": self.width, "height": 740})
        page.emulate_media(
            color_scheme="dark" if self.colours == "dark" else "light",
            forced_colors="active" if self.colours == "forced" else "none",
        )


LOOKS = [Look(width, colours) for width in WIDTHS for colours in COLOURS]
"""Every look that pages are held to."""
CORNERS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
"""The narrowest and the widest, each in light and in dark."""
TRIED = CORNERS if os.environ.get("FINGERPOST_FULL") == "1" else CORNERS[:1]
"""What a part is held to beside the gallery, where every look has its turn: all of them; in an
ordinary run the phone."""
