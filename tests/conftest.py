"""How many random examples tests try: a small fixed set, or thousands (profile `full`)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

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
