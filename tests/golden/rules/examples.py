"""The examples of the rule pages: files that are tests, and the parts of a page made from them."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from fingerpost.checks import check_guide
from fingerpost.checks.rules import FAMILIES
from fingerpost.problems import Problem

HERE = Path(__file__).parent
GUIDE = HERE / "guide"
PAGES = HERE.parents[2] / "docs" / "making" / "rules"
TODAY = datetime.date(2026, 11, 22)
INDEX = """---
search: {exclude: true}
---

# The rules

Everything that the check can find, by what it is about. Each page says what the message means and
why it matters, with a wrong and a right example.
"""


def sample(folder: Path) -> Path:
    """A copy of the sample guide, in a folder called pathways."""
    return Path(shutil.copytree(GUIDE, folder / "pathways"))


def checked(guide: Path) -> tuple[Problem, ...]:
    """The problems of a guide on the day of the examples."""
    return check_guide(guide, TODAY).problems


def example(folder: Path, file: Path) -> tuple[Problem, ...]:
    """The problems of the sample guide with this example in the place that its first line names."""
    guide = sample(folder)
    text = file.read_text("utf-8")
    place = text.partition("\n")[0].removeprefix("# ")
    assert (guide / place).is_file(), f"{file}: the first line names no file of the sample guide"
    (guide / place).write_text(text, "utf-8")
    return checked(guide)


def page(rule: str, printed: str) -> str:
    """The page as it should be: what was written by hand, and what the files say."""
    text = (PAGES / f"{rule}.md").read_text("utf-8")
    wrong, right = PAGES / rule / "wrong.yml", PAGES / rule / "right.yml"
    if not wrong.exists():
        by_hand = text.partition("\n## What the check says")[0].rstrip("\n")
        return f"{by_hand}\n\n{_said(printed)}"
    by_hand = text.partition("\n## Wrong")[0].rstrip("\n")
    shown = [file.read_text("utf-8").splitlines() for file in (wrong, right)]
    examples = f"## Wrong\n\n{_excerpt(*shown)}\n## Right\n\n{_excerpt(*reversed(shown))}"
    return f"{by_hand}\n\n{examples}\n{_said(printed)}"


def index() -> str:
    """The page that lists all rules."""
    parts = [INDEX]
    for family, rules in FAMILIES.items():
        items = "".join(f"- [{rule}]({rule}.md): {says}\n" for rule, says in rules.items())
        parts.append(f"## {family}\n\n{items}")
    return "\n".join(parts)


def _said(printed: str) -> str:
    return f"## What the check says\n\n```text\n{printed}```\n"


def _excerpt(lines: list[str], other: list[str]) -> str:
    """The lines that differ from the other example, their neighbours and what they belong to."""
    kept = {0}
    matcher = SequenceMatcher(None, lines, other, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag != "equal":
            around = range(max(start - 1, 0), min(end + 1, len(lines)))
            kept |= {n for n in around if lines[n].strip()}
    for n in sorted(kept):
        kept |= set(_parents(lines, n))
    return f"```yaml\n{''.join(_with_gaps(lines, sorted(kept)))}```\n"


def _parents(lines: list[str], n: int) -> Iterable[int]:
    depth = _indent(lines[n])
    for above in range(n - 1, 0, -1):
        if lines[above].strip() and _indent(lines[above]) < depth:
            depth = _indent(lines[above])
            yield above


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _with_gaps(lines: list[str], kept: list[int]) -> Iterable[str]:
    for before, n in zip([0, *kept], kept, strict=False):
        if any(line.strip() for line in lines[before + 1 : n]):
            yield f"{' ' * _indent(lines[n])}# …\n"
        yield f"{lines[n]}\n"
    if any(line.strip() for line in lines[kept[-1] + 1 :]):
        yield "# …\n"
