from __future__ import annotations

import pytest

from kg.serve.negotiation import preferred

OFFERED = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle ; Q=0.3", "text/turtle"),
        ("text/*", "text/html"),
        ("application/*, text/html;q=0.9", "application/ld+json"),
        ("text/html;q=0.2, application/n-triples;q=0.8, */*;q=0.1", "application/n-triples"),
        ("text/*;q=0.9, text/html;q=0.1", "text/turtle"),
        ("text/html;q=0, */*;q=0.5", "text/turtle"),
        ("text/turtle;q=0.5, text/turtle;q=0.9, text/html;q=0.7", "text/turtle"),
        ("application/rdf+xml, application/ld+json;q=0.9", "application/ld+json"),
        ("text/html;q=nonsense, text/turtle", "text/turtle"),
        ("text/html;q=7", "text/html"),
        (",,;q=1,text/turtle", "text/turtle"),
    ],
)
def test_what_weighs_most_is_chosen(accept: str, form: str) -> None:
    assert preferred(accept, OFFERED) == form


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0", "*/*;q=0", "application/pdf, image/*"])
def test_what_is_not_offered_is_refused(accept: str) -> None:
    assert preferred(accept, OFFERED) is None
