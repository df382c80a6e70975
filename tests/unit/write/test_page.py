"""The page as a file: offline, escaped, whole, small."""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

from kg.errors import InputError
from kg.model import Work
from kg.names import BASE
from kg.write import carrier, page
from tests import pages
from tests.factories import graph, linked, reference, said

VIS_BANNER = "@version 9.1.2"


class Reader(HTMLParser):
    """Collects elements, and the text of scripts and style sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, str] = {}
        self.title = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag if tag in {"script", "style", "title"} else ""
        if tag == "script":
            self._in = dict(attrs).get("id") or f"script-{sum(t == 'script' for t, _ in self.tags)}"

    def handle_endtag(self, _tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in:
            self.raw[self._in] = self.raw.get(self._in, "") + data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def html() -> str:
    return page.render(pages.graph(), findings=pages.findings())


def records(table: list[list[Any]]) -> list[dict[str, Any]]:
    """Return the rows of a table of the page's data, without what is not known."""
    names, *rows = table
    return [{key: value for key, value in zip(names, row, strict=False) if value is not None} for row in rows]


def nodes(reader: Reader) -> list[dict[str, Any]]:
    tables = json.loads(reader.raw["nodes-data"])
    return [{"type": sort, **record} for sort, table in tables.items() for record in records(table)]


def test_nothing_on_the_page_is_fetched(html: str) -> None:
    reader = read(html)
    assert {tag for tag, _ in reader.tags}.isdisjoint(
        {"link", "img", "iframe", "object", "embed", "base", "form"}
    )
    assert not [attrs for _, attrs in reader.tags if "src" in attrs or "srcset" in attrs]
    assert "@import" not in reader.raw["style"]
    assert "url(" not in reader.raw["style"]


def test_the_policy_lets_through_exactly_what_is_there(html: str) -> None:
    reader = read(html)
    metas = [attrs for tag, attrs in reader.tags if tag == "meta"]
    policy = next(
        str(attrs["content"]) for attrs in metas if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = [text for name, text in reader.raw.items() if name.startswith("script-")]
    assert len(scripts) == 2
    for text in (*scripts, reader.raw["style"]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == 3


def test_no_element_carries_style_or_handlers_of_its_own(html: str) -> None:
    names = {name for _, attrs in read(html).tags for name in attrs}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_the_library_keeps_its_licence_and_version(html: str) -> None:
    assert VIS_BANNER in html
    assert "MIT License" in html
    assert VIS_BANNER in (files("pyvis") / carrier.VIS_NETWORK).read_text("utf-8")


def test_hostile_text_arrives_whole_and_as_text() -> None:
    html = page.render(pages.nasty(), findings=pages.nasty_findings())
    reader = read(html)
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("script") == 5
    assert "img" not in tags
    labels = {item["label"] for item in nodes(reader)}
    for text in pages.NASTY:
        assert text in labels
    assert "<script>window" not in html
    assert "</script><img" not in html
    assert reader.title.startswith("<script>window.broken = 1</script>")
    assert "49" not in reader.title


@pytest.mark.parametrize("text", ["{{ config }}", "{% for x in y %}", "{# note #}", "</title><b>", "&amp;"])
def test_a_title_is_never_a_template(text: str) -> None:
    html = page.render(graph(linked([said(text, id="c")], work=Work(title=text))))
    reader = read(html)
    assert reader.title == f"{text}: claims and references"
    assert [item["label"] for item in nodes(reader)[:1]] == [text]


def test_the_same_graph_gives_the_same_bytes(html: str) -> None:
    assert page.render(pages.graph(), findings=pages.findings()) == html


def test_an_article_can_be_named() -> None:
    store = graph(linked([said("One.")], slug="a-one"), linked([said("Two.")], slug="b-two"))
    first, second = (f"{BASE}article/{slug}" for slug in ("a-one", "b-two"))
    assert page.render(store) == page.render(store, article=first)
    labels = [item["label"] for item in nodes(read(page.render(store, article=second)))]
    assert "Two." in labels
    assert "One." not in labels


def test_an_article_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="there is no article"):
        page.render(graph())
    with pytest.raises(InputError, match=r"there is no article https://x\.org/a"):
        page.render(pages.graph(), article="https://x.org/a")


def test_a_title_with_href_does_not_disturb_the_carrier() -> None:
    assert page.render(graph(linked([], [reference("1", "All about href")])))


def test_the_page_of_an_article_keeps_its_size() -> None:
    """40 claims and 15 references with findings: a little more than the shipped example."""
    html = page.render(pages.many(40, 15), findings=pages.findings()).encode()
    assert len(html) < 650_000
    assert len(lzma.compress(html)) < 150_000


def test_every_module_is_used() -> None:
    folder = files("kg.write") / "assets" / "script"
    names = [file.name.removesuffix(".js") for file in folder.iterdir() if file.name.endswith(".js")]
    html = page.render(pages.graph())
    assert [name for name in names if f"const ${name}=(()=>" not in html] == []


def test_modules_never_set_markup() -> None:
    folder = files("kg.write") / "assets" / "script"
    pattern = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function")
    assert [file.name for file in folder.iterdir() if pattern.search(file.read_text("utf-8"))] == []
