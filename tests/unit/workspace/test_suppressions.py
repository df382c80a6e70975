"""Suppressions come into a person's ``kg.toml`` and out of it again; all else there stays to the byte."""

from __future__ import annotations

import errno
import stat
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kg import store
from kg.errors import InputError, SettingsError
from kg.model import Suppression
from kg.workspace import open_workspace, suppressions
from kg.workspace.sources import example

if TYPE_CHECKING:
    from pathlib import Path

ODD = """# Settings of a person who has a hand of her own
output   =  'made'   # aligned


   [audit]
strict=true
off = [ "N05",   # no units here
        "C03" ]

[[audit.suppress]]
  finding = 'A-1'   # the first
  reason  = "known"

# What the thresholds are for
[audit.thresholds]
D04 = { years   = 10 }
# the end"""
TWO = """[[audit.suppress]]
finding = "A-1"
reason = \"\"\"one
[[audit.suppress]]
finding = "A-2"
two\"\"\" # why

# about the second
[[ audit . "suppress" ]]
reason = "b"
# said by Ann
finding = "A-2"
# kept: it is about the output
[audit.severity]
C01 = "error"
"""
LISTED = """[audit]
suppress = [
  { finding = "A-1", reason = "x" }, # why
]
off = []
"""
FORMS = {
    "odd": ODD,
    "two": TWO,
    "listed": LISTED,
    "inline": 'audit = { strict = true } # in one line\noutput = "o"\n',
    "dotted": "audit.strict = true\n",
    "crlf": ODD.replace("\n", "\r\n") + "\r\n",
    "marked": "\ufeff" + ODD + "\n\n",
    "empty": "",
    "only comments": "# nothing yet\n",
    "last": '[[audit.suppress]]\nfinding = "A-1"\nreason = "x"\n',
}


def written(folder: Path, text: str) -> Path:
    path = folder / "kg.toml"
    path.write_bytes(text.encode())
    return path


def held(path: Path) -> dict[str, str]:
    table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    return {item["finding"]: item["reason"] for item in table.get("audit", {}).get("suppress", [])}


@pytest.mark.parametrize("form", FORMS)
def test_a_suppression_is_added_to_any_form_of_settings(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form])
    before = held(path)
    assert suppressions.add(tmp_path, "C01-0a1b", " textbook ") == Suppression("C01-0a1b", "textbook")
    assert held(path) == before | {"C01-0a1b": "textbook"}
    assert [item.finding for item in open_suppressed(tmp_path)] == [*before, "C01-0a1b"]


def open_suppressed(folder: Path) -> tuple[Suppression, ...]:
    from kg import audit
    from kg.workspace.sources import read_settings

    return audit.parse_settings(read_settings(folder).audit).suppress


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"inline", "listed"}))
def test_all_that_stood_there_stays_to_the_byte(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form])
    suppressions.add(tmp_path, "C01-0a1b", "textbook")
    assert path.read_bytes().startswith(FORMS[form].encode())
    suppressions.remove(tmp_path, "C01-0a1b")
    end = "" if form == "empty" or FORMS[form].endswith("\n") else "\n"
    assert path.read_bytes() == (FORMS[form] + end).encode()


def test_a_list_in_brackets_keeps_its_comments(tmp_path: Path) -> None:
    path = written(tmp_path, LISTED)
    suppressions.add(tmp_path, "C01-0a1b", "textbook")
    suppressions.remove(tmp_path, "C01-0a1b")
    assert path.read_text() == LISTED
    suppressions.remove(tmp_path, "A-1")
    assert held(path) == {}
    assert path.read_text().endswith("]\noff = []\n")


def test_line_ends_are_those_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, FORMS["crlf"])
    suppressions.add(tmp_path, "C01-0a1b", "textbook")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_an_entry_goes_with_what_stands_in_it_and_nothing_else(tmp_path: Path) -> None:
    path = written(tmp_path, TWO)
    assert suppressions.remove(tmp_path, "A-2") == Suppression("A-2", "b")
    first, _, _ = TWO.partition("[[ audit")
    assert path.read_text() == first + '# kept: it is about the output\n[audit.severity]\nC01 = "error"\n'
    suppressions.remove(tmp_path, "A-1")
    assert path.read_text().startswith("\n# about the second\n# kept")


@pytest.mark.parametrize(
    "reason",
    [
        '"quoted" \\ back',
        "'''\"\"\"",
        "two\nlines\r\n[[audit.suppress]]",
        "nul \x00 bell \x07 delete \x7f",
        "קצר 🧬",
        "#",
    ],
)
def test_any_reason_comes_back_as_it_was_said(tmp_path: Path, reason: str) -> None:
    path = written(tmp_path, ODD)
    suppressions.add(tmp_path, "C01-0a1b", reason)
    suppressions.add(tmp_path, "C01-0a1c", reason)
    assert held(path) == {"A-1": "known", "C01-0a1b": reason, "C01-0a1c": reason}
    assert suppressions.remove(tmp_path, "C01-0a1b").reason == reason
    assert suppressions.remove(tmp_path, "C01-0a1c").reason == reason
    assert path.read_text() == ODD + "\n"


def test_a_file_is_made_where_there_is_none_and_keeps_its_mode(tmp_path: Path) -> None:
    suppressions.add(tmp_path, "C01-0a1b", "textbook")
    path = tmp_path / "kg.toml"
    assert path.read_text() == '[[audit.suppress]]\nfinding = "C01-0a1b"\nreason = "textbook"\n'
    path.chmod(0o600)
    suppressions.add(tmp_path, "C01-0a1c", "too")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in tmp_path.iterdir()] == ["kg.toml"]


@pytest.mark.parametrize(
    ("finding", "reason", "said"),
    [
        ("C01-0a1b", " \n", "needs a reason"),
        ("C01-0a1b", "x" * 2001, "2001 characters"),
        ("C01-0a1b", "half \ud83e", "half a character"),
        ("", "known", "no id"),
        ('C01"\n', "known", "no id"),
        ("V04-0a1b", "known", "taken out"),
        ("A-1", "known", "already"),
    ],
)
def test_what_cannot_be_suppressed_is_refused(tmp_path: Path, finding: str, reason: str, said: str) -> None:
    path = written(tmp_path, ODD)
    with pytest.raises(InputError, match=said):
        suppressions.add(tmp_path, finding, reason)
    assert path.read_text() == ODD


@pytest.mark.parametrize(
    ("text", "place"),
    [("output = \n", "kg.toml:1"), ("\nnew = 1\n", "kg.toml:2"), ("[audit]\nsuppress = 1\n", "kg.toml:2")],
)
def test_settings_that_cannot_be_followed_are_left_alone(tmp_path: Path, text: str, place: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as adding:
        suppressions.add(tmp_path, "C01-0a1b", "x")
    with pytest.raises(SettingsError) as removing:
        suppressions.remove(tmp_path, "A-1")
    assert adding.value.place == removing.value.place == place
    assert path.read_text() == text


def test_settings_that_are_no_text_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_bytes(b'output = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        suppressions.add(tmp_path, "C01-0a1b", "x")


def test_nothing_is_written_that_does_not_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, TWO)
    monkeypatch.setattr(suppressions, "_with_table", lambda text, _: text + "[[audit.suppress]]\n")
    monkeypatch.setattr(suppressions, "_with_inline_table", lambda text, _: text)
    monkeypatch.setattr(suppressions, "_cuts", lambda text, _: iter([text]))
    with pytest.raises(SettingsError, match="could not be added to"):
        suppressions.add(tmp_path, "C01-0a1b", "x")
    with pytest.raises(SettingsError, match="could not be taken out of"):
        suppressions.remove(tmp_path, "A-2")
    assert path.read_text() == TWO


def test_what_is_not_suppressed_cannot_be_taken_out(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not suppressed"):
        suppressions.remove(tmp_path, "C01-0a1b")
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_example_is_left_alone() -> None:
    with pytest.raises(InputError, match="read-only"):
        suppressions.add(example(), "C01-0a1b", "x")
    assert not (example() / "kg.toml").exists()


def test_a_disk_that_is_full_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, ODD)

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(store, "replace_file", full)
    with pytest.raises(InputError, match="no space left"):
        suppressions.add(tmp_path, "C01-0a1b", "x")
    assert path.read_text() == ODD
    assert [item.name for item in tmp_path.iterdir()] == ["kg.toml"]


def test_many_at_once_are_all_kept(tmp_path: Path) -> None:
    path = written(tmp_path, ODD)
    names = [f"C01-{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: suppressions.add(tmp_path, name, f"because {name}"), names))
    assert held(path) == {"A-1": "known"} | {name: f"because {name}" for name in names}
    assert path.read_text().startswith(ODD)


def test_a_workspace_suppresses_and_takes_back(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# Sleep\n\nInsomnia is common in adults, affecting 30 % of them.\n")
    workspace = open_workspace(tmp_path)
    finding = workspace.audit().audit.open[0]
    workspace.suppress(finding.id, "known")
    after = workspace.audit().audit
    assert [item.suppressed for item in after.findings if item.id == finding.id] == ["known"]
    assert finding.id not in [item.id for item in after.open]
    assert workspace.unsuppress(finding.id).reason == "known"
    assert finding.id in [item.id for item in workspace.audit().audit.open]
