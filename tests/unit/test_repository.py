"""The repository itself: no file ties it to a machine or a registry; its commands are there."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
LOCKS = ["requirements.lock", "requirements-dev.lock"]

# Put together here, so that this file does not find itself.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    ]
]
MACHINE_FOLDERS = ["Users", "home", "mnt", "opt", "root", "work"]

REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE)
# A path of the machine, not the middle of an address or of a path inside the project.
MACHINE_PATH = re.compile(rf"(?<![\w.~/)}}-])/(?:{'|'.join(MACHINE_FOLDERS)})/\w")
ADDRESS = re.compile(r"\w+:/{2}|^\s*-(?:i|f|-index|-extra|-find)")
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE)


def run(*command: str) -> str:
    # A `make test` that started this must not change what another make does.
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout


def project_texts() -> dict[str, str]:
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    texts = {}
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[name] = content.decode(errors="replace")
    return texts


def hits(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {match[0]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]


def pins(lock: str) -> dict[str, Version]:
    return {pin["name"]: Version(pin["version"]) for pin in PIN.finditer(lock)}


def requirements(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def targets() -> list[str]:
    return re.findall(
        r"^  make ([a-z-]+)", run("make", "--no-print-directory", "help"), re.MULTILINE
    )


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_file_names_a_registry_or_a_machine(pattern: re.Pattern[str]) -> None:
    texts = project_texts()
    assert {"Makefile", "pyproject.toml", "package-lock.json", *LOCKS} <= texts.keys()
    assert hits(pattern, texts) == []


@pytest.mark.parametrize("host", REGISTRIES)
def test_a_registry_is_found(host: str) -> None:
    text = f"one\nsee https://files.{host.upper()}/simple\n"
    assert hits(REGISTRY, {"a": text}) == [f"a:2: {host.upper()}"]


@pytest.mark.parametrize("folder", MACHINE_FOLDERS)
def test_a_machine_path_is_found(folder: str) -> None:
    path = f"/{folder}/someone/project"
    for text in (path, f"cd {path}", f'"{path}"', f"PATH={path}:x"):
        assert hits(MACHINE_PATH, {"a": text})
    for text in (f"https://a.example{path}", f"docs{path}", f"../{path}", f"a/{folder}", folder):
        assert not hits(MACHINE_PATH, {"a": text})


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name: str) -> None:
    assert hits(ADDRESS, {name: (ROOT / name).read_text()}) == []


@pytest.mark.parametrize(
    "line",
    [
        "-i x",
        "--index-url x",
        "--extra-index-url x",
        "-f x",
        "--find-links x",
        "a @ https:" + "//x",
    ],
)
def test_an_address_is_found(line: str) -> None:
    assert hits(ADDRESS, {"a": f"one==1\n{line}\n"})


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_in_a_lock_has_a_hash(name: str) -> None:
    lock = (ROOT / name).read_text()
    packages = [line for line in lock.splitlines() if re.match(r"\w", line)]
    assert len(packages) == len(pins(lock)) > len(requirements())
    assert [pin["name"] for pin in PIN.finditer(lock) if "--hash=sha256:" not in pin["rest"]] == []


def test_a_pin_without_a_hash_is_found() -> None:
    hashed = "{}==1 \\\n    --hash=sha256:0\n    # via four\n"
    lock = hashed.format("one") + "two==2\n" + hashed.format("three")
    assert [pin["name"] for pin in PIN.finditer(lock) if "--hash" not in pin["rest"]] == ["two"]


@pytest.mark.parametrize(
    ("name", "extras"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "dev"])], ids=LOCKS
)
def test_a_lock_meets_the_project(name: str, extras: list[str]) -> None:
    locked = pins((ROOT / name).read_text())
    for requirement in requirements(*extras):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=False), requirement
    # MkDocs 2 has no plugins, and mike would build with ProperDocs if it were there.
    assert locked["mkdocs"] < Version("2.dev0")
    assert "properdocs" not in locked


def test_both_locks_agree() -> None:
    small, large = (pins((ROOT / name).read_text()) for name in LOCKS)
    assert small.items() < large.items()


def test_npms_lock_names_no_place_and_meets_the_project() -> None:
    project = json.loads((ROOT / "package.json").read_text())
    wanted = {**project["devDependencies"], **project["optionalDependencies"]}
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    del packages[""]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    locked = {name: packages[f"node_modules/{name}"]["version"] for name in wanted}
    assert locked == wanted, "package.json names exact versions, and the lock has them"


def test_the_commands_are_there_and_listed() -> None:
    wanted = {"serve", "site", "check", "test", "test-all", "bench", "lint", "schema", "lock"}
    assert wanted | {"next", "engines"} < set(targets())
    for target in targets():
        run("make", "--dry-run", target)


def test_a_missing_command_is_found() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run("make", "--dry-run", "no-such-command")


def test_other_engines_never_hold_up_a_change() -> None:
    workflows = {path.name: yaml.safe_load(path.read_text()) for path in WORKFLOWS.glob("*.yml")}
    found = [
        (name, job.get("continue-on-error"))
        for name, workflow in workflows.items()
        for job in workflow["jobs"].values()
        if any(step.get("run") == "make engines" for step in job["steps"])
    ]
    assert found == [("next.yml", True)]


def test_pages_name_only_commands_that_are_there() -> None:
    named = {
        name: set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
        for name, text in project_texts().items()
        if name.endswith(".md")
    }
    unknown = {name: found - set(targets()) for name, found in named.items()}
    assert {name: found for name, found in unknown.items() if found} == {}
