"""How the pack looks, on screen and on A4."""

from __future__ import annotations


def style(title: str) -> str:
    """The style sheet; the title stands at the foot of each sheet of paper."""
    quoted = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in title)
    return _STYLE.replace("TITLE", f'"{quoted}"')


_STYLE = """
:root { color-scheme: light dark; --ink: #1c2827; --paper: #fff; --soft: #4d5b59; --line: #b9b3a7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8efed; --paper: #121b1a; --soft: #b3c1be; --line: #4a5b55; }
}
body { background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
  margin: 0; }
main { margin: auto; max-width: 50rem; overflow-wrap: break-word; padding: 1rem 1rem 3rem 3rem;
  position: relative; }
a { color: inherit; }
h1, h2, h3, h4 { line-height: 1.2; margin: 1.4em 0 .4em; }
p, ul, ol { margin: .5em 0; }
h2 { border-bottom: 2px solid var(--line); padding-bottom: .2em; }
.n { color: var(--soft); font-size: .7rem; font-weight: 400; left: .3rem; line-height: 1.5rem;
  position: absolute; text-align: right; width: 2.1rem; }
em { font-style: normal; }
ul, ol { padding-left: 1.4rem; }
del { text-decoration: line-through; }
ins { text-decoration: underline; }
.notice { border: 2px solid; padding: .5rem .8rem; }
.fp-altered, .story, .fp-step { border-left: 3px solid var(--line); break-inside: avoid;
  margin: .8rem 0; padding-left: .8rem; }
.fp-both { display: grid; gap: .8rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
.fp-then { border: 1px solid var(--line); padding: .2rem .6rem .2rem 1rem; }
.fp-then .n { position: static; }
.code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
caption { padding-bottom: .3rem; text-align: left; }
th, td { border: 1px solid var(--line); height: 3rem; padding: .3rem .5rem; text-align: left;
  vertical-align: top; }
@page { margin: 18mm 15mm 18mm 12mm; size: A4;
  @bottom-right { content: counter(page) " of " counter(pages); }
  @bottom-left { content: TITLE; } }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --line: #777; color-scheme: light; }
  body { font-size: 11pt; }
  section { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  table { display: table; width: 100%; }
}
"""
