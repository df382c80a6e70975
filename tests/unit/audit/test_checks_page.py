from __future__ import annotations

import re

import pytest

from kg.model import Check, Severity
from scripts.generate_checks import PAGE, page, shipped

CHECKS = shipped()


def test_the_page_is_what_the_headers_say() -> None:
    assert PAGE.read_text("utf-8") == page(CHECKS), "run: python scripts/generate_checks.py"


def test_no_two_checks_share_an_id_or_a_name() -> None:
    assert len({check.id for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_says_all_that_its_section_needs(check: Check) -> None:
    assert re.fullmatch(r"[SCNUDRMVG]\d\d", check.id)
    assert check.severity in set(Severity)
    assert check.title
    assert check.what
    assert check.why.endswith(".")
    assert check.remedy.endswith((".", "?"))
    assert check.example
    assert check.inspects
    assert check.group != "own"
    assert check.place.endswith((".rq", ".py"))


@pytest.mark.parametrize("check", [check for check in CHECKS if check.query], ids=lambda check: check.id)
def test_a_query_is_named_after_its_check_and_says_its_prefixes(check: Check) -> None:
    assert check.place == f"queries/audit/{check.id}-{check.name}.rq"
    for prefix in set(re.findall(r"(?<![\w:#?<“])([a-z0-9]+):[A-Za-z]", check.query.split("\nSELECT", 1)[1])):
        assert f"PREFIX {prefix}: <" in check.query
