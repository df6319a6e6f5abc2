"""The pack: what is in it, that every link works from a disk, and that it can be checked."""

from __future__ import annotations

import codecs
import datetime
import hashlib
import io
import posixpath
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from fingerpost.model.guide import Guide
from fingerpost.outlets.cli import main
from fingerpost.outlets.packing import packed as packed_by
from fingerpost.outlets.site import build_site
from fingerpost.pack import Packing, pack
from fingerpost.pack.due import review_day
from fingerpost.pack.packed import MOST, contents, name_of, wanted, with_room
from fingerpost.problems import errors
from tests.build.conftest import copy_project
from tests.build.sample import GUIDE
from tests.unit.test_search_entries import guide_of

HREF = re.compile(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The built site of the small guide, with posters and booklets."""
    home = copy_project(tmp_path_factory.mktemp("packed"))
    assert not errors(build_site(home / "mkdocs.yml", home / "site", papers=wanted(GUIDE)))
    top = home / "site"
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def packed(site: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return contents(Packing(guide_of("small"), site))


def links(found: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, data in found.items():
        if path.endswith(".html"):
            for href in HREF.findall(data.decode()):
                yield path, href.replace("&amp;", "&")


def test_every_link_leads_to_a_file_that_is_in_it(packed: Mapping[str, bytes]) -> None:
    seen = 0
    for path, href in links(packed):
        way = unquote(href.partition("#")[0])
        if not way or re.match(r"(https|tel|sms|mailto):", way):
            continue
        seen += 1
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way))
        assert target in packed, (path, href)
    assert seen > 100


def test_nothing_in_it_asks_a_server(packed: Mapping[str, bytes]) -> None:
    for path, href in links(packed):
        assert not href.startswith("/"), (path, href)
        assert not href.startswith("http:"), (path, href)
    for path, data in packed.items():
        if path.endswith(".html"):
            assert "form-action 'none'" in unescape(data.decode()), path
            assert data.count(b"assets/pack.js") == 1, path
    assert not [path for path in packed if path.endswith(".xml") or "/embed/" in path]
    assert not [path for path in packed if path.startswith("guide/making/")]


def test_a_page_that_is_not_in_it_is_found_on_the_website(site: Mapping[str, bytes]) -> None:
    settings = guide_of("small").shared.settings
    at = settings.model_copy(update={"address": "https://guide.example.org/"})
    guide = replace(guide_of("small"), shared=replace(guide_of("small").shared, settings=at))
    page = contents(Packing(guide, elsewhere(site)))["guide/about/index.html"].decode()
    assert 'href="https://guide.example.org/draft/elsewhere/#here"' in page


def test_without_an_address_its_words_stay(site: Mapping[str, bytes]) -> None:
    page = contents(Packing(guide_of("small"), elsewhere(site)))["guide/about/index.html"].decode()
    assert "Words that lead elsewhere" in page
    assert "elsewhere/" not in page


def elsewhere(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The site with a link to a page that it does not have."""
    link = b'<p><a href="../elsewhere/#here">Words that lead elsewhere</a></p></main>'
    about = site["about/index.html"]
    assert b"</main>" in about
    return {**site, "about/index.html": about.replace(b"</main>", link)}


def test_no_link_of_the_site_leads_out_of_it(
    site: Mapping[str, bytes], packed: Mapping[str, bytes]
) -> None:
    for path, page in site.items():
        if path.endswith(".html") and f"guide/{path}" in packed:
            before, after = page.count(b"</a>"), packed[f"guide/{path}"].count(b"</a>")
            assert before == after, f"{path} has lost a link"


def test_papers_that_do_not_fit_are_named(site: Mapping[str, bytes]) -> None:
    names = wanted(GUIDE)
    assert with_room(pack(Packing(GUIDE, site)), names) == names
    noise = random.Random(1)
    large = {**site, f"{names[1]}.pdf": noise.randbytes(MOST)}
    assert with_room(pack(Packing(GUIDE, large)), names) == (names[0], *names[2:])
    full = {**site, "assets/picture.bin": noise.randbytes(MOST)}
    assert with_room(pack(Packing(GUIDE, full)), names) == ()


def test_a_pack_that_is_too_large_is_built_again_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_project(tmp_path)
    guide, names = guide_of("small"), wanted(guide_of("small"))
    whole = packed_by(home / "mkdocs.yml", guide, names)
    assert whole.papers == names
    bare = packed_by(home / "mkdocs.yml", guide, names[:1])
    limit = (len(whole.data) + len(bare.data)) // 2
    monkeypatch.setattr("fingerpost.pack.packed.MOST", limit)
    monkeypatch.setattr("fingerpost.outlets.packing.MOST", limit)
    less = packed_by(home / "mkdocs.yml", guide, names)
    assert len(less.data) <= limit
    assert less.papers[0] == "posters"
    assert set(less.papers) < set(names)
    with zipfile.ZipFile(io.BytesIO(less.data)) as found:
        pages = [found.read(n).decode() for n in found.namelist() if n.endswith(".html")]
    for gone in set(names) - set(less.papers):
        assert not [page for page in pages if f"{gone}.pdf" in page]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Käthe’s élan", "kathes-elan"), ("Допомога", "guide"), ("A/B: C?", "a-b-c")],
)
def test_its_name_can_stand_on_every_drive(title: str, name: str) -> None:
    settings = GUIDE.shared.settings.model_copy(update={"short_title": title})
    guide = replace(GUIDE, shared=replace(GUIDE.shared, settings=settings))
    assert name_of(guide) == f"{name}-{settings.version}-2026-11-22"


def test_a_clock_that_is_wrong_stops_nothing() -> None:
    guide = replace(GUIDE, today=datetime.date(1970, 1, 1))
    with zipfile.ZipFile(io.BytesIO(pack(Packing(guide, {})))) as found:
        entry = found.infolist()[0]
        assert entry.date_time[:3] == (1980, 1, 1)
        assert entry.filename.startswith("sample-0.1-1970-01-01/")
        assert entry.create_system == 3, "the same on Windows"


def released(made: datetime.date) -> Guide:
    """This project's guide, released on a day and packed on another."""
    guide = guide_of("this project")
    version = guide.shared.settings.version
    revision = guide.pieces.revisions[version]
    out = revision.model_copy(update={"released": datetime.date(2026, 12, 1)})
    pieces = replace(guide.pieces, revisions={**guide.pieces.revisions, version: out})
    return replace(guide, pieces=pieces, today=made)


def entries(guide: Guide, page: str) -> dict[str, tuple[str, zipfile.ZipInfo, str]]:
    """What a pack of one page has: for each file its whole name, its entry, and its text."""
    site = {"help-now/index.html": f"<html><body>{page}</body></html>".encode()}
    with zipfile.ZipFile(io.BytesIO(pack(Packing(guide, site)))) as found:
        return {
            one.filename.partition("/")[2]: (one.filename, one, found.read(one).decode())
            for one in found.infolist()
        }


def test_two_packs_of_one_release_are_told_apart() -> None:
    before = entries(released(datetime.date(2026, 12, 1)), "Call 111")
    after = entries(released(datetime.date(2027, 1, 20)), "Call 999")
    assert before.keys() == after.keys()
    for path, (name, entry, _) in after.items():
        assert before[path][0] != name
        assert before[path][1].date_time < entry.date_time == (2027, 1, 20, 0, 0, 0)
    for path in ("START-HERE.html", "READ-ME.txt"):
        assert "draft of 1 December 2026. Made on 1 December 2026." in before[path][2]
        assert "draft of 1 December 2026. Made on 20 January 2027." in after[path][2]


def test_a_pack_made_again_on_its_day_has_the_same_bytes() -> None:
    guide = released(datetime.date(2027, 1, 20))
    assert pack(Packing(guide, {})) == pack(Packing(guide, {}))


def test_the_first_page_names_the_version_the_readers_and_the_posters(
    packed: Mapping[str, bytes],
) -> None:
    page = packed["START-HERE.html"].decode()
    guide = guide_of("small")
    for name, audience in guide.shared.settings.audiences.items():
        assert f'href="guide/{name}/index.html">{audience.door}' in page
    assert f"Version {guide.shared.settings.version}, draft" in page
    assert "/poster.pdf" in page
    for name, audience in guide.shared.settings.audiences.items():
        path = f"guide/{name}.pdf"
        assert path in packed, "all fit"
        assert f'href="{path}">{audience.title} (PDF)' in page
    assert "Call 999" in page
    assert guide.shared.settings.notice in page


def test_every_page_says_until_when_it_holds(packed: Mapping[str, bytes]) -> None:
    guide = guide_of("small")
    said = f'data-fp-due="{review_day(guide)}" data-fp-made="{guide.today}"'.encode()
    for path, data in packed.items():
        if path.endswith(".html"):
            assert said in data, path


def test_what_only_the_build_finds_makes_no_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_project(tmp_path)
    (home / "docs" / "help-now.md").write_text("# Mine\n", "utf-8")
    monkeypatch.chdir(home)
    done = CliRunner().invoke(main, ["pack", "--no-pdf", "--out", "it.zip"])
    assert done.exit_code == 1, done.output
    assert "no pack was made" in done.output
    assert not (home / "it.zip").exists()


def test_its_sums_are_right(packed: Mapping[str, bytes]) -> None:
    lines = packed["checksums.txt"].decode().splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(told) == set(packed) - {"checksums.txt"}
    for path, code in told.items():
        assert hashlib.sha256(packed[path]).hexdigest() == code


def test_the_same_site_gives_the_same_zip_in_one_folder(site: Mapping[str, bytes]) -> None:
    made = pack(Packing(guide_of("small"), site))
    assert made == pack(Packing(guide_of("small"), dict(reversed(site.items()))))
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        tops = {name.split("/", 1)[0] for name in found.namelist()}
        assert tops == {name_of(guide_of("small"))}
        assert found.testzip() is None
        note = found.read(f"{tops.pop()}/READ-ME.txt")
    assert note.count(b"\r\n") == note.count(b"\n")
    assert note.startswith(codecs.BOM_UTF8), "so that old programs read its letters"
    assert b"START-HERE.html" in note


def test_the_command_writes_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = copy_project(tmp_path)
    monkeypatch.chdir(home)
    done = CliRunner().invoke(main, ["pack", "--no-pdf", "--out", "it.zip"])
    assert done.exit_code == 0, done.output
    assert "it.zip" in done.output
    with zipfile.ZipFile(home / "it.zip") as found:
        assert not [name for name in found.namelist() if name.endswith(".pdf")]
    bad = CliRunner().invoke(main, ["pack", "--no-pdf", "--out", "no/such/it.zip"])
    assert bad.exit_code == 1
    assert "cannot be written" in bad.output
    assert not list(home.glob("*.part"))


def test_into_a_folder_it_goes_under_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_project(tmp_path)
    monkeypatch.chdir(home)
    made = []
    for out in ([], ["--out", "."], ["--out", str(tmp_path)]):
        done = CliRunner().invoke(main, ["pack", "--no-pdf", *out])
        assert done.exit_code == 0, done.output
        (path,) = re.findall(r"^(\S+\.zip): ", done.output, re.MULTILINE)
        made.append(Path(path))
        assert made[-1].is_file()
        made[-1].unlink()
    assert [one.parent for one in made] == [Path(), Path(), tmp_path]
    assert len({one.name for one in made}) == 1


def test_a_place_that_cannot_be_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_project(tmp_path)
    monkeypatch.chdir(home)
    monkeypatch.setattr("fingerpost.outlets.packing.packed", lambda *_: pytest.fail("it was built"))
    for out in ("no/such/it.zip", "mkdocs.yml/it.zip"):
        done = CliRunner().invoke(main, ["pack", "--out", out])
        assert done.exit_code == 1
        assert "cannot be written" in done.output


def test_the_guide_may_stand_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_project(tmp_path)
    (home / "pathways").rename(home / "ours")
    settings = home / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count("pathways: pathways") == 1
    settings.write_text(text.replace("pathways: pathways", "pathways: ours"), "utf-8")
    monkeypatch.chdir(home)
    done = CliRunner().invoke(main, ["pack", "--no-pdf", "--out", "it.zip"])
    assert done.exit_code == 0, done.output
    assert (home / "it.zip").is_file()


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["pack", "--config", str(tmp_path / "none.yml")])
    assert done.exit_code == 1
    assert "cannot be read" in done.output


def test_a_guide_with_problems_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = copy_project(tmp_path)
    (home / "pathways" / "schools" / "broken.yml").write_text("title: Broken\n")
    monkeypatch.chdir(home)
    done = CliRunner().invoke(main, ["pack", "--out", "it.zip"])
    assert done.exit_code == 1
    assert not (home / "it.zip").exists()


def test_no_guide_of_a_test_is_taken_for_another() -> None:
    guide: Guide = guide_of("small")
    assert name_of(guide).endswith(f"-{guide.shared.settings.version}-{guide.today}")
