"""A small vocabulary of diseases, so that a check that compares diseases has something to compare."""

from __future__ import annotations

import re

DISEASES = (
    "asthma",
    "cancer",
    "celiac disease",
    "dementia",
    "depression",
    "diabetes",
    "epiglottitis",
    "epilepsy",
    "hepatitis",
    "hypertension",
    "influenza",
    "malaria",
    "migraine",
    "obesity",
    "osteoporosis",
    "pneumonia",
    "psoriasis",
    "schizophrenia",
    "stroke",
    "tuberculosis",
)
NAMED = re.compile(rf"\b(?:{'|'.join(DISEASES)})\b", re.IGNORECASE)

_HEAD = """@prefix : <https://example.org/diseases/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:all a skos:ConceptScheme .
:disease a skos:Concept ; skos:inScheme :all ; skos:prefLabel "disease (group)"@en ; skos:topConceptOf :all .
"""


def vocabulary() -> str:
    """Return the diseases as SKOS, none broader than another."""
    concepts = (
        f':{name.replace(" ", "-")} a skos:Concept ; skos:inScheme :all ; skos:prefLabel "{name}"@en ;'
        " skos:broader :disease .\n"
        for name in DISEASES
    )
    return _HEAD + "".join(concepts)


def named(text: str) -> frozenset[str]:
    """Return the diseases that a text names.

    >>> named("Malaria and asthma; diabetic feet") == {"malaria", "asthma"}
    True
    """
    return frozenset(found.casefold() for found in NAMED.findall(text))
