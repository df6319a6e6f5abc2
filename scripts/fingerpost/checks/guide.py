"""The whole check of a guide folder: every problem there is, and the guide itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from fingerpost.checks.dates import evidence_dates
from fingerpost.checks.directory import (
    contact_faults,
    crisis_faults,
    holiday_faults,
    response_faults,
)
from fingerpost.checks.drawings import drawing_faults
from fingerpost.checks.examine import Examined, examine, lexis_of
from fingerpost.checks.handwritten import page_problems
from fingerpost.checks.keep import Keep, engine_code, key
from fingerpost.checks.lexicon import lexicon_faults
from fingerpost.checks.pieces import Known, check_pieces
from fingerpost.checks.reading import hardest
from fingerpost.checks.shared import shared_words
from fingerpost.checks.texts import texts
from fingerpost.checks.whole import (
    listed_faults,
    page_group_faults,
    pathway_faults,
    situation_faults,
)
from fingerpost.load.archive import read_archive
from fingerpost.load.by_hand import texts_by_hand
from fingerpost.load.files import Files, find_files, read_file
from fingerpost.load.pathway import load_pathway
from fingerpost.load.pieces import names_to_link
from fingerpost.load.references import reference_faults
from fingerpost.load.shared import ENTRIES, SharedFiles, read_shared
from fingerpost.model.guide import Archive, Guide, Pieces
from fingerpost.problems import Problem, errors
from fingerpost.source.text import Source, read_bytes


@dataclass(frozen=True)
class Report:
    """Every problem of a guide folder, in file order. `guide` is None while there are errors."""

    problems: tuple[Problem, ...]
    files: Files
    shared_files: SharedFiles
    today: datetime.date
    checked: Mapping[Path, bytes]
    """The bytes of each pathway as they were checked, so that nothing else can be published."""
    pieces: Pieces = field(default_factory=Pieces)
    archive: Archive = field(default_factory=Archive)
    docs: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not errors(self.problems)

    def hardest(self) -> list[str]:
        """The sentences of the guide that read hardest, each with its place."""
        sources = dict(self.shared_files.sources)
        sources.pop("words", None)
        found = {name: (source, name in ENTRIES) for name, source in sources.items()}
        for path, raw in self.checked.items():
            found[str(path)] = (read_bytes(self.files.label(path), raw), False)
        for path in self.files.pieces:
            found[str(path)] = (read_file(path, self.files.label(path))[0], False)
        words = {source.path: texts(source.data, names) for source, names in found.values()}
        at = {source.path: source for source, _ in found.values()}
        return [f"{at[hard.path].place(hard.at)}: {hard.sentence}" for hard in hardest(words)]

    @cached_property
    def guide(self) -> Guide | None:
        """The whole guide, read when it is first asked for; None while there are errors."""
        if not self.good:
            return None
        shared = self.shared_files.shared
        pathways = []
        for path, raw in self.checked.items():
            source = read_bytes(self.files.label(path), raw)
            pathway, _ = load_pathway(source, shared, self.today)
            if pathway is not None:
                pathways.append(pathway)
        order = list(shared.settings.audiences)
        pathways.sort(key=lambda p: (order.index(p.audience), p.id))
        return Guide(shared, tuple(pathways), self.today, self.pieces, self.archive, self.docs)


def check_guide(
    folder: Path,
    today: datetime.date,
    cache: Path | None = None,
    docs: Path | None = None,
) -> Report:
    """Reads and proves everything in the folder, and the readers' pages in `docs` where given.

    With `cache`, a file of results, unchanged pathways are not proved again.

    Never raises for anything an author can write.
    """
    files = find_files(folder)
    sources: dict[str, Source] = {}
    base = [engine_code(), today.isoformat(), files.shown_as]
    for path in files.shared:
        sources[path.stem], raw = read_file(path, files.label(path))
        base.append(key("", path.stem, raw))
    linked = names_to_link(files)
    base += [f"{kind}:{name}" for kind, names in linked.items() for name in sorted(names)]
    shared_files = _with_links(read_shared(sources), linked)
    checked = _read_all(files)
    pieces = Pieces()
    problems = [*files.problems, *_missing(files, shared_files), *shared_files.problems]
    if any(_is_shared(files, problem) for problem in errors(problems)):
        problems += _shapes_only(files, shared_files, today)
    else:
        examined = _examined(files, shared_files, today, Keep(cache), "\0".join(base), checked)
        problems += _shared_problems(shared_files, today, examined)
        problems += [p for one in examined.values() for p in one.problems]
        problems += _whole_problems(files, shared_files, examined)
        known = Known(shared_files.shared, examined, lexis_of(shared_files.shared), today)
        pieces, found = check_pieces(files, known)
        problems += [*found, *_listed(shared_files, pieces)]
        problems += _lexicon(shared_files, pieces, examined, docs)
        if docs is not None:
            shared = shared_files.shared
            problems += page_problems(docs, shared, lexis_of(shared))
    archive, unread = read_archive(files)
    problems += unread
    told = tuple(sorted(set(problems)))
    return Report(told, files, shared_files, today, checked, pieces, archive, texts_by_hand(docs))


def _with_links(files: SharedFiles, linked: Mapping[str, frozenset[str]]) -> SharedFiles:
    """The shared files, which now know the pieces that a link may lead to."""
    return replace(files, shared=replace(files.shared, linked=linked))


def _is_shared(files: Files, problem: Problem) -> bool:
    """Whether the problem is of the guide's own folder, not of a folder of pathways."""
    return not problem.path.startswith(f"{files.shown_as}/") or problem.path.count("/") == 1


def _missing(files: Files, shared: SharedFiles) -> Iterator[Problem]:
    if not shared.found_settings and "guide" not in shared.sources and files.folder.is_dir():
        path = f"{files.shown_as}/guide.yml"
        hint = "It names the guide, its audiences and areas; see the authors' guide."
        yield Problem(path, 0, 0, "guide-missing", "there is no guide.yml here", hint)


def _shapes_only(files: Files, shared: SharedFiles, today: datetime.date) -> Iterator[Problem]:
    """While a shared file is broken, pathways are only read: the rest would be noise."""
    for path in files.pathways:
        source, _ = read_file(path, files.label(path))
        yield from source.problems
        pathway, faults = load_pathway(source, shared.shared, today)
        if pathway is None:
            yield from (source.problem(fault) for fault in faults)
    message = "pathways are checked in full once the problems of the shared files are mended"
    yield Problem(files.shown_as, 0, 0, "shared-first", message, "", "warning")


def _read_all(files: Files) -> dict[Path, bytes]:
    """The bytes of every pathway that can be opened."""
    found: dict[Path, bytes] = {}
    for path in files.pathways:
        with suppress(OSError):
            found[path] = path.read_bytes()
    return found


def _examined(
    files: Files,
    shared: SharedFiles,
    today: datetime.date,
    keep: Keep,
    base: str,
    checked: Mapping[Path, bytes],
) -> dict[str, Examined]:
    found = lexis_of(shared.shared)
    examined: dict[str, Examined] = {}
    for path in files.pathways:
        label = files.label(path)
        raw = checked.get(path)
        if raw is None:
            examined[_id(path)] = Examined(read_file(path, label)[0].problems)
            continue
        name = key(base, label, raw)
        result = keep.get(name)
        if result is None:
            result = examine(read_bytes(label, raw), shared.shared, found, today)
            keep.put(name, result)
        examined[_id(path)] = result
    keep.save()
    return examined


def _id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _shared_problems(
    files: SharedFiles, today: datetime.date, examined: Mapping[str, Examined]
) -> Iterator[Problem]:
    shared = files.shared
    by_file = reference_faults(shared)
    by_file["guide"] += [*crisis_faults(shared), *holiday_faults(shared, today)]
    by_file["guide"] += page_group_faults(shared, examined)
    by_file["contacts"] += contact_faults(shared, today)
    by_file["responses"] += response_faults(shared)
    by_file["drawings"] = list(drawing_faults(shared.drawings))
    by_file["situations"] += situation_faults(shared, examined)
    by_file["evidence"] = list(evidence_dates(shared, today))
    for name, faults in by_file.items():
        if name in files.sources:
            yield from (files.sources[name].problem(fault) for fault in faults)
    yield from shared_words(files)


def _listed(files: SharedFiles, pieces: Pieces) -> Iterator[Problem]:
    """What only the pieces themselves can tell of the groups of guide.yml."""
    guide = files.sources.get("guide")
    if guide is not None:
        yield from (guide.problem(fault) for fault in listed_faults(files.shared, pieces))


def _lexicon(
    files: SharedFiles, pieces: Pieces, examined: Mapping[str, Examined], docs: Path | None
) -> Iterator[Problem]:
    """What the lexicon leads to, which takes all the rest to tell."""
    source = files.sources.get("lexicon")
    hand = [path.name for path in docs.glob("*.md")] if docs else None
    if source is not None:
        faults = lexicon_faults(files.shared, pieces, examined, hand)
        yield from (source.problem(fault) for fault in faults)


def _whole_problems(
    files: Files, shared: SharedFiles, examined: Mapping[str, Examined]
) -> Iterator[Problem]:
    paths = {_id(path): path for path in files.pathways}
    for pathway_id, fault in pathway_faults(shared.shared, examined):
        source, _ = read_file(paths[pathway_id], files.label(paths[pathway_id]))
        yield source.problem(fault)
