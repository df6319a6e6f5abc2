"""The guide as data for other programs."""

from fingerpost.compare.since import since_before
from fingerpost.exports.feeds import feeds
from fingerpost.exports.notes import notes
from fingerpost.exports.schema import guide_schema_json
from fingerpost.exports.tables import tables
from fingerpost.model.guide import Guide
from fingerpost.pages.embedding import SCRIPT, element
from fingerpost.published.data import guide_data, guide_json

__all__ = ["exported", "guide_data", "guide_json"]


def exported(guide: Guide) -> dict[str, str]:
    """The files that stand beside the pages on the site, by path, with their text."""
    made = {"guide.json": guide_json(guide), "guide.schema.json": guide_schema_json()}
    made |= {SCRIPT: element()} if guide.pathways else {}
    since = since_before(guide)
    return made | feeds(guide, since) | notes(guide, since) | tables(guide)
