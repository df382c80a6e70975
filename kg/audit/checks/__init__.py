"""The checks that SPARQL cannot say: text that is nearly the same, lists that disagree, what a title is about."""

from kg.audit.checks import (
    ambiguous_author_year,
    author_lists,
    duplicate_reference,
    identifier_of_another_work,
    order_of_first_mention,
    patient_age,
    repeated_claim,
)

RULES = (
    order_of_first_mention.RULE,
    ambiguous_author_year.RULE,
    duplicate_reference.RULE,
    patient_age.RULE,
    *repeated_claim.RULES,
    identifier_of_another_work.RULE,
    author_lists.RULE,
)
"""Every check that is written in Python, in the order of the catalogue."""
