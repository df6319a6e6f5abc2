"""The comparison of `make engines`: what counts as the same page, and what is told of another."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.engines import differences, main, page_of

OWN = """<body><nav>Menu</nav><aside class="fp-help-now">Call <a href="tel:999">999</a></aside>
<article class="md-content__inner md-typeset"><h1 id="a">A page</h1>
<section data-fp='{"k": "q"}'>Is it <b>so</b>?<br><a href="../b/#c">Yes</a></section>
<pre><code title="steps">one: two</code></pre></article><footer>Made by one</footer></body>"""
SAME = """<body><nav>Another menu</nav><aside class="fp-help-now">
Call <a href="tel:999">999</a></aside>
<article class="md-content__inner"><a id="__skip"></a><h1 id="a">A page</h1>
<section data-fp='{"k": "q"}'>Is it <b>so</b>?<br/><a href="/b/#c">Yes</a></section>
<div><span class="filename">steps</span><pre><code><i>one</i>: two</code></pre></div>
</article><footer>Made by another</footer></body>"""


def test_the_theme_and_the_spelling_of_links_do_not_count() -> None:
    assert page_of(OWN, "a/index.html") == page_of(SAME, "a/index.html")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("so</b>?", "so</b>!", "words 'so?Yes one: two' became 'so!Yes one: two'"),
        ('"q"', '"a"', """data 'data-fp={"k": "q"}' became 'data-fp={"k": "a"}'"""),
        ('id="a"', "", """data 'id=a data-fp={"k": "q"}' became 'data-fp={"k": "q"}'"""),
        ("#c", "#d", "links 'http://site/b/#c' became 'http://site/b/#d'"),
        ("tel:999", "tel:99", "links 'tel:999 http://site/b/#c' became 'tel:99 http://site/b/#c'"),
    ],
)
def test_a_difference_is_told(old: str, new: str, told: str) -> None:
    name = "a/index.html"
    own, other = page_of(OWN, name), page_of(SAME.replace(old, new), name)
    assert differences({name: own}, {name: other}) == [f"{name}: {told}"]


def test_a_page_that_is_not_there_is_told() -> None:
    page = page_of(OWN, "a.html")
    assert differences({"a.html": page}, {"b.html": page}) == [
        "a.html: no such page",
        "b.html: a page of its own",
    ]


@pytest.mark.parametrize(
    ("builds", "code", "told"),
    [
        (f"mkdir -p site && cat > site/index.html <<'E'\n{SAME}\nE", 0, "are the same"),
        (f"mkdir -p site && cat > site/a.html <<'E'\n{SAME}\nE", 1, "2 differences"),
        ("echo it cannot be read; exit 1", 1, "it cannot be read"),
        (":", 1, "it made nothing"),
        (None, 1, "could not be installed"),
    ],
)
def test_an_engine_is_run_and_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], builds: str | None, code: int, told: str
) -> None:
    tree, own, engine = tmp_path / "tree", tmp_path / "out" / "own", tmp_path / "engine"
    tree.mkdir()
    own.mkdir(parents=True)
    (own / "index.html").write_text(OWN)
    if builds:
        version = '[ "$1" = --version ] && echo "engine, version 1.2.3" && exit'
        engine.write_text(f"#!/bin/sh\n{version}\ncd {tree}\n{builds}\n")
        engine.chmod(engine.stat().st_mode | stat.S_IXUSR)
    assert main(str(tree), str(own), str(engine)) == code
    assert told in capsys.readouterr().out
