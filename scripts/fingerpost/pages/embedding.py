"""Pathways on other websites: a bare page for each, and pages for those who put them there.

The bare page stands in a frame of a school's own site. It has the help line, the pathway and its
version, and no menu. Every link in it but those to its own steps opens in the whole window.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib import resources

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.home import pathways_for
from fingerpost.pages.links import EMBEDDING, IT_TEAMS, Place, embed_uri
from fingerpost.pages.page import Page, page
from fingerpost.pages.pathways import first_lines, walkable
from fingerpost.pages.provenance import for_line, overdue
from fingerpost.pages.sheet import Part, Parts, box, plain

SCRIPT = "assets/embed.js"
"""Where the custom element is served. Whoever uses it may keep a copy of their own."""
_LINK = re.compile(r"(\]\((?!#)[^()\s]+\))(?:\{([^{}]*)\})?")
_PLACEHOLDER = (
    "The publisher has not yet named this website’s address (needs owner input). Until then "
    "there is no line to copy."
)


_FOR_WEB = """\
You can show a pathway of this guide on a page of your own. It stays ours: when we mend a number, it
is mended on your page too.

The frame has the help line, the version and the notice. It tells your page nothing of what somebody
answers, sets no cookie and stores nothing. Your page needs no script for it.

Leave a link to this guide beside it. Do not put it behind a sign-in, and do not count who opens it.
[For IT teams]({it_teams}) tells what has to be allowed."""
_ELEMENT = """\
Where frames are made by a script, use this. Each pathway has an element of its own; change the two
addresses and the words for another. The browser refuses the script if it is not the one that we
made. The script stays at this address in later versions too. Without it readers find the link."""
_FOR_IT = """\
This guide is a set of plain pages. It has no accounts, sets no cookies, stores nothing on a device
and asks no other website for anything.

## What to allow {{#allow}}

Only one address: {address}. Nothing else is fetched.

To show a pathway on your own pages, your policy needs that address in `frame-src`, and in
`script-src` if you use the element from our website.

## The policy of our pages {{#policy}}

`default-src 'self'; img-src 'self' data:`. No script stands in a page, and none comes from
elsewhere. Any site may show our pages in a frame: there is nothing in them to sign in to.

## Filters and monitoring {{#monitoring}}

Words such as self-harm and suicide stand in these pages. A filter that blocks them keeps help from
somebody who looks for it. Please let the whole address through, for pupils too.

No answer is ever in an address, so logs cannot show one. They can show that a page was opened. If
your monitoring raises an alarm for that, a trained person should look at it with care. Looking for
help is a good sign, and nothing to be punished.

Many young people will not look for help if they fear to be seen. If you can, do not log this
address."""


def element() -> str:
    """The custom element's script."""
    return resources.files("fingerpost.pages").joinpath("embed.js").read_text("utf-8")


def integrity() -> str:
    """The code by which a browser knows that the script is ours: `sha384-…`."""
    digest = hashlib.sha384(element().encode()).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"


def embedding_pages(guide: Guide) -> list[Page]:
    """The bare pages, and the two for web managers and IT teams."""
    bare = [_bare(guide, pathway) for pathway in guide.pathways]
    return [*bare, _for_web_managers(guide), _for_it_teams(guide)] if bare else []


def _bare(guide: Guide, pathway: Pathway) -> Page:
    """The pathway alone, for a frame."""
    place = Place(guide, embed_uri(pathway.id))
    whole = f"[Open the whole page]({place.pathway(pathway.id)})"
    made = page(
        place.uri,
        pathway.title,
        f"# {plain(pathway.title)}",
        for_line(place, [pathway.audience], pathway.dates),
        overdue(place, pathway.dates),
        first_lines(place, pathway),
        walkable(place, pathway),
        box("p.fp-next", whole),
        about=pathway.summary,
        source=pathway.file,
        meta={
            "bare": True,
            "unlisted": True,
            "scripts": ["pathway"],
            **({"tab": pathway.tab} if pathway.tab else {}),
        },
    )
    return Page(made.uri, made.title, _in_whole_window(made.markdown), made.source)


def _in_whole_window(markdown: str) -> str:
    """The page with every link that leaves it opening in the whole window, not in the frame."""
    return _LINK.sub(
        lambda found: f"{found[1]}{{{' '.join(filter(None, (found[2], 'target=_top')))}}}", markdown
    )


def _for_web_managers(guide: Guide) -> Page:
    place = Place(guide, EMBEDDING)
    title = "On your own website"
    return page(
        EMBEDDING,
        title,
        f"# {title}",
        _FOR_WEB.format(it_teams=place.to(IT_TEAMS)),
        _all_lines(place) if _base(guide) and guide.pathways else _PLACEHOLDER,
        about="A line to copy for each pathway, and what comes with it.",
        meta={"scripts": ["copy"], "unlisted": True},
    )


def _all_lines(place: Place) -> list[Parts]:
    """A line for each pathway, for each audience, and the element."""
    lines: list[Parts] = [_lines(place, name) for name in place.guide.shared.settings.audiences]
    return [*lines, "## As an element {#element}", _as_element(place.guide)]


def _lines(place: Place, audience: str) -> list[Part]:
    guide = place.guide
    found = pathways_for(guide, audience)
    title = guide.shared.settings.audiences[audience].title
    parts: list[Part] = [f"## {plain(title)} {{#{audience}}}"] if found else []
    for pathway in found:
        parts.append(f"### [{plain(pathway.title)}]({place.pathway(pathway.id)})")
        parts.append(_code(_frame(guide, pathway)))
    return parts


def _base(guide: Guide) -> str:
    settings = guide.shared.settings
    folder = "latest" if settings.state == "approved" else "draft"
    return f"{settings.address}{folder}/" if settings.address else ""


def _frame(guide: Guide, pathway: Pathway) -> str:
    title = escape(pathway.title)
    return (
        f'<iframe src="{_base(guide)}{pathway.id}/embed/" title="{title}" width="100%" '
        'height="720" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def _code(text: str) -> Part:
    return box("div.fp-snippet", f"```html\n{text}\n```")


def _as_element(guide: Guide) -> list[Part]:
    """The element and its script.

    A version's own folder is never taken away, nor is its script changed, so the code holds for as
    long as the line stands somewhere.
    """
    settings, first = guide.shared.settings, guide.pathways[0]
    script = f"{settings.address}{settings.version}/{SCRIPT}"
    whole = f"{_base(guide)}{first.id}/"
    lines = (
        f'<script src="{script}" integrity="{integrity()}" crossorigin="anonymous" defer>'
        "</script>\n"
        f'<fingerpost-pathway src="{whole}embed/"><a href="{whole}">{escape(first.title)}</a>'
        "</fingerpost-pathway>"
    )
    return [_ELEMENT, _code(lines)]


def _for_it_teams(guide: Guide) -> Page:
    title = "For IT teams"
    address = guide.shared.settings.address or "the website’s address, once the publisher names it"
    return page(
        IT_TEAMS,
        title,
        f"# {title}",
        _FOR_IT.format(address=plain(address)),
        about="What to allow, the policy of the pages, and a word on filters and monitoring.",
        meta={"unlisted": True},
    )
