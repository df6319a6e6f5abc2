"""The words of the shared files, held to the same rules as those of pathways."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.examine import lexis_of, local_links, wording_faults
from fingerpost.checks.lexicon import lexicon_words
from fingerpost.checks.texts import texts
from fingerpost.load.shared import ENTRIES, SharedFiles
from fingerpost.problems import Problem


def shared_words(files: SharedFiles) -> Iterator[Problem]:
    """Problems of the words in every shared file but words.yml itself."""
    found = lexis_of(files.shared)
    for name, source in files.sources.items():
        if name == "words":
            continue
        if name == "lexicon":
            wrong = lexicon_words(source.data, found, files.shared, source.path)
            yield from (source.problem(fault) for fault in wrong)
            continue
        words = list(texts(source.data, names=name in ENTRIES))
        faults = wording_faults(words, found, files.shared, source.path)
        faults += local_links(words, files.shared)
        yield from (source.problem(fault) for fault in faults)
