from __future__ import annotations

from kg.serve.overview import tiles

COUNTS = {
    "articles": 1,
    "claims": 40,
    "general claims": 25,
    "  cited": 15,
    "  uncited": 10,
    "references": 8,
    "  never cited": 2,
    "pointers": 0,
    "  to no reference": 0,
}


def test_the_parts_of_a_tile_fill_its_bar() -> None:
    claims, references, _ = tiles(COUNTS)
    assert [(part.name, part.count, part.start, part.width) for part in claims.parts] == [
        ("general, cited", 15, 0.0, 37.5),
        ("general, uncited", 10, 37.5, 25.0),
        ("own observations", 15, 62.5, 37.5),
    ]
    assert [(part.kind, part.width) for part in references.parts] == [("cited", 75.0), ("lacking", 25.0)]


def test_of_nothing_no_part_is_drawn() -> None:
    pointers = tiles(COUNTS)[2]
    assert pointers.total == 0
    assert [part.width for part in pointers.parts] == [0.0, 0.0]


def test_findings_are_shown_where_there_was_an_audit() -> None:
    assert [tile.title for tile in tiles(COUNTS)] == ["Claims", "References", "Pointers"]
    audited = COUNTS | {"findings": 4, "  error": 1, "  warning": 3, "  info": 0}
    findings = tiles(audited)[3]
    assert [(part.name, part.count) for part in findings.parts] == [
        ("errors", 1),
        ("warnings", 3),
        ("of information", 0),
    ]
