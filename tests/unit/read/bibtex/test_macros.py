from __future__ import annotations

from kg.model import Severity
from kg.read.bibtex.blocks import read
from kg.read.bibtex.macros import expand


def expanded(text: str) -> list[dict[str, str]]:
    return [entry.fields for entry in expand(read(text), len(text))[0]]


def codes(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in expand(read(text), len(text))[1].all()]


def test_macros_and_concatenation_are_expanded_without_regard_to_case() -> None:
    text = '@string{J = "Journal"}\n@STRING{jo = j # { of } # "B"}\n@a{k, journal=JO, x=jo # 5}'
    assert expanded(text) == [{"journal": "Journal of B", "x": "Journal of B5"}]
    assert codes(text) == []


def test_months_are_known_and_can_be_redefined() -> None:
    assert expanded('@a{k, month="10~" # jan}') == [{"month": "10~January"}]
    assert expanded("@string{jan={I}}@a{k, month=jan}") == [{"month": "I"}]


def test_a_definition_holds_from_its_place_on() -> None:
    text = "@string{a={x}}\n@m{k, t=a}\n@string{a={y}}\n@m{l, t=a}"
    assert expanded(text) == [{"t": "x"}, {"t": "y"}]


def test_a_macro_that_is_defined_below_only_is_found() -> None:
    assert expanded("@m{k, t=a}\n@string{a={x}}") == [{"t": "x"}]


def test_an_undefined_macro_leaves_its_name_and_a_fault() -> None:
    assert expanded("@m{k,\n t=Nope # { x}}") == [{"t": "Nope x"}]
    assert codes("@m{k,\n t=Nope # { x}}") == [("undefined-macro", 2)]


def test_the_first_field_of_a_name_that_is_not_empty_holds() -> None:
    text = "@m{k, t={}, T={x},\n t={y}, t={x}}"
    assert expanded(text) == [{"t": "x"}]
    faults = expand(read(text), len(text))[1].all()
    assert [(fault.code, fault.line, fault.severity, fault.raw) for fault in faults] == [
        ("duplicate-field", 2, Severity.WARNING, "y"),
        ("duplicate-field", 2, Severity.INFO, "x"),
    ]


def test_macros_that_double_at_each_step_are_stopped() -> None:
    text = (
        "@string{m0={ha}}\n"
        + "\n".join(f"@string{{m{i + 1}=m{i} # m{i}}}" for i in range(60))
        + "@a{k, t=m60}"
    )
    (fields,) = expanded(text)
    assert len(fields["t"]) < 100_000
    assert "too-much-text" in {code for code, _ in codes(text)}
