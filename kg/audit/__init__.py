"""The audit: checks over the graph, what they found, and what they could not look at."""

from kg.audit.catalogue import Rule, from_query, read_queries
from kg.audit.checks import RULES
from kg.audit.facts import Evidence, Facts, Row
from kg.audit.run import run
from kg.audit.settings import Origin, Settings, parse_settings

__all__ = [
    "RULES",
    "Evidence",
    "Facts",
    "Origin",
    "Row",
    "Rule",
    "Settings",
    "from_query",
    "parse_settings",
    "read_queries",
    "run",
]
