from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query import bind, parse

TEXT = """\
# Claims that cite a reference
#
# In the order of the text;
# each once.
#
# @example reference=boulman2005
# @severity error
PREFIX c4o: <http://purl.org/spar/c4o/>
# a comment of the query
SELECT ?claim WHERE {
  VALUES ?reference { UNDEF }
  values ?it {undef}
  { VALUES ?reference { UNDEF } ?claim c4o:denotes ?reference }
  VALUES ?fixed { 1 }
  VALUES (?a ?b) { (UNDEF 2) }
}
"""


def test_header_is_title_help_and_tags() -> None:
    question = parse("claims", TEXT)
    assert question.title == "Claims that cite a reference"
    assert question.help == "In the order of the text;\neach once."
    assert question.examples == ("reference=boulman2005",)
    assert question.tags == (("example", "reference=boulman2005"), ("severity", "error"))
    assert question.text == TEXT


def test_parameters_are_the_values_left_open_each_once_in_order() -> None:
    assert parse("claims", TEXT).parameters == ("reference", "it")


def test_without_a_header_the_name_is_the_title() -> None:
    question = parse("mine", "SELECT * WHERE { ?s ?p ?o }")
    assert (question.title, question.help, question.tags, question.parameters) == ("mine", "", (), ())


def test_a_byte_order_mark_hides_no_header() -> None:
    assert parse("x", "\ufeff# Title\nSELECT * WHERE {}").title == "Title"


def test_place_is_the_file_or_else_the_name() -> None:
    assert parse("x", "ASK {}").place == "x"
    assert parse("x", "ASK {}", "folder/x.rq").place == "folder/x.rq"


def test_binding_fills_every_place_of_a_parameter_and_leaves_the_rest() -> None:
    text = bind(parse("claims", TEXT), {"reference": ["<urn:a>", '"b\\\\1"']})
    assert text.count('VALUES ?reference { <urn:a> "b\\\\1" }') == 2
    assert "values ?it {undef}" in text


def test_nothing_to_bind_changes_nothing() -> None:
    assert bind(parse("claims", TEXT), {}) == TEXT


def test_no_values_at_all_mean_no_rows() -> None:
    assert "VALUES ?it {  }" in bind(parse("claims", TEXT), {"it": []})


def test_an_unknown_parameter_is_misuse_that_names_the_known() -> None:
    with pytest.raises(QueryError, match=r"no parameter 'refrence'.*reference, it"):
        bind(parse("claims", TEXT), {"refrence": ["1"]})
    with pytest.raises(QueryError, match="Its parameters: none"):
        bind(parse("x", "ASK {}"), {"a": ["1"]})
