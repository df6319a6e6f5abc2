"""How many random examples tests try: a small fixed set, or thousands (profile `full`).

And whether Firefox is there, told at the start of a run.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

from tests.browser.installed import firefox_path

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
# A failing example is made small, but not explained: that takes minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink]

settings.register_profile(
    "default",
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
    phases=PHASES,
)
settings.register_profile(
    "full",
    max_examples=2_000,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
    phases=PHASES,
)
_FULL = os.environ.get("FINGERPOST_FULL") == "1"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("full" if _FULL else "default"))


def pytest_report_header() -> str:
    """Which Firefox the tests use."""
    return f"Firefox: {firefox_path() or 'none here, so its tests are left out'}"
