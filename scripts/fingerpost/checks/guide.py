"""The whole check of a guide folder: every problem there is, and the guide itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
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
from fingerpost.checks.posters import address_faults, sheet_faults
from fingerpost.checks.report import Report
from fingerpost.checks.revisions import has_to_hold, revision_problems
from fingerpost.checks.shared import shared_words
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
from fingerpost.load.shared import SharedFiles, read_shared
from fingerpost.model.guide import Pieces
from fingerpost.problems import Problem, errors
from fingerpost.source.text import Source, read_bytes


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
        pieces, found = _in_full(files, shared_files, today, examined, docs)
        problems += found
    archive, unread = read_archive(files)
    told = tuple(sorted({*problems, *unread}))
    kept = (checked, pieces, archive, texts_by_hand(docs))
    return _with_revision(Report(told, files, shared_files, today, *kept))


def _in_full(
    files: Files,
    shared_files: SharedFiles,
    today: datetime.date,
    examined: Mapping[str, Examined],
    docs: Path | None,
) -> tuple[Pieces, list[Problem]]:
    """The pieces, and all problems that can be told once the shared files are whole."""
    shared = shared_files.shared
    problems = [*_shared_problems(shared_files, today, examined)]
    problems += [p for one in examined.values() for p in one.problems]
    problems += _whole_problems(files, shared_files, examined)
    known = Known(shared, examined, lexis_of(shared), today)
    pieces, found = check_pieces(files, known)
    problems += [*found, *_listed(shared_files, pieces)]
    problems += _lexicon(shared_files, pieces, examined, docs)
    if docs is not None:
        problems += page_problems(docs, shared, lexis_of(shared))
    return pieces, problems


def _with_revision(report: Report) -> Report:
    """The report with what only a whole guide can tell of its revision."""
    revision = report.pieces.revisions.get(report.shared_files.shared.settings.version)
    asks = report.archive.frozen or (revision and has_to_hold(revision))
    if revision is None or not asks or report.guide is None:
        return report
    found = revision_problems(report.guide, report.files)
    return replace(report, problems=tuple(sorted({*report.problems, *found}))) if found else report


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
    by_file["guide"] += [*page_group_faults(shared, examined), *address_faults(shared)]
    by_file["guide"] += sheet_faults({n: one.split for n, one in examined.items() if one.split})
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
