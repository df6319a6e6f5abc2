"""The day on which the made guides are checked, apart from what it takes to make them."""

from __future__ import annotations

import datetime

TODAY = datetime.date(2026, 11, 22)
