"""The proofs agree with brute force, in both directions, on random pathways and on hard ones."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.agreement import assert_agreement, case_of
from tests.richer import rich_pathways


@given(rich_pathways(), st.sampled_from([2, 3, 12]))
def test_the_proofs_and_the_brute_force_agree(data: dict[str, Any], limit: int) -> None:
    assert_agreement(case_of(data, limit))
