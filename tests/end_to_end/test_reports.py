"""The audit in each form in which it is handed over."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.workspace import open_workspace
from kg.workspace.sources import example
from kg.write.passages import marked
from kg.write.tables import cell

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace.audited import Audited


@pytest.fixture(scope="module")
def audited() -> Audited:
    return open_workspace(example()).audit()


def hostile(folder: Path) -> Audited:
    """Audit an article whose every part tries to be code."""
    (folder / "article.md").write_text(
        "# </script><script>alert(1)</script> is rare\n\n## {{ 7 * 7 }} <b>\n\n"
        '=1+1 is common in "adults" <img src=x onerror=alert(1)> & others [@a].\n\nGout is rare | in <i>mice.\n',
        "utf-8",
    )
    (folder / "references.bib").write_text(
        '@article{a, title={<script>alert(2)</script>}, author={Mc<b>, \\"A}, year=2001}\n', "utf-8"
    )
    return open_workspace(folder).audit()


def test_csv_has_a_row_a_finding(audited: Audited) -> None:
    rows = list(csv.DictReader(io.StringIO(audited.render("csv"))))
    assert [row["id"] for row in rows] == [finding.id for finding in audited.audit.findings]


def test_json_says_what_was_looked_at_and_what_was_not(audited: Audited) -> None:
    content = json.loads(audited.render("json"))
    states = {cover["check"]: cover["state"] for cover in content["coverage"]}
    assert states["S02"] == "finding"
    assert states["R01"] == "not checked"
    assert states["R03"] == "pass"
    assert len(content["pairs"]) == 25


def test_markdown_holds_every_open_finding_and_no_live_html(audited: Audited, tmp_path: Path) -> None:
    text = audited.render("md")
    assert all(f"`{finding.id}`" in text for finding in audited.audit.open)
    assert "<script>" not in hostile(tmp_path).render("md").replace("\\<", "")


def test_sarif_names_the_line_of_the_sentence(audited: Audited) -> None:
    (run,) = json.loads(audited.render("sarif"))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    (conflict,) = [result for result in run["results"] if result["ruleId"] == "N01"]
    assert rules[conflict["ruleIndex"]] == "N01"
    assert conflict["level"] == "error"
    lines = example().joinpath("article.md").read_text("utf-8").splitlines()
    said = [
        lines[place["physicalLocation"]["region"]["startLine"] - 1]
        for place in conflict["locations"]
        if place["physicalLocation"]["artifactLocation"]["uri"] == "article.md"
    ]
    assert "up to 40 %" in said[0]
    assert "40–70 %" in said[1]


def test_html_is_whole_without_script_and_links_each_finding(audited: Audited) -> None:
    page = audited.render("html")
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"(?:src|href)=\"(?!#|index\.html)", page)
    assert all(f'id="{finding.id}"' in page for finding in audited.audit.open)
    assert "<mark>40–70 %</mark>" in page


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_tries_to_be_code_is_text(form: str, tmp_path: Path) -> None:
    page = hostile(tmp_path).render(form)
    assert "<img" not in page.replace("\\<img", "")
    assert "<script>alert" not in page.replace("\\<script", "")
    assert "{{ 7 * 7 }}" in page or form == "md"


def test_suppressing_a_finding_clears_the_exit_status(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# T\n\nGout is rare in adults [@gone].\n", "utf-8")
    runner = CliRunner()
    failed = runner.invoke(kg, ["audit", str(tmp_path), "--fail-on", "error", "--format", "json"])
    assert failed.exit_code == 1
    (error,) = [f for f in json.loads(failed.stdout)["findings"] if f["severity"] == "error"]
    (tmp_path / "kg.toml").write_text(
        f'[[audit.suppress]]\nfinding = "{error["id"]}"\nreason = "in press"\n'
        '[[audit.suppress]]\nfinding = "X99-0000000000"\nreason = "old"\n',
        "utf-8",
    )
    passed = runner.invoke(kg, ["audit", str(tmp_path), "--fail-on", "error", "--format", "json"])
    assert passed.exit_code == 0
    assert [item["finding"] for item in json.loads(passed.stdout)["unused_suppressions"]] == [
        "X99-0000000000"
    ]


def test_what_falls_with_a_reference(tmp_path: Path) -> None:
    output = str(tmp_path / "build")
    runner = CliRunner()
    assert runner.invoke(kg, ["build", str(example()), "-q", "-o", output]).exit_code == 0
    asked = ["whatif", "--without", "boulman2005", "--without", "9", "-o", output, "--format", "json"]
    fallen = {claim["id"]: claim["left"] for claim in json.loads(runner.invoke(kg, asked).stdout)}
    assert fallen["juvenile-incidence"] == []
    assert fallen["other-agents"] == []
    assert fallen["damaged-skin"] == ["Eich 2004"]
    assert "prevention-in-children" not in fallen


def test_cells_that_a_spreadsheet_would_run_are_text() -> None:
    assert [cell(value) for value in ("=1", "+1", "@x", "-1", "a=1", None, 3)] == [
        "'=1",
        "'+1",
        "'@x",
        "'-1",
        "a=1",
        "",
        "3",
    ]


def test_passages_are_marked_in_order_and_the_rest_is_escaped() -> None:
    assert marked("3 of 3 <b>", ["3", "3", "gone"]) == "<mark>3</mark> of <mark>3</mark> &lt;b&gt;"


def test_several_articles_have_pages_of_their_own(tmp_path: Path) -> None:
    for name in ("one", "two & <three>"):
        (tmp_path / f"{name}.md").write_text(f"# On {name}\n\nGout is rare in adults.\n", "utf-8")
    workspace = open_workspace(tmp_path)
    assert workspace.build().counts["articles"] == 2
    contents = (workspace.output / "index.html").read_text("utf-8")
    linked = re.findall(r'href="(articles/[^"]+)"', contents)
    assert len(linked) == 2
    assert all((workspace.output / name).is_file() for name in linked)
    assert "two &amp; &lt;three&gt;" in contents
    report = (workspace.output / "audit.html").read_text("utf-8")
    assert {name.split("#")[0] for name in re.findall(r'href="(articles/[^"]+)"', report)} == set(linked)
