"""A plain page outside of any version: the way on, and crisis help, in the look of the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from fingerpost.pages.numbers import digits
from fingerpost.release.headers import POLICY

_PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
{more}<link rel="icon" href="{base}assets/icon.svg" type="image/svg+xml">
<title>{tab} – {name}</title>
<link rel="stylesheet" href="{base}assets/site.css">
</head>
<body>
<aside class="fp-help-now" aria-label="Help now">
<div class="fp-wrap">
<strong>In danger now?</strong>
{help}
</div>
</aside>
<header class="fp-header">
<div class="fp-wrap">
<a class="fp-name" href="{base}"><span>{name}</span></a>
</div>
</header>
<div class="fp-wrap">
<main id="main">
<article class="md-typeset">
<h1>{title}</h1>
{body}
</article>
</main>
</div>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Plain:
    """A page. `root` is the way from it to the website's root, `alias` the newest version's folder.

    With `onward`, an address, the browser goes there by itself. `listed` pages may be found by
    search engines. `tab` is what the browser's tab and history say, where the title says too much.
    """

    title: str
    body: str
    """HTML."""
    root: str
    alias: str
    onward: str = ""
    listed: bool = False
    canonical: str = ""
    tab: str = ""


def html(page: Plain, guide: Mapping[str, Any]) -> bytes:
    """The page as HTML. `guide` is the data of the newest version, for its name and crisis help."""
    base = f"{page.root}{page.alias}/"
    more = "" if page.listed else '<meta name="robots" content="noindex">\n'
    if page.canonical:
        more += f'<link rel="canonical" href="{escape(page.canonical)}">\n'
    if page.onward:
        more += f'<meta http-equiv="refresh" content="0; url={escape(page.onward)}">\n'
    name = str(guide.get("settings", {}).get("short_title", "This guide"))
    return _PAGE.format(
        policy=POLICY,
        more=more,
        base=base,
        title=escape(page.title, quote=False),
        tab=escape(page.tab or page.title, quote=False),
        name=escape(name, quote=False),
        help=_help(guide, base),
        body=page.body,
    ).encode()


def _help(guide: Mapping[str, Any], base: str) -> str:
    """The first crisis contact's number, which is the nation's own, and the way to the others.

    Where the page stands in a frame, its host may allow no call within it: both take the window.
    """
    contacts, settings = guide.get("contacts", {}), guide.get("settings", {})
    first = contacts.get(next(iter(settings.get("crisis", ())), ""), {}).get("phone", "999")
    call = f'<a href="tel:{digits(first)}" target="_top">Call {escape(first)}</a>'
    more = f'<a href="{base}help-now/" target="_top">Other help</a>'
    return f'{call}<span aria-hidden="true"> · </span>{more}'
