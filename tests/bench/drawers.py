"""Other programs that draw charts, in Chromium, on the graphs that ours are made of.

Each is given the boxes and the arrows with the words that ours have. They draw plain boxes: no
number of a step, no time to act, no link, no rule folded into lines that were measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fingerpost.charts.graph import Chart
from tests.bench.pages import ROOT, chromium, served

NPM = ROOT / "node_modules"
_DRAW = """async (texts) => {
  const draw = await (%s)();
  const found = [];
  for (const [at, text] of texts.entries()) {
    const start = performance.now();
    const svg = await draw(text, at);
    found.push([svg, performance.now() - start]);
  }
  return found;
}"""
_GRAPHVIZ = """async () => {
  const viz = await Viz.instance();
  return async (text) => viz.renderString(text, {format: 'svg'});
}"""
_MERMAID = """async () => {
  mermaid.initialize({startOnLoad: false, flowchart: {htmlLabels: false}});
  return async (text, at) => (await mermaid.render('chart' + at, text)).svg;
}"""


@dataclass(frozen=True)
class Drawn:
    """What a program made of a graph: its SVG, and the milliseconds it took."""

    svg: str
    spent: float


def graphviz(charts: Sequence[Chart]) -> list[Drawn]:
    """The charts by Graphviz, in the browser's own code (WebAssembly)."""
    script = NPM / "@viz-js" / "viz" / "dist" / "viz-global.js"
    return list(_drawn(script, _GRAPHVIZ, [dotted(one) for one in charts]))


def mermaid(charts: Sequence[Chart]) -> list[Drawn]:
    """The charts by Mermaid, with labels that are text of the SVG."""
    script = NPM / "mermaid" / "dist" / "mermaid.min.js"
    return list(_drawn(script, _MERMAID, [mermaided(one) for one in charts]))


def _drawn(script: Path, how: str, texts: list[str]) -> Iterator[Drawn]:
    """Each is drawn once before it counts, because the first goes slowly."""
    with served(script.parent) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}nothing-here")
        page.add_script_tag(url=f"{address}{script.name}")
        page.evaluate(_DRAW % how, texts[:3])
        for svg, spent in page.evaluate(_DRAW % how, texts):
            yield Drawn(svg, spent)


def dotted(chart: Chart) -> str:
    """A chart in the language of Graphviz."""
    number = {box.id: box.number for box in chart.boxes}
    boxes = [f"{box.number} [shape=box, label={json.dumps(box.title)}]" for box in chart.boxes]
    ways = [
        f"{number[one.origin]} -> {number[one.target]} [label={json.dumps(one.label)}]"
        for one in chart.arrows
    ]
    return "\n".join(["digraph {", *boxes, *ways, "}"])


def mermaided(chart: Chart) -> str:
    """A chart in the language of Mermaid."""
    number = {box.id: box.number for box in chart.boxes}
    boxes = [f"n{box.number}[{_said(box.title)}]" for box in chart.boxes]
    ways = [
        f"n{number[one.origin]} -->{f'|{_said(one.label)}|' if one.label else ''} "
        f"n{number[one.target]}"
        for one in chart.arrows
    ]
    return "\n".join(["flowchart TD", *boxes, *ways])


def _said(text: str) -> str:
    return '"' + text.replace("#", "#35;").replace('"', "#quot;") + '"'
