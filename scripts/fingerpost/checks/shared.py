"""The words of the shared files, held to the same rules as those of pathways."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.bodies import body_faults
from fingerpost.checks.examine import lexis_of, local_links
from fingerpost.checks.lines import line_faults
from fingerpost.checks.numbers import number_faults
from fingerpost.checks.reading import long_sentences
from fingerpost.checks.texts import texts
from fingerpost.checks.words import allowed, word_faults
from fingerpost.load.shared import ENTRIES, SharedFiles
from fingerpost.problems import Problem


def shared_words(files: SharedFiles) -> Iterator[Problem]:
    """Problems of the words in every shared file but words.yml itself."""
    found = lexis_of(files.shared)
    for name, source in files.sources.items():
        if name == "words":
            continue
        words = list(texts(source.data, names=name in ENTRIES))
        faults = list(word_faults(found, words, allowed(files.shared, source.path)))
        faults += long_sentences(words, int(files.shared.words.longest_sentence))
        faults += local_links(words, files.shared)
        for each in words:
            faults += [*body_faults(each), *number_faults(each), *line_faults(each)]
        yield from (source.problem(fault) for fault in faults)
