"""The workflows: they may do little, run only what is there, and take no words for commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from fingerpost.outlets.cli import main
from tests.unit.test_repository import targets

Workflow = dict[Any, Any]
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
PUBLISH = ROOT / ".ci" / "publish"
WORKFLOWS: dict[str, Workflow] = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml"))
}
MAY_WRITE = {
    "comment.yml": {"pull-requests"},
    "publish.yml": {"contents"},
    "sign.yml": {"contents"},
    "status.yml": {"issues"},
}
"""What a workflow may change; the others may change nothing."""
WORDS_PUT_IN = re.compile(r"\$\{\{(?! *matrix\.)[^}]*\}\}")
"""Whatever stands in a run block like this becomes a part of the command. The matrix is our own."""


def triggers(workflow: Workflow) -> set[str]:
    """The events that start a workflow; YAML 1.1 reads its key `on` as true."""
    return set(workflow[True])


def steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def scripts(workflow: Workflow) -> Iterator[str]:
    yield from (step["run"] for step in steps(workflow) if "run" in step)


def written(holder: Workflow) -> set[str]:
    """What the permissions of a workflow or of a job let it change."""
    granted = holder.get("permissions")
    return {what for what, how in granted.items() if how == "write"} if granted else set()


def faults(name: str, workflow: Workflow) -> Iterator[str]:
    """What a workflow must not do, each in a few words."""
    jobs = list(workflow["jobs"].values())
    if not isinstance(workflow.get("permissions"), dict):
        yield "does not say what it may do"
    writes = written(workflow).union(*map(written, jobs))
    if writes != MAY_WRITE.get(name, set()):
        yield f"may change {sorted(writes)}"
    if writes and "concurrency" not in workflow:
        yield "may run twice at once"
    if "pull_request_target" in triggers(workflow):
        yield "may write while it runs a stranger's change"
    for job in jobs:
        if "timeout-minutes" not in job:
            yield "may run for hours"
        pushes = "contents" in written(job if "permissions" in job else workflow)
        for step in job["steps"]:
            yield from action_faults(workflow, step, pushes)
    for script in scripts(workflow):
        yield from (f"puts in {found}" for found in WORDS_PUT_IN.findall(script))
        yield from unknown_commands(script)


def action_faults(workflow: Workflow, step: dict[str, Any], pushes: bool) -> Iterator[str]:
    uses = step.get("uses", "")
    if uses and not re.fullmatch(r"actions/[a-z-]+@v\d+", uses):
        yield f"uses {uses}"
    if uses.startswith("actions/checkout@"):
        if step["with"]["persist-credentials"] != pushes:
            yield "keeps a password that it does not need, or has none to push with"
        if "workflow_run" in triggers(workflow):
            yield "fetches a change although it may write"


def unknown_commands(script: str) -> Iterator[str]:
    """Each `make` and `fingerpost` of a script that is not there, or has no such option."""
    for target in re.findall(r"\bmake ((?:-\S+ )*)([a-z-]+)", script):
        if target[1] not in targets():
            yield f"make {target[1]}"
    for line in re.findall(r"\bfingerpost ([a-z][^;|>\n]*)", script):
        name, *words = shlex.split(line)
        command = main.commands.get(name)
        if command is None:
            yield f"fingerpost {name}"
            continue
        params = [one for one in command.params if isinstance(one, click.Option)]
        known = {option for one in params for option in one.opts}
        given = {word.split("=")[0] for word in words if word.startswith("--") and word != "--"}
        yield from (f"fingerpost {name} {option}" for option in sorted(given - known))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_does_nothing_it_must_not(name: str) -> None:
    assert list(faults(name, WORKFLOWS[name])) == []


def test_every_workflow_that_may_write_is_known() -> None:
    assert MAY_WRITE.keys() < WORKFLOWS.keys()


def test_an_action_has_one_version_everywhere() -> None:
    used = {step["uses"] for one in WORKFLOWS.values() for step in steps(one) if "uses" in step}
    assert len({action.split("@")[0] for action in used}) == len(used)


def test_a_comment_follows_the_check_and_marks_what_is_its_own() -> None:
    assert WORKFLOWS["comment.yml"][True]["workflow_run"]["workflows"] == [
        WORKFLOWS["check.yml"]["name"]
    ]
    uploads = [s["with"].get("name") for s in steps(WORKFLOWS["check.yml"]) if "with" in s]
    assert "comment" in uploads
    assert "--name comment" in "".join(scripts(WORKFLOWS["comment.yml"]))


def test_every_choice_of_the_form_has_its_command() -> None:
    form = WORKFLOWS["publish.yml"][True]["workflow_dispatch"]["inputs"]
    cases = re.findall(r"^  ([a-z]+)\)", PUBLISH.read_text("utf-8"), re.MULTILINE)
    assert cases == form["what"]["options"]
    assert list(unknown_commands(PUBLISH.read_text("utf-8"))) == []


def test_a_release_is_rehearsed_and_then_allowed_by_somebody() -> None:
    publish = WORKFLOWS["publish.yml"]
    assert publish[True]["workflow_dispatch"]["inputs"]["rehearse"]["default"] is True
    first, second = publish["jobs"]["rehearse"], publish["jobs"]["publish"]
    assert written(first) == written(publish) == set()
    assert (second["needs"], second["environment"]) == ("rehearse", "publishing")
    assert second["if"] == "${{ !inputs.rehearse }}"
    assert [".ci/publish --push" in str(job) for job in (first, second)] == [False, True]


def test_nothing_is_signed_while_something_is_published() -> None:
    groups = [WORKFLOWS[name]["concurrency"] for name in ("publish.yml", "sign.yml")]
    assert groups == [{"group": "publish", "cancel-in-progress": False}] * 2


def edited(**changes: Any) -> Workflow:
    """A workflow without a fault, and then with the given changes."""
    sound = {
        True: {"push": None},
        "permissions": {"contents": "read"},
        "jobs": {"one": {"timeout-minutes": 5, "steps": [{"run": "make check"}]}},
    }
    return deepcopy(sound) | changes


def with_step(**step: Any) -> dict[Any, Any]:
    return {"one": {"timeout-minutes": 5, "steps": [step]}}


CHECKOUT = "actions/checkout@v6"
WRITE = {"contents": "write"}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"permissions": None}, "does not say what it may do"),
        ({"permissions": {"issues": "write"}}, "may change ['issues']"),
        ({"jobs": {"one": {"steps": []}}}, "may run for hours"),
        (
            {"jobs": {"one": {"timeout-minutes": 1, "permissions": WRITE, "steps": []}}},
            "may change",
        ),
        ({"jobs": with_step(run="echo ${{ inputs.reason }}")}, "puts in ${{ inputs.reason }}"),
        ({"jobs": with_step(run="echo ${{ github.event.x }}")}, "puts in ${{ github.event.x }}"),
        ({"jobs": with_step(run="make nothing")}, "make nothing"),
        ({"jobs": with_step(run="bin/fingerpost nothing")}, "fingerpost nothing"),
        ({"jobs": with_step(run="x; fingerpost check --soft | tee")}, "fingerpost check --soft"),
        ({"jobs": with_step(uses="someone/thing@main")}, "uses someone/thing@main"),
        (
            {"jobs": with_step(uses=CHECKOUT, **{"with": {"persist-credentials": True}})},
            "keeps a password",
        ),
    ],
)
def test_a_fault_is_found(changes: Workflow, fault: str) -> None:
    assert list(faults("sound.yml", edited())) == []
    found = list(faults("sound.yml", edited(**changes)))
    assert any(one.startswith(fault) for one in found), found


@pytest.mark.parametrize("event", ["pull_request_target", "workflow_run"])
def test_a_strangers_change_is_not_fetched_where_one_may_write(event: str) -> None:
    workflow = edited(jobs=with_step(uses=CHECKOUT, **{"with": {"persist-credentials": False}}))
    workflow[True] = {event: None}
    assert len(list(faults("sound.yml", workflow))) == 1
