"""How many random examples tests try: a small fixed set, or thousands (profile `full`)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "default",
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=SLOW,
)
settings.register_profile(
    "full", max_examples=2_000, deadline=None, database=None, suppress_health_check=SLOW
)
_FULL = os.environ.get("FINGERPOST_FULL") == "1"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("full" if _FULL else "default"))
