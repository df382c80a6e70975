"""What cannot be used is named with its file and line, the status is 2, and the rest is audited all the same."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ARTICLE = """# Lumps

## Discussion

Lumps are rare in adults [@doe1999]. Lumps are seen in 40 % of children.
"""
BIBLIOGRAPHY = (
    "@article{doe1999, title={On lumps}, author={Doe, Jane}, journal={Journal of Lumps}, year=1999}\n"
)
RULE = """# Mine
#
# @id X01
# @severity info
# @message A claim.
# @inspects claims
SELECT ?focus WHERE { ?focus a schema:Claim }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    return tmp_path


def audit(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(kg, ["audit", str(folder), "--format", "csv", *words])


def checks(result: Result) -> set[str]:
    return {row["check"] for row in csv.DictReader(io.StringIO(result.stdout))}


def test_status_zero_without_a_fault(folder: Path) -> None:
    result = audit(folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "C01" in checks(result)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[audit\nstrict = true", "kg.toml:1"),
        ("[audit]\n\noff = 3", "kg.toml:3"),
        ("[audit]\nof = ['N05']", "kg.toml:2"),
        ("[audit]\nstrict = true\noff = [\n  'N05',\n  'N99',\n]", "kg.toml:5"),
        ("[audit.severity]\nC01 = 'error'\nC99 = 'error'", "kg.toml:3"),
        ("[audit.thresholds]\nC04 = { mots = 3 }", "kg.toml:2"),
        ("[[audit.suppress]]\nfinding = 'a'\nreason = 'b'\n[[audit.suppress]]\nfinding = 'c'", "kg.toml:4"),
    ],
)
def test_settings_that_cannot_be_followed_are_refused_with_their_line(
    folder: Path, text: str, place: str
) -> None:
    (folder / "kg.toml").write_text(text, "utf-8")
    result = audit(folder)
    assert isinstance(result.exception, SettingsError)
    assert f"{place}: " in str(result.exception)


@pytest.mark.parametrize(
    ("rule", "place", "message"),
    [
        (RULE.replace("?focus WHERE {", "?focus WHERE {{"), "my/x.rq:", "no valid SPARQL"),
        (RULE.replace("a schema:Claim", "a schema:Claim ;\n ]"), "my/x.rq:8", "no valid SPARQL"),
        (RULE.replace("# @message A claim.\n", ""), "my/x.rq:1", "no @message"),
        (RULE.replace("info", "grave"), "my/x.rq:4", "'grave' is no severity"),
        (RULE.replace("A claim", "{what}"), "my/x.rq:5", "names {what}"),
        (RULE.replace("@inspects", "@inspect"), "my/x.rq:6", "@inspect"),
        (RULE.replace("# @inspects claims", "# @inspects thoughts"), "my/x.rq", "'thoughts'"),
        (RULE.replace("claims\n", "claims\n# @threshold n of them\n"), "my/x.rq:7", "has no default"),
        (RULE.replace("# Mine", "# Mine \udce4"), "my/x.rq", "not UTF-8"),
    ],
)
def test_a_check_that_cannot_be_used_is_named_and_the_others_run(
    folder: Path, rule: str, place: str, message: str
) -> None:
    (folder / "kg.toml").write_text('[audit]\nchecks = ["my/*.rq"]\n', "utf-8")
    (folder / "my").mkdir()
    (folder / "my" / "x.rq").write_bytes(rule.encode("utf-8", "surrogateescape"))
    (folder / "my" / "y.rq").write_text(RULE.replace("X01", "X02"), "utf-8")
    result = audit(folder)
    assert result.exit_code == 2
    assert result.stderr.startswith(place)
    assert message in result.stderr
    assert {"C01", "X02"} <= checks(result)
    assert "X01" not in checks(result)


@pytest.mark.parametrize("pattern", ["nowhere/*.rq", "/nowhere/*.rq", ""])
def test_a_pattern_that_names_nothing_is_told(folder: Path, pattern: str) -> None:
    (folder / "kg.toml").write_text(f'[audit]\n\nchecks = ["{pattern}"]\n', "utf-8")
    result = audit(folder)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"kg.toml:3: '{pattern}' names no file")
    assert "C01" in checks(result)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("claim,ref,verdict,basis\nc,doe1999,supported,title\n", "verdicts.csv:1: there is no column 'reference'"),
        ("claim,reference,verdict,basis\nc,doe1999,suported,title\n", "verdicts.csv:2: 'suported' is no verdict"),
        ("claim,reference,verdict,basis\n\nzzz,doe1999,supported,title\n", "verdicts.csv:3: no claim is called 'zzz'"),
        ("\ufeffclaim;reference;verdict;basis\r\nzzz;doe1999;supported;title\r\n", "verdicts.csv:2: no claim is called"),
        ('sep=;\r\nclaim;reference;verdict;basis\r\n"zzz";1;supported;title\r\n', "verdicts.csv:3: no claim is called"),
    ],
)  # fmt: skip
def test_a_verdict_that_cannot_be_used_is_told_with_its_line(folder: Path, table: str, said: str) -> None:
    (folder / "verdicts.csv").write_bytes(table.encode())
    result = audit(folder)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert "C01" in checks(result)


@pytest.mark.parametrize("head", ["", "\ufeff", "sep=;\r\n"])
def test_a_table_as_a_spreadsheet_writes_it_is_read(folder: Path, head: str) -> None:
    name = next(
        row["focus"] for row in csv.DictReader(io.StringIO(audit(folder).stdout)) if row["check"] == "D01"
    )
    claim = name.split("\n", 1)[0].rsplit("/", 1)[-1]
    table = f"{head}claim;reference;verdict;basis;reviewer\r\n{claim};doe1999;Supported;Title;Ann\r\n"
    (folder / "verdicts.csv").write_bytes(table.encode())
    result = audit(folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "V03" in checks(result)


def test_what_cannot_be_used_weighs_more_than_findings(folder: Path) -> None:
    (folder / "verdicts.csv").write_text("claim;verdict\n", "utf-8")
    assert audit(folder, "--fail-on", "info").exit_code == 2
    (folder / "verdicts.csv").unlink()
    assert audit(folder, "--fail-on", "info").exit_code == 1
    assert audit(folder, "--fail-on", "error").exit_code == 0
