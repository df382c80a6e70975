from __future__ import annotations

from kg.read.bibtex.labels import label
from kg.read.bibtex.records import Entry


def entries(*keys: str) -> list[Entry]:
    return [Entry("misc", key, {}, {}, line, f"@misc{{{key}}}") for line, key in enumerate(keys, start=1)]


def test_keys_are_labels_to_the_letter() -> None:
    assert label(entries("a", "Ünï:c/ode+'", "b c")) == (["a", "Ünï:c/ode+'", "b c"], [])


def test_a_key_that_stands_again_gets_a_number() -> None:
    labels, faults = label(entries("a", "a", "b", "a"))
    assert labels == ["a", "a~2", "b", "a~3"]
    assert [(fault.code, fault.line) for fault in faults] == [("duplicate-key", 2), ("duplicate-key", 4)]
    assert "line 1" in faults[0].message


def test_an_entry_without_a_key_is_called_by_its_place() -> None:
    labels, faults = label(entries("", "a", ""))
    assert labels == ["~1", "a", "~3"]
    assert [fault.code for fault in faults] == ["empty-key", "empty-key"]


def test_no_label_stands_twice_even_if_a_key_looks_like_one() -> None:
    labels, _ = label(entries("a", "a", "a~2", "~5", "", "a~2"))
    assert labels == ["a", "a~2~", "a~2", "~5", "~5~", "a~2~2"]


def test_keys_that_differ_in_case_alone_are_told_once_each() -> None:
    labels, faults = label(entries("Key", "key", "KEY", "other"))
    assert labels == ["Key", "key", "KEY", "other"]
    assert [(fault.code, fault.line) for fault in faults] == [
        ("keys-differ-in-case", 2),
        ("keys-differ-in-case", 3),
    ]
