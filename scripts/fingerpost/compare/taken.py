"""What a step takes from shared entries: where it changed just as they did, they tell it, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.compare.moved import Data
from fingerpost.compare.scene import Scene
from fingerpost.shape.kinds import for_audience

_TAKEN = (("responses", "response"), ("questions", "asks"))
_FITS = ("ages", "area", "not_for")


def shared_says(scene: Scene, old: Data, new: Data, field: str) -> bool:
    """Whether a field of a step or part changed as that of its shared question or response did."""
    for part, key in _TAKEN:
        name = new.get(key)
        if not name or name != old.get(key):
            continue
        source = "question" if (part, field) == ("questions", "title") else field
        before, after = _entries(scene, part, name)
        if before.get(source) != after.get(source):
            was, now = _said(before, source, scene.old), _said(after, source, scene.new)
            if (was, now) == (old.get(field), new.get(field)):
                return True
    return False


def shared_label(scene: Scene, step: Data, old: Data, new: Data) -> bool:
    """Whether the label of an answer changed as that of the shared question did."""
    if not step.get("asks"):
        return False
    was, now = (
        _label((entry.get("answers") or {}).get(new["id"]))
        for entry in _entries(scene, "questions", step["asks"])
    )
    labels = [for_audience(was, scene.old["audience"]), for_audience(now, scene.new["audience"])]
    return was != now and labels == [old["label"], new["label"]]


def _label(answer: Any) -> Any:
    return answer.get("label", answer) if isinstance(answer, Mapping) else answer


def shared_contact(scene: Scene, old: Data, new: Data, name: str) -> bool:
    """Whether a contact came, went or is shown to others because of a shared entry that changed:
    its own, or the response that is taken.
    """
    had, has = (any(one["contact"] == name for one in p.get("contacts", ())) for p in (old, new))
    before, after = _entries(scene, "contacts", name)
    if had == has:
        return bool(before) and any(before.get(key) != after.get(key) for key in _FITS)
    if had and not after:
        return True
    if before and before.get("provides") != after.get("provides"):
        return True
    response = new.get("response")
    if not response or response != old.get("response"):
        return False
    return _by_response(scene, response, name, had)


def _by_response(scene: Scene, response: str, contact: str, had: bool) -> bool:
    """Whether a response lost the contact, if a step had it, else gained it."""
    before, after = _entries(scene, "responses", response)
    listed = contact in _contacts(before, scene.old), contact in _contacts(after, scene.new)
    if before != after and listed == (had, not had):
        return True
    services = before.get("service"), after.get("service")
    directory, entry = (scene.guide.old, before) if had else (scene.guide.new, after)
    provides = (directory.get("contacts") or {}).get(contact, {}).get("provides", ())
    return services[0] != services[1] and entry.get("service") in provides


def _entries(scene: Scene, part: str, name: str) -> tuple[Data, Data]:
    old, new = (
        (data.get(part) or {}).get(name) or {} for data in (scene.guide.old, scene.guide.new)
    )
    return old, new


def _said(entry: Data, field: str, pathway: Data) -> Any:
    return for_audience(entry.get(field), pathway["audience"], None)


def _contacts(entry: Data, pathway: Data) -> list[str]:
    found: list[str] = []
    for field in ("contacts", "offer"):
        found += for_audience(entry.get(field), pathway["audience"], ())
    return found
