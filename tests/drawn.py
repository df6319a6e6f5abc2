"""Drawings to try: one of each kind in short words, and those of the guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from fingerpost.checks.drawings import PARTS
from fingerpost.shape.drawings import Drawing, DrawnPart

FILE = Path(__file__).parents[1] / "pathways" / "drawings.yml"
LABELS: Mapping[str, Mapping[str, str]] = {
    "cycle": {
        "suffering": "Something hurts inside",
        "overload": "Too much to hold",
        "urge": "Panic or numbness",
        "self-harm": "Self-harm",
        "relief": "Brief relief",
        "shame": "Shame or guilt",
    },
    "hand": {
        "wrist": "Wrist: messages",
        "palm": "Palm: staying alive",
        "thumb": "Thumb: feelings",
        "fingers": "Fingers: thinking",
        "fingertips": "Fingertips: balance",
        "lid-up": "Lid up: alarm",
        "lid-down": "Lid down: together",
    },
    "river": {
        "middle": "In the flow",
        "chaos": "The bank of chaos",
        "rigidity": "The stuck bank",
        "obstacles": "Rocks in the river",
        "ways-back": "Ways back",
    },
    "systems": {
        "threat": "Threat: keep safe",
        "drive": "Drive: go and get",
        "soothing": "Soothing: be at ease",
    },
}


def drawing(kind: str, labels: Mapping[str, str]) -> Drawing:
    """A drawing with these labels; its second part says least, its last all it can."""
    parts = [_part(at, name, label, len(labels)) for at, (name, label) in enumerate(labels.items())]
    return Drawing.model_validate(
        {
            "kind": kind,
            "title": f"A {kind} & its parts",
            "caption": "What it <shows>, in a sentence.",
            "credit": "After nobody. The words are our own.",
            "parts": parts,
        }
    )


def _part(at: int, name: str, label: str, count: int) -> DrawnPart:
    return DrawnPart(
        id=name,
        label=label,
        text=f"What {name} means.",
        feels=() if at == 1 else ("Warm", "1. *Cold*"),
        helps=() if at == 1 else ("A pause",),
        others=("Stay [near]",) if at == count - 1 else (),
    )


def named(kind: str, labels: Sequence[str]) -> Drawing:
    """A drawing of a kind with these labels, as many as it needs."""
    ids = PARTS.get(kind) or [f"part-{at}" for at in range(len(labels))]
    return drawing(kind, dict(zip(ids, labels, strict=False)))


def drawings() -> dict[str, Drawing]:
    """One of each kind, and the guide's own by their ids."""
    ours = yaml.safe_load(FILE.read_text("utf-8")) if FILE.exists() else {}
    return {
        **{f"sample-{kind}": drawing(kind, labels) for kind, labels in LABELS.items()},
        **{name: Drawing.model_validate(one) for name, one in ours.items()},
    }
