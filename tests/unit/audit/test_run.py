from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kg import audit
from kg.audit import Facts, Row, Rule, Settings, suppression
from kg.audit.findings import article_of, show
from kg.errors import SettingsError
from kg.model import Audit, Check, NotChecked, Severity, Suppression
from tests.factories import graph, linked, observed, reference, said

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERY = """\
# Short general claims
#
# @id X01
# @severity warning
# @strict error
# @message “{text}” has {size} letters, fewer than {most}.
# @threshold most letters
# @inspects general claims
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kind: <https://w3id.org/claim-kg/terms/kind/>
PREFIX schema: <https://schema.org/>
SELECT ?focus ?text ?size ?most WHERE {
  VALUES ?most { 12 }
  ?focus a schema:Claim ; dcterms:type ?kind ; schema:text ?text .
  FILTER(?kind != kind:case-observation)
  BIND(STRLEN(?text) AS ?size)
  FILTER(?size < ?most)
}
ORDER BY ?text
"""
SHORT = Rule(audit.from_query("X01-short.rq", QUERY))


def run(settings: Settings | None = None, *rules: Rule) -> Audit:
    sentences = [said("It is rare.", id="rare"), said("It is quite odd.", "1", id="odd"), observed("Seen.")]
    return audit.run(graph(linked(sentences, [reference("1")])), rules or [SHORT], settings)


def test_a_row_becomes_a_finding() -> None:
    (finding,) = run().findings
    assert finding.message == "“It is rare.” has 11 letters, fewer than 12."
    assert finding.focus == ("https://w3id.org/claim-kg/article/article/claim/rare",)
    assert finding.sentences == ("It is rare.",)
    assert finding.article == "https://w3id.org/claim-kg/article/article"
    assert (finding.check, finding.title, finding.severity) == (
        "X01",
        "Short general claims",
        Severity.WARNING,
    )
    assert finding.id == run().findings[0].id


def test_what_was_looked_at_is_counted() -> None:
    (covered,) = run().coverage
    assert (covered.inspects, covered.inspected, covered.found, covered.state) == (
        "general claims",
        2,
        1,
        "finding",
    )
    assert run().pairs[0].at_hand == "title"


def test_settings_change_severity_and_thresholds() -> None:
    assert run(Settings(strict=True)).findings[0].severity is Severity.ERROR
    changed = Settings(
        strict=True, severity={"X01": Severity.INFO}, thresholds={"X01": {"most": Decimal("20.5")}}
    )
    assert [finding.severity for finding in run(changed).findings] == [Severity.INFO, Severity.INFO]
    assert run(changed).findings[0].message.endswith("fewer than 20.5.")


def test_a_check_that_is_off_is_not_checked() -> None:
    (covered,) = run(Settings(off=frozenset({"X01"}))).coverage
    assert (covered.state, covered.skipped) == ("not checked", "switched off in the settings")


def test_a_suppressed_finding_stays_with_its_reason() -> None:
    name = run().findings[0].id
    audited = run(Settings(suppress=(Suppression(name, "well known"), Suppression("X01-gone", "once"))))
    assert audited.findings[0].suppressed == "well known"
    assert (audited.open, audited.coverage[0].found, audited.coverage[0].state) == ((), 0, "pass")
    assert audited.unused == (Suppression("X01-gone", "once"),)


UNUSED = Rule(suppression.CHECK)


def test_a_suppression_of_nothing_is_a_finding() -> None:
    settings = Settings(suppress=(Suppression("X01-gone", "once"),))
    (found,) = (finding for finding in run(settings, SHORT, UNUSED).findings if finding.check == "V04")
    assert found.message == "X01-gone is suppressed (“once”), but there is no such finding."
    assert [covered.check for covered in run(settings, SHORT, UNUSED).coverage] == ["V04", "X01"]


def test_a_suppression_for_a_check_that_did_not_run_is_not_judged() -> None:
    settings = Settings(off=frozenset({"X01"}), suppress=(Suppression("X01-gone", "once"),))
    audited = run(settings, SHORT, UNUSED)
    assert (audited.findings, audited.unused) == ((), ())
    both = Settings(off=frozenset({"V04"}), suppress=(Suppression("X01-gone", "once"),))
    assert [finding.check for finding in run(both, SHORT, UNUSED).findings] == ["X01"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (Settings(off=frozenset({"X99"})), "'audit.off' names 'X99'"),
        (Settings(severity={"X99": Severity.INFO}), "'audit.severity' names 'X99'"),
        (Settings(thresholds={"X99": {"most": Decimal(1)}}), "'audit.thresholds' names 'X99'"),
        (Settings(thresholds={"X01": {"least": Decimal(1)}}), "'audit.thresholds.X01' names 'least'"),
    ],
)
def test_settings_for_what_does_not_exist_are_refused(settings: Settings, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        run(settings)
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("FILTER(?size < ?most)", "FILTER(?size <", "no valid SPARQL"),
        ("{size}", "{length}", "names {length}, which the check does not return"),
        ("@inspects general claims", "@inspects moons", "speaks of 'moons'"),
        ("@inspects general claims", "@inspects claims\n# @needs light", "speaks of 'light'"),
    ],
)
def test_a_check_that_fails_is_a_problem_and_the_others_run(old: str, new: str, message: str) -> None:
    broken = Rule(audit.from_query("X02-broken.rq", QUERY.replace("X01", "X02").replace(old, new)))
    audited = run(None, broken, SHORT)
    assert [finding.check for finding in audited.findings] == ["X01"]
    assert [problem.code for problem in audited.problems] == ["failed-check"]
    assert message in audited.problems[0].message
    assert [covered.state for covered in audited.coverage] == ["finding", "not checked"]


def test_a_syntax_error_has_its_line() -> None:
    broken = Rule(
        audit.from_query("X02-broken.rq", QUERY.replace("X01", "X02").replace("ORDER BY ?text", "ORDER BY"))
    )
    (problem,) = run(None, broken).problems
    assert (problem.source, problem.line) == ("X02-broken.rq", len(QUERY.splitlines()))


def find_two(facts: Facts) -> Iterator[Row | NotChecked]:
    for claim in facts.corpus.statements:
        if claim.kind == "case-observation":
            yield NotChecked("an observation", 1)
        else:
            yield {"focus": claim.iri, "same": "one thing"}


def test_a_check_in_python_says_what_it_could_not_judge() -> None:
    check = Check("X03", "two", "Two", Severity.INFO, "It is {same}.", key=("same",), inspects="claims")
    audited = run(None, Rule(check, find_two))
    (covered,) = audited.coverage
    assert (covered.inspected, covered.not_checked) == (2, (NotChecked("an observation", 1),))
    first, second = audited.findings
    assert second.id == f"{first.id}-2"


def test_findings_come_by_severity_and_check() -> None:
    error = Rule(audit.from_query("X09.rq", QUERY.replace("X01", "X09").replace("warning", "error")))
    assert [finding.check for finding in run(None, SHORT, error).findings] == ["X09", "X01"]


def test_values_are_shown_as_a_person_reads_them() -> None:
    assert [show(value) for value in (None, 5, Decimal("5.50"), Decimal(100), "so", True)] == [
        "",
        "5",
        "5.5",
        "100",
        "so",
        "True",
    ]
    assert article_of("https://doi.org/10.1000/1") == ""
