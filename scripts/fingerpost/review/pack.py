"""The whole pack as one page of HTML, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from fingerpost.compare.changes import Comparison
from fingerpost.model.guide import Guide
from fingerpost.pages.sheet import Parts
from fingerpost.review.changed import changed
from fingerpost.review.cover import cover
from fingerpost.review.guidance import guidance
from fingerpost.review.numbered import Count, numbered
from fingerpost.review.paper import from_markdown, lowered
from fingerpost.review.scenarios import scenarios
from fingerpost.review.signing import signing
from fingerpost.review.style import style
from fingerpost.review.work import hardest_sentences, open_work

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing from anywhere, and no script: the file may be sent round and opened by anybody."""
_PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Asked:
    """What the pack is made from: a guide, what changed, and the sentences that read hardest."""

    guide: Guide
    found: Comparison | None
    """The comparison with the version before, or None where there is none."""
    hardest: Sequence[str] = ()
    whole: bool = False
    """Whether every pathway is printed, and not only those that changed."""


def review_pack(asked: Asked) -> str:
    """The pack as HTML, one file that needs no other. The same guide gives the same bytes."""
    guide = asked.guide
    count = Count()
    parts: list[tuple[str, str, Parts, bool]] = [
        ("changed", "What changed", changed(guide, asked.found), True),
        ("guidance", "The guidance as it now stands",
         guidance(guide, asked.found, asked.whole), True),
        ("stories", "Made-up stories, and where each ends",
         scenarios(guide, asked.found), False),
        ("hardest", "The sentences that read hardest", hardest_sentences(asked.hardest), False),
        ("work", "What is still open", open_work(guide), False),
        ("signing", "Sign-off sheet", signing(guide), False),
    ]  # fmt: skip
    contents = [(name, title) for name, title, *_ in parts]
    body = [from_markdown(cover(guide, asked.found, contents))]
    for number, (name, title, part, lines) in enumerate(parts, 1):
        inside = from_markdown(part)
        inside = lowered(inside) if name == "guidance" else inside
        inside = numbered(inside, count) if lines else inside
        heading = f'<h2 id="{name}">{number}. {escape(title, quote=False)}</h2>'
        body.append(f"<section>\n{heading}\n{inside}\n</section>")
    settings = guide.shared.settings
    title = f"Review pack: {settings.title}, version {settings.version}"
    return _PAGE.format(
        title=escape(title, quote=False), policy=POLICY, style=style(title), body="\n".join(body)
    )
