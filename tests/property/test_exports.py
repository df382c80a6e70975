"""Bibliographies of every format: whatever the bytes, a record is a reference or a problem, and soon."""

from __future__ import annotations

import json
import time
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.bibliographies import FORMATS, kind, parse
from kg.read.exports import ris

EXPORTS = [each.module for each in FORMATS if ".exports." in each.module]
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
VALUES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TAGS = st.sampled_from(["TI", "AU", "JF", "N1", "KW", "XX", "C5", "AB", "SN", "M1"])
PIECES = st.sampled_from(
    [
        *(
            "TY  - JOUR",
            "ER  - ",
            "AU  - a, b, c, d",
            "PMID- 4",
            "PT J",
            "ER",
            "%0 Book",
            "%A x",
            "1. A B. 2001",
        ),
        *(
            "[",
            "{",
            '"id":',
            '"a"',
            ",",
            "}",
            "]",
            "<xml>",
            "<record>",
            "</record>",
            "<PubmedArticle>",
            "&amp;",
        ),
        *("\n", "\n\n", "\0", "\ufeff", "  "),
    ]
)


@pytest.mark.parametrize("module", EXPORTS)
@given(data=st.binary(max_size=300) | st.lists(PIECES, max_size=30).map("\n".join).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(module: str, data: bytes) -> None:
    found = import_module(module).parse(data, "a")
    labels = [reference.label for reference in found.references]
    keys = [reference.key for reference in found.references]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert all(labels)
    assert [reference.position for reference in found.references] == [*range(1, len(labels) + 1)]
    assert [one.line for one in found.problems] == sorted(one.line for one in found.problems)
    assert import_module(module).parse(data, "a") == found


@given(records=st.lists(st.lists(st.tuples(TAGS, VALUES), min_size=1, max_size=8), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_value_of_a_ris_file_stands_in_its_work(records: list[list[tuple[str, str]]]) -> None:
    lines = [["TY  - GEN", *(f"{tag}  - {value}" for tag, value in record), "ER  - "] for record in records]
    found = ris.parse("\n".join("\n".join(each) for each in lines).encode(), "a.ris")
    assert len(found.references) == len(records)
    for reference, record in zip(found.references, records, strict=True):
        work = reference.work
        kept = [work.title, work.container, work.abstract, *(text for _, text in work.extra)]
        kept += [person.name for person in work.authors]
        words = set(" ".join(kept).replace(";", " ").split())
        assert all(set(value.split()) <= words for tag, value in record if tag != "AU")
        assert len(work.authors) <= sum(tag == "AU" for tag, _ in record)


@given(
    items=st.lists(
        st.dictionaries(st.sampled_from(["id", "title", "x"]), st.text(max_size=20), min_size=1), max_size=8
    )
)
@settings(max_examples=100, deadline=None)
def test_every_item_of_a_json_list_is_accounted_for(items: list[dict[str, str]]) -> None:
    found = import_module("kg.read.exports.csl").parse(json.dumps(items).encode(), "a.json")
    left_out = sum(one.code == "not-an-entry" for one in found.problems)
    assert len(found.references) + left_out == len(items)


N = 100_000
HOSTILE = {
    "one long value": b"TY  - JOUR\nTI  - " + b"x" * 10 * N + b"\nER  - \n",
    "many tags": b"TY  - JOUR\n" + b"AU  - Lee, A\n" * N + b"ER  - \n",
    "many records": b"TY  - JOUR\nER  - \n" * (N // 4),
    "many lines": b"TY  - JOUR\nAB  - a\n" + b"b\n" * N + b"ER  - \n",
    "commas": b"TY  - JOUR\nAU  - " + b"a," * N + b"\nER  - \n",
    "names": b"TY  - JOUR\nAU  - " + b"Lee A, " * N + b"Ek B\nER  - \n",
    "blanks": b"TY  - JOUR\nUR  - http:" + b" " * N + b"http\nER  - \n",
    "markup": b"TY  - JOUR\nTI  - " + b"<i " * N + b"\nER  - \n",
    "one key": b"TY  - JOUR\nID  - a\nER  - \n" * (N // 4),
    "one name": b"TY  - JOUR\nAU  - Lee, A\nPY  - 2001\nER  - \n" * (N // 4),
    "brackets": b'[{"id": ' + b"[" * N,
    "braces": b'{"items": [' + b'{"a":' * N,
    "commas in JSON": b"[" + b"," * 10 * N,
    "open texts": b'[{"id": "a' + b'\\"},{"id' * N,
    "percent": b"%0 Book\n" + b"%A \n" * N,
    "PMIDs": b"PMID- 1\n" * (N // 4),
    "ends": b"PT J\nER\n" * (N // 4),
    "numbers": b"1. 2001\n" * (N // 10),
    "line of names": b"1. " + b"Lee A, " * N + b" 2001",
    "XML": b"<xml><records>"
    + b"<record><titles><title>a</title></titles></record>" * (N // 10)
    + b"</records></xml>",
    "nested XML": b"<PubmedArticleSet>" + b"<PubmedArticle>" * N,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_long(name: str) -> None:
    start = time.process_time()
    kind(HOSTILE[name])
    parse(HOSTILE[name], "a.txt")
    assert time.process_time() - start < 10
