"""What the workflows' scripts do, run here with stand-ins for the commands that they call."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.unit.test_workflows import PUBLISH, WORKFLOWS, scripts, steps

SHOW = '#!/bin/sh\nprintf "%s" "${0##*/}"; printf "|%s" "$@"; echo\n'
"""A command that shows what it was given, an argument after each bar."""


def script(workflow: str, name: str) -> str:
    found = next(step["run"] for step in steps(WORKFLOWS[workflow]) if step.get("name") == name)
    assert isinstance(found, str)
    return found


def run(folder: Path, text: str, **words: str) -> tuple[int, str]:
    """Runs a script as GitHub does, in a folder whose `.venv/bin` comes first."""
    path = f"{folder / '.venv' / 'bin'}:{os.environ['PATH']}"
    env = {"PATH": path, "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), **words}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
        cwd=folder, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def stand_in(folder: Path, name: str, text: str = SHOW) -> None:
    command = folder / ".venv" / "bin" / name
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(text)
    command.chmod(0o755)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_script_can_be_read_by_the_shell(name: str) -> None:
    for text in scripts(WORKFLOWS[name]):
        subprocess.run(["bash", "-n", "-c", text], check=True)


ODD = '0.2"; touch taken; echo "'
FORM = {"VERSION": "", "REASON": ""}


@pytest.fixture
def publish(tmp_path: Path) -> str:
    """A copy of the script in a folder where it can do no harm."""
    script = tmp_path / ".ci" / "publish"
    script.parent.mkdir()
    script.write_text(PUBLISH.read_text("utf-8"))
    script.chmod(0o755)
    stand_in(tmp_path, "fingerpost")
    return str(script)


@pytest.mark.parametrize(
    ("what", "version", "reason", "shown"),
    [
        ("draft", "0.2", "", "publish|--draft|--dry-run|--|0.2"),
        ("approved", "0.2", "", "publish|--dry-run|--|0.2"),
        ("approved", "--draft", "", "publish|--dry-run|--|--draft"),
        ("approved", ODD, "", f"publish|--dry-run|--|{ODD}"),
        ("contacts", "", "", "contacts|--release|--dry-run"),
        ("rollback", "", "", "rollback|--dry-run"),
        ("withdraw", "0.2", "--push", "withdraw|--dry-run|--reason=--push|--|0.2"),
    ],
)
def test_what_is_filled_in_reaches_the_command_whole(
    tmp_path: Path, publish: str, what: str, version: str, reason: str, shown: str
) -> None:
    words = {"WHAT": what, "VERSION": version, "REASON": reason}
    code, said = run(tmp_path, f"{publish} --dry-run", **words)
    assert (code, said) == (0, f"fingerpost|{shown}\n")
    code, said = run(tmp_path, f"{publish} --push", **words)
    assert (code, said) == (0, f"fingerpost|{shown.replace('--dry-run', '--push')}\n")
    assert not (tmp_path / "taken").exists()


@pytest.mark.parametrize(
    ("what", "version", "reason", "said"),
    [
        ("approved", "", "", "Please fill in the version"),
        ("withdraw", "", "A wrong number.", "Please fill in the version"),
        ("withdraw", "0.2", "", "Please fill in the reason"),
        ("burn", "0.2", "", "There is no such thing to do: burn"),
    ],
)
def test_a_form_that_is_not_filled_in_does_nothing(
    tmp_path: Path, publish: str, what: str, version: str, reason: str, said: str
) -> None:
    words = {"WHAT": what, "VERSION": version, "REASON": reason}
    code, told = run(tmp_path, f"{publish} --push", **words)
    assert code != 0
    assert said in told
    assert "fingerpost|" not in told


@pytest.mark.usefixtures("publish")
@pytest.mark.parametrize("step", ["Rehearse", "Publish"])
def test_a_command_that_fails_fails_the_run_and_its_words_are_shown(
    tmp_path: Path, step: str
) -> None:
    stand_in(tmp_path, "fingerpost", "#!/bin/sh\necho Nothing was changed. >&2\nexit 1\n")
    code, _ = run(tmp_path, script("publish.yml", step), WHAT="rollback", **FORM)
    assert code == 1
    assert "Nothing was changed." in (tmp_path / "summary.md").read_text()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".ci", ".venv", "summary.md"}, "a file of our own would make the copy untidy"


def test_a_signature_is_one_commit_that_says_who_started_it(tmp_path: Path) -> None:
    record = 'printf "%s" "${0##*/}" >> calls; printf "|%s" "$@" >> calls; echo >> calls\n'
    for name in ("fingerpost", "git"):
        stand_in(tmp_path, name, f"#!/bin/sh\n{record}")
    words = {"VERSION": ODD, "ROLE": "--help", "GITHUB_ACTOR": "somebody"}
    assert run(tmp_path, script("sign.yml", "Sign"), **words)[0] == 0
    calls = (tmp_path / "calls").read_text().splitlines()
    assert calls[0] == f"fingerpost|signoff|--role=--help|--|{ODD}"
    assert calls[-2] == f"git|commit|--quiet|-m|Sign {ODD} as --help|-m|Started by somebody."
    assert calls[-1] == "git|push|--quiet"
    assert not (tmp_path / "taken").exists()


def test_what_was_not_signed_is_not_committed(tmp_path: Path) -> None:
    stand_in(tmp_path, "fingerpost", "#!/bin/sh\nexit 1\n")
    stand_in(tmp_path, "git", "#!/bin/sh\ntouch committed\n")
    assert run(tmp_path, script("sign.yml", "Sign"), VERSION="0.2", ROLE="nurse")[0] == 1
    assert not (tmp_path / "committed").exists()


def gh(known: str, change: str = "") -> str:
    """A stand-in for GitHub's command. It knows one issue or comment, one change, or none."""
    return f"""#!/bin/sh
{{ printf gh; printf "|%s" "$@"; echo; }} >> calls
case "$*" in
  *list*|*paginate*) echo "{known}" ;;
  *repos/o/r/pulls*) echo "{change}" ;;
esac
"""


@pytest.mark.parametrize(
    ("due", "known", "calls"),
    [
        ("", "", 1),
        ("", "7", "gh|issue|close|7|--comment|Nothing is due within 30 days."),
        ("Much is due", "7", "gh|issue|edit|7|--body-file|build/due.md"),
        ("Much is due", "", "--body-file|build/due.md"),
    ],
)
def test_there_is_one_issue_while_something_is_due(
    tmp_path: Path, due: str, known: str, calls: str | int
) -> None:
    stand_in(tmp_path, "gh", gh(known))
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "due.md").write_text(due)
    assert run(tmp_path, script("status.yml", "Keep the issue"), LABEL="due")[0] == 0
    found = (tmp_path / "calls").read_text().splitlines()
    if isinstance(calls, int):
        assert len(found) == calls
    else:
        assert found[-1].endswith(calls)
        assert ("create" in "".join(found)) == (bool(due) and not known)


@pytest.mark.parametrize(
    ("known", "call"),
    [
        ("", "POST|repos/o/r/issues/5/comments"),
        ("9", "PATCH|repos/o/r/issues/comments/9"),
    ],
)
def test_there_is_one_comment_under_a_change(tmp_path: Path, known: str, call: str) -> None:
    stand_in(tmp_path, "gh", gh(known, change="5"))
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "comment.md").write_text("What changes")
    env = {"GH_REPO": "o/r", "RUN": "3", "OWNER": "o", "BRANCH": "b", "MARK": "<!-- mark -->"}
    code, said = run(tmp_path, script("comment.yml", "Say it under the change"), **env)
    assert code == 0, said
    assert (tmp_path / "comment.md").read_text() == "<!-- mark -->\nWhat changes"
    assert f"gh|api|--method|{call}|-F|body=@comment.md" in (tmp_path / "calls").read_text()


def test_a_change_that_is_closed_gets_no_comment(tmp_path: Path) -> None:
    stand_in(tmp_path, "gh", gh(""))
    env = {"GH_REPO": "o/r", "RUN": "3", "OWNER": "o", "BRANCH": "b", "MARK": "m"}
    code, said = run(tmp_path, script("comment.yml", "Say it under the change"), **env)
    assert (code, said) == (0, "No open change has this commit any more.\n")


@pytest.mark.parametrize(
    ("changes", "check", "said"),
    [
        ("## What changes", "fine", "## What changes\n"),
        ("", "error[go-unknown]", "## The check found errors\n\n``````text\nerror[go-unknown]"),
        ("", None, "It did not get as far"),
    ],
)
def test_the_comment_says_what_changes_or_what_is_wrong(
    tmp_path: Path, changes: str, check: str | None, said: str
) -> None:
    (tmp_path / "build").mkdir()
    if changes:
        (tmp_path / "build" / "changes.md").write_text(changes + "\n")
    if check:
        (tmp_path / "build" / "check.txt").write_text(check + "\n")
    env = {"GITHUB_SERVER_URL": "https://x.example", "GITHUB_REPOSITORY": "o/r"}
    text = script("check.yml", "Write down what to say")
    code, told = run(tmp_path, text, GITHUB_RUN_ID="3", **env)
    assert code == 0, told
    written = (tmp_path / "build" / "comment" / "comment.md").read_text()
    assert said in written
    assert "(https://x.example/o/r/actions/runs/3)" in written
    assert (tmp_path / "summary.md").read_text() == written
