"""The checks that SPARQL cannot say: text that is nearly the same, lists that disagree, what a title is about."""

from kg.audit import suppression
from kg.audit.catalogue import Rule
from kg.audit.checks import (
    ambiguous_author_year,
    author_lists,
    common_root,
    copied_error,
    duplicate_reference,
    field_mismatch,
    handed_on,
    identifier_of_another_work,
    order_of_first_mention,
    patient_age,
    population,
    repeated_claim,
    retracted,
    source_text,
    topic,
)

RULES = (
    order_of_first_mention.RULE,
    ambiguous_author_year.RULE,
    duplicate_reference.RULE,
    patient_age.RULE,
    *repeated_claim.RULES,
    topic.RULES[0],
    population.RULE,
    *source_text.RULES[:2],
    topic.RULES[1],
    *source_text.RULES[2:],
    identifier_of_another_work.RULE,
    field_mismatch.RULE,
    author_lists.RULE,
    *retracted.RULES,
    Rule(suppression.CHECK),
    *handed_on.RULES,
    *common_root.RULES,
    copied_error.RULE,
)
"""Every check that is written in Python, in the order of the catalogue."""
