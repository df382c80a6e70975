"""Reviewers write down verdicts, two at once, in the table they have."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.workspace import open_workspace
from kg.workspace.sources import example
from tests.lumps import ARTICLE, claim, give, said

if TYPE_CHECKING:
    from pathlib import Path


def test_two_reviewers_judge_and_the_graph_holds_both(lumps: Path) -> None:
    name = claim(lumps, "Lumps are")
    first = give(
        lumps, name, "doe1999", "supported", "--basis", "abstract", "--quote", "lumps in 30 of 40  CHILDREN"
    )
    assert first.exit_code == 0, first.output
    assert "found in the abstract" in first.output
    old = (lumps / "verdicts.csv").read_bytes()
    second = give(
        lumps, name, "@doe1999", "Partly supported", "--basis", "title", "--note", "young?", name="Bo"
    )
    assert second.exit_code == 0, second.output
    assert (lumps / "verdicts.csv").read_bytes().startswith(old)
    workspace = open_workspace(lumps)
    assert not [problem for problem in workspace.build().problems if problem.source == "verdicts.csv"]
    rows = workspace.query("verdicts").records()
    assert [(row["reviewer"], row["verdictName"], row["basisName"]) for row in rows] == [
        ("Ann", "supported", "abstract"),
        ("Bo", "partly-supported", "title"),
    ]
    assert re.search(
        r"Bo,\d{4}-\d\d-\d\d,young\?,Lumps are frequent in children", (lumps / "verdicts.csv").read_text()
    )


def test_a_sentence_that_changes_makes_the_verdict_stale(lumps: Path) -> None:
    workspace = open_workspace(lumps)
    name = claim(lumps, "They vanish")
    workspace.judge(
        name, "roe2001", "supported", basis="full-text", reviewer="Ann", quote="vanished within five"
    )
    changed = ARTICLE.replace("two years", "nine years")
    (lumps / "article.md").write_text(changed, "utf-8")
    audit = workspace.build().audit
    assert audit is not None
    found = [finding.check for finding in audit.open]
    assert "V01" in found


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("doe1999", "suported", "--basis", "title"),
            r"'suported' is no verdict.*supported, partly-supported",
        ),
        (("doe1999", "supported", "--basis", "hearsay"), r"'hearsay' is no basis.*full-text"),
        (("doe199", "supported", "--basis", "title"), r"'doe199'.*Close to it: doe1999"),
        (("poe2003", "supported", "--basis", "title"), r"does not cite 'poe2003'.*It cites: doe1999"),
        (
            ("doe1999", "supported", "--basis", "abstract", "--quote", "31 of 40"),
            r"does not stand in the abstract",
        ),
        (("doe1999", "supported", "--basis", "title", "--quote", "31 of 40"), r"does not stand in the title"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    lumps: Path, words: tuple[str, ...], message: str
) -> None:
    assert re.search(message, said(give(lumps, claim(lumps, "Lumps are"), *words)))
    assert not (lumps / "verdicts.csv").exists()


def test_an_unknown_claim_is_answered_with_what_comes_close(lumps: Path) -> None:
    name = claim(lumps, "Lumps are")
    assert f"Close to it: {name}" in said(give(lumps, name + "x", "doe1999", "supported", "--basis", "title"))
    far = said(give(lumps, "zzzz", "doe1999", "supported", "--basis", "title"))
    assert "kg query claims" in far


def test_a_quote_that_is_not_there_is_written_with_force(lumps: Path) -> None:
    name = claim(lumps, "They vanish")
    words = (name, "roe2001", "contradicted", "--basis", "full text", "--quote", "after ten years")
    assert "--force" in said(give(lumps, *words))
    forced = give(lumps, *words, "--force")
    assert forced.exit_code == 0
    assert "not found" in forced.output


def test_a_quote_from_what_is_not_at_hand_is_not_called_wrong(lumps: Path) -> None:
    done = give(
        lumps,
        claim(lumps, "Lumps are"),
        "doe1999",
        "supported",
        "--basis",
        "full-text",
        "--quote",
        "any words",
    )
    assert done.exit_code == 0
    assert "not checked: no full text of doe1999 is at hand" in done.output


def test_a_nameless_reviewer_is_refused(lumps: Path) -> None:
    assert "name" in said(
        give(lumps, claim(lumps, "Lumps are"), "doe1999", "supported", "--basis", "title", name=" ")
    )


def test_a_table_as_excel_writes_it_stays_one(lumps: Path) -> None:
    old = "\ufeffclaim;reference;verdict;basis;quote;reviewer;date;note\r\n".encode()
    (lumps / "verdicts.csv").write_bytes(old)
    (lumps / "verdicts.csv").chmod(0o660)
    assert give(lumps, claim(lumps, "Lumps are"), "doe1999", "supported", "--basis", "title").exit_code == 0
    data = (lumps / "verdicts.csv").read_bytes()
    assert data.startswith(old)
    assert data.count(b";") == 14
    assert data.endswith(b";\r\n")
    assert (lumps / "verdicts.csv").stat().st_mode & 0o777 == 0o660


def test_the_example_is_read_only_by_message_and_exit_status(folder: Path) -> None:
    words = [
        "verdict",
        "juvenile-incidence",
        "boulman2005",
        "supported",
        "--basis",
        "title",
        "--reviewer",
        "Ann",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "read-only" in done.stderr
    assert "--folder" in done.stderr


def test_the_example_is_read_only_in_python_too() -> None:
    with pytest.raises(InputError, match="read-only"):
        open_workspace(example()).judge(
            "juvenile-incidence", "boulman2005", "supported", basis="title", reviewer="Ann"
        )


def test_a_name_of_several_articles_is_written_with_its_article(lumps: Path) -> None:
    (lumps / "other.md").write_text(ARTICLE.replace("Hard lumps", "Soft lumps"), "utf-8")
    name = claim(lumps, "Lumps are")
    assert "several articles" in said(give(lumps, name, "doe1999", "supported", "--basis", "title"))
    slug = open_workspace(lumps).articles[0].article.slug
    assert give(lumps, f"{slug}/{name}", "doe1999", "supported", "--basis", "title").exit_code == 0
    assert f"{slug}/{name},doe1999" in (lumps / "verdicts.csv").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_a_message(lumps: Path) -> None:
    (lumps / "verdicts.csv").mkdir()
    with pytest.raises(InputError):
        open_workspace(lumps).judge(
            claim(lumps, "Lumps are"), "doe1999", "supported", basis="title", reviewer="Ann"
        )


def test_two_who_write_at_once_lose_nothing(lumps: Path) -> None:
    code = (
        "import sys\nfrom kg.workspace import open_workspace\n"
        "space = open_workspace(sys.argv[1])\n"
        "for number in range(20):\n"
        "    space.judge(sys.argv[2], 'doe1999', 'supported', basis='title', reviewer=sys.argv[3], note=str(number))\n"
    )
    name = claim(lumps, "Lumps are")
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(lumps), name, reviewer])
        for reviewer in ("Ann", "Bo")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    lines = (lumps / "verdicts.csv").read_text("utf-8").splitlines()
    assert len(lines) == 41
    assert (
        len({line for line in lines if ",Ann," in line})
        == len({line for line in lines if ",Bo," in line})
        == 20
    )
    assert not list(lumps.glob(".verdicts*"))


def test_a_place_where_no_file_can_be_is_a_message(lumps: Path) -> None:
    (lumps / "kg.toml").write_text('verdicts = "texts/roe2001.txt/verdicts.csv"\n', "utf-8")
    assert "cannot be written" in said(
        give(lumps, claim(lumps, "Lumps are"), "doe1999", "supported", "--basis", "title")
    )


def test_a_title_can_be_quoted_and_a_text_beside_it_not_mistaken_for_it(lumps: Path) -> None:
    name = claim(lumps, "They vanish")
    words = (name, "roe2001", "supported", "--basis", "title", "--quote")
    assert "found in the title" in give(lumps, *words, "two years on").output
    assert "title of roe2001" in said(give(lumps, *words, "within five years"))
    assert open_workspace(lumps).readable(name, "roe2001") == {
        "title": "Two years on",
        "text texts/roe2001.txt": "All lumps vanished\nwithin five years.",
    }
