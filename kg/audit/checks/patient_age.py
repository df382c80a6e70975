"""N04: one patient whose age is given differently."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.model import Check, NotChecked, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.facts import Facts, Row
    from kg.query import Value

_AGES = """
SELECT ?graph ?claim ?text ?printed ?number ?unit ?section WHERE {
  GRAPH ?graph {
    ?quantity dcterms:type measure:age ; schema:value ?number ; rdfs:label ?printed ; oa:start ?start .
    ?claim kg:quantity ?quantity ; dcterms:type kind:case-observation ; schema:text ?text ; schema:position ?position ;
      schema:appearance/dcterms:isPartOf ?paragraph .
    OPTIONAL { ?quantity qudt:hasUnit ?unit }
    OPTIONAL { ?paragraph dcterms:isPartOf/dcterms:title ?section }
  }
} ORDER BY ?graph ?position ?start"""

_DAYS = {"YR": 365.25, "MO": 365.25 / 12, "WK": 7.0, "DAY": 1.0}
_FEMALE = re.compile(r"\b(?:woman|lady|girl|female|she|her|housewife)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:man|gentleman|boy|male|he|his)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:patient|woman|man|lady|gentleman|girl|boy|female|male|infant|baby|newborn|neonate|toddler|child|"
    r"adolescent|teenager|person|student|worker|farmer|teacher|housewife)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:patients|women|men|ladies|girls|boys|females|males|infants|babies|newborns|neonates|adolescents|subjects|"
    r"participants|volunteers|controls|cohort|case series|twins?|siblings?|"
    r"(?:another|other|second|third|both|two|three|four|five|six|\d+) (?:patients?|cases)|"
    r"(?:patient|case) (?:no\. ?|number )?(?:\d+|[a-d]|one|two|three|i{1,3}))\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:brother|sister|mother|father|parents?|son|daughter|husband|wife|uncle|aunt|cousin|grand\w+|donor)\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:at|by|from|since|until|till|after|before) (?:the |an )?age|\b(?:when|while|since|until|after) (?:she|he|they|aged)\b|"
    r"\bage (?:at|of) (?:onset|diagnosis)|\bat (?:the )?$",
    re.IGNORECASE,
)
_BEFORE = 30


def find(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield, for each article on a single patient, every age that differs from the one given first."""
    several = _articles_on_several(facts)
    for graph, rows in groupby(facts.corpus.ask(_AGES), key=itemgetter("graph")):
        ages = [row for row in rows if _at_the_report(row)]
        different = [row for row in ages[1:] if _days(row) != _days(ages[0])]
        if different and (graph in several or _of_several(ages)):
            yield NotChecked("the article gives the ages of several persons", 1)
        else:
            yield from (_row(ages[0], row) for row in different)


def _articles_on_several(facts: Facts) -> set[str]:
    spoken: defaultdict[str, bool] = defaultdict(bool)
    for statement in facts.corpus.statements:
        if statement.kind == "case-observation" and not spoken[statement.article]:
            spoken[statement.article] = bool(_SEVERAL.search(statement.text))
    return {article for article, found in spoken.items() if found}


def _of_several(ages: Sequence[dict[str, Value]]) -> bool:
    """Say whether the sentences with ages speak of kin, of both sexes, or stand in sections of several cases."""
    texts = [str(row["text"]) for row in ages]
    sexes = {
        "female" if _FEMALE.search(text) else "male"
        for text in texts
        if _FEMALE.search(text) or _MALE.search(text)
    }
    sections = {str(row["section"]) for row in ages if _SEVERAL.search(str(row["section"] or ""))}
    return len(sexes) > 1 or bool(sections) or any(_KIN.search(text) for text in texts)


def _at_the_report(row: dict[str, Value]) -> bool:
    """Say whether an age is that of a single person, and no age at some earlier time."""
    text, printed = str(row["text"]), str(row["printed"])
    place = max(0, text.find(printed))
    return bool(_PERSON.search(text)) and not _OTHER_TIME.search(
        text[max(0, place - _BEFORE) : place] + printed
    )


def _days(row: dict[str, Value]) -> float:
    return float(str(row["number"])) * _DAYS.get(str(row["unit"]).rsplit("/", 1)[-1], _DAYS["YR"])


def _row(first: dict[str, Value], other: dict[str, Value]) -> Row:
    return {
        "focus": first["claim"],
        "other": other["claim"],
        "value": first["printed"],
        "otherValue": other["printed"],
        "text": first["text"],
        "otherText": other["text"],
    }


CHECK = Check(
    id="N04",
    name="case-attribute-conflict",
    title="One patient, two ages",
    severity=Severity.ERROR,
    message="The patient's age is “{value}” here and “{otherValue}” elsewhere.",
    what=(
        "Observations of an article on a single patient that give the patient's age differently.\n"
        "An age at another time (“at the age of 15”) is left out; an article that speaks of several patients, of kin or\n"
        "of both sexes is not judged."
    ),
    why="One of the two is wrong, and with it perhaps other dates of the history.",
    remedy="Look into the patient's record, and correct the text.",
    group="numbers",
    example="“a 34-year-old man” in the abstract, “a man of 43 years” in the history",
    key=("focus", "other", "value", "otherValue"),
    inspects="articles",
    place="kg/audit/checks/patient_age.py",
)

RULE = Rule(CHECK, find)
