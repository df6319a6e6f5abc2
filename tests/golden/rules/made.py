"""Wrong inputs that cannot lie in the repository as examples: bytes, names, links, other days."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from fingerpost.checks import check_guide, examine
from fingerpost.load.files import find_files, read_file
from fingerpost.load.pathway import load_pathway
from fingerpost.load.shared import read_shared
from fingerpost.logic import prove
from fingerpost.logic.diagram import TooTangled
from fingerpost.logic.prove import Disagreement
from fingerpost.model.pathway import Pathway
from fingerpost.outlets.by_hand import overwritten
from fingerpost.outlets.terminal import read_answers
from fingerpost.pages import Page
from fingerpost.problems import Problem
from fingerpost.published.data import guide_json
from fingerpost.source.text import read_text
from tests.golden.rules.examples import TODAY, checked, sample

Made = Callable[[Path, pytest.MonkeyPatch], "list[Problem]"]
SENTENCE = (
    "Accommodation notwithstanding, practitioners' responsibilities necessitate documentation. "
)
EXAMPLE = "schools/example.yml"
STORIES: Mapping[str, tuple[str, ...]] = {
    EXAMPLE: (
        "answers: {danger: yes}, reaches: call-999",
        "answers: {danger: no}, reaches: tell-lead",
        "answers: {danger: not-sure}, reaches: call-999",
    ),
    "young-people/hurt.yml": (
        "answers: {danger: yes}, reaches: call-999",
        "answers: {danger: not-sure}, reaches: call-999",
        "answers: {danger: no, hurt: yes}, reaches: call-999",
        "answers: {danger: no, hurt: no}, reaches: tell-somebody",
        "answers: {danger: no, hurt: not-sure}, reaches: call-999",
    ),
}
"""Stories that give every answer about safety, for the files of the sample guide without any."""


def _with(change: Callable[[Path], object]) -> Made:
    """The problems of the sample guide after a change to its folder."""

    def made(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
        guide = sample(folder)
        change(guide)
        return list(checked(guide))

    return made


def _edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(guide: Path) -> None:
        text = (guide / name).read_text("utf-8")
        assert old in text
        (guide / name).write_text(text.replace(old, new), "utf-8")

    return change


def _questions(count: int) -> Callable[[Path], None]:
    """A pathway that asks so many questions, one after another."""
    lines = [
        f"  q{n}: {{question: Question {n}?, answers: [yes, no], go: next}}\n"
        for n in range(1, count)
    ]
    return _edited(EXAMPLE, "  tell-lead:\n", f"{''.join(lines)}\n  tell-lead:\n")


def _ask_them(guide: Path) -> None:
    _questions(13)(guide)
    _edited(EXAMPLE, "no: tell-lead", "no: q1")(guide)


def _long_way(guide: Path, length: int) -> None:
    """A pathway of many things to do, in a guide that has posters."""
    more = "pdf: true\naddress: https://guidance.example.org/\nversion:"
    _edited("guide.yml", "version:", more)(guide)
    step = "action: Ask in the office who is there and say it to them, act: today, actor: You"
    steps = "".join(f"  a{n}: {{{step}, go: next}}\n" for n in range(1, length + 1))
    _edited(EXAMPLE, "  tell-lead:\n", f"{steps}\n  tell-lead:\n")(guide)
    _edited(EXAMPLE, "no: tell-lead", "no: a1")(guide)


def _unreadable(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
    guide = sample(folder)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "example.yml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    patch.setattr(Path, "read_bytes", refuse)
    return list(checked(guide))


def _disagreeing(error: Exception) -> Made:
    """What is said where the proof itself goes wrong, whatever the pathway."""

    def made(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
        def fail(pathway: Pathway, probes: object) -> None:
            if pathway.id == "schools/example":
                raise error

        patch.setattr(examine, "prove", lambda p, probes: fail(p, probes) or [])
        return list(checked(sample(folder)))

    return made


def _tangled(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
    def explore(pathway: Pathway, probes: object) -> None:
        if pathway.id == "schools/example":
            raise TooTangled

    real = prove.explore
    patch.setattr(prove, "explore", lambda p, probes: explore(p, probes) or real(p, probes))
    return list(checked(sample(folder)))


def _link(guide: Path) -> None:
    outside = guide.parent / "example.yml"
    (guide / EXAMPLE).rename(outside)
    (guide / EXAMPLE).symlink_to(outside)


def _taken(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
    """A page by hand and an explainer that have the address of a pathway."""
    guide = sample(folder)
    shutil.copy(guide / "explainers/feelings.yml", guide / "explainers/example.yml")
    docs = folder / "docs"
    (docs / "schools").mkdir(parents=True)
    (docs / "schools" / "example.md").write_text("# By hand\n")
    page = SimpleNamespace(uri="schools/example.md", source="pathways/schools/example.yml")
    pages: list[Page] = [page]  # type: ignore[list-item]
    return [*overwritten(pages, docs), *checked(guide)]


def _answer(folder: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
    guide = sample(folder)
    files = find_files(guide)
    shared = read_shared({path.stem: read_file(path, path.stem)[0] for path in files.shared})
    source = read_text(f"pathways/{EXAMPLE}", (guide / EXAMPLE).read_text("utf-8"))
    pathway, _ = load_pathway(source, shared.shared, TODAY)
    assert pathway is not None
    return read_answers(pathway, json.dumps({"danger": "perhaps"}))[1]


def _approved(guide: Path, reviewed: str = "2026-11-20", proposed: str = "false") -> None:
    """An approved guide: reviewed, owned, and with a story for each answer about safety."""
    _edited("guide.yml", "state: draft", "state: approved")(guide)
    for path in guide.glob("*/*.yml"):
        text = path.read_text("utf-8").replace("reviewed: null", "reviewed: 2026-11-20")
        text = re.sub(r"^(owner: {.*)}$", r"\1, proposed: false}", text, flags=re.MULTILINE)
        text = text.replace("verified: null", "verified: 2026-11-20")
        path.write_text(text, "utf-8")
    for name, stories in STORIES.items():
        path = guide / name
        told = "".join(
            f"  - {{id: s{n}, story: A story., {one}}}\n" for n, one in enumerate(stories)
        )
        path.write_text(f"{path.read_text('utf-8')}\nscenarios:\n{told}", "utf-8")
    _edited(EXAMPLE, "reviewed: 2026-11-20", f"reviewed: {reviewed}")(guide)
    _edited(EXAMPLE, "proposed: false", f"proposed: {proposed}")(guide)


def _uncovered(guide: Path) -> None:
    _approved(guide)
    _edited(EXAMPLE, "answers: {danger: not-sure}", "answers: {danger: yes}")(guide)


def _hard(guide: Path) -> None:
    _edited("words.yml", "longest", "reading_age: {schools: 12}\nlongest")(guide)
    _edited(EXAMPLE, "  tell-lead:\n", f"  tell-lead:\n    body: {SENTENCE * 20}\n")(guide)


def _later(guide: Path) -> None:
    """A version before, and now another number, which is called minor."""
    _edited("guide.yml", "version: 0.1", "version: 0.2")(guide)
    before = check_guide(guide, TODAY).guide
    assert before is not None
    (guide / "revisions/0.1.guide.json").write_text(guide_json(before), "utf-8")
    told = "change: {size: minor, words: {everyone: Small things.}}"
    text = (guide / "revisions/0.1.yml").read_text("utf-8").replace("version: 0.1", "version: 0.2")
    (guide / "revisions/0.2.yml").write_text(f"{text}{told}\n", "utf-8")
    _edited("contacts.yml", "020 7946 0001", "020 7946 0008")(guide)


MADE: Mapping[str, Made] = {
    "answer": _answer,
    "archive": _with(lambda g: (g / "revisions/0.1.signed.json").write_text('{"3f1c": ')),
    "bytes": _with(lambda g: (g / EXAMPLE).write_text("title: A pupil\n", "utf-16")),
    "change-size": _with(_later),
    "empty": _with(lambda g: (g / EXAMPLE).write_text(f"# {EXAMPLE}\n")),
    "engine": _disagreeing(Disagreement("pathways/schools/example.yml: loop at danger: {}")),
    "file-kind": _with(lambda g: (g / EXAMPLE).rename(g / "schools/example.yaml")),
    "file-name": _with(lambda g: (g / EXAMPLE).rename(g / "schools/First Aid.yml")),
    "file-read": _unreadable,
    "file-size": _with(lambda g: (g / EXAMPLE).write_text("# note\n" * 170_000)),
    "file-unknown": _with(lambda g: (g / EXAMPLE).rename(g / "example.yml")),
    "folder": _with(lambda g: (g / "schools/old").mkdir()),
    "guide-missing": _with(lambda g: (g / "guide.yml").unlink()),
    "nesting": _with(lambda g: (g / EXAMPLE).write_text(f"title: {'[' * 50}A pupil{']' * 50}\n")),
    "page-taken": _taken,
    "poster-sheets": _with(lambda guide: _long_way(guide, 14)),
    "poster-too-large": _with(lambda guide: _long_way(guide, 40)),
    "reading-age": _with(_hard),
    "safety-uncovered": _with(_uncovered),
    "shared-first": _with(_edited("contacts.yml", "name: The quiet club", "nmae: The quiet club")),
    "symlink": _with(_link),
    "too-many-questions": _with(_ask_them),
    "too-tangled": _tangled,
    "unowned": _with(lambda g: _approved(g, proposed="true")),
    "unreviewed": _with(lambda g: _approved(g, reviewed="null")),
}
"""For each rule without example files: what makes its problem, and the problems made."""
