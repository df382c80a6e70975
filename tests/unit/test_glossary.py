"""The glossary names only terms that are emitted and records that exist."""

from __future__ import annotations

import re
from pathlib import Path

from kg import model, vocabulary

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
NAMESPACES = {namespace.PREFIX: namespace for namespace in vocabulary.NAMESPACES}


def _rows() -> list[list[str]]:
    rows = [line.strip("|").split(" | ") for line in GLOSSARY.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows if row[0].strip() != "word"]


def test_every_term_is_one_that_is_emitted_and_links_to_its_iri() -> None:
    terms = re.findall(r"\[`(\w+):(\w+)`\]\(([^)]+)\)", GLOSSARY)
    assert len(terms) > 40
    for prefix, name, iri in terms:
        assert NAMESPACES[prefix][name] == iri


def test_every_record_named_is_one_of_the_model() -> None:
    records = [name for row in _rows() for name in re.findall(r"`(\w+)`", row[3])]
    assert set(records) <= set(model.__all__)
    assert set(records) >= {
        "Article",
        "Claim",
        "Pointer",
        "Reference",
        "Citation",
        "Quantity",
        "Concept",
        "Problem",
    }


def test_a_word_has_one_row_of_four_cells() -> None:
    rows = _rows()
    assert all(len(row) == 4 for row in rows)
    words = [row[0] for row in rows]
    assert len(words) == len(set(words))
