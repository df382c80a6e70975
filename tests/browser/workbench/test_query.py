"""The Query room, used by mouse and keyboard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.serving import Served

    Browse = Callable[..., Page]

pytestmark = pytest.mark.browser

MANY = """SELECT ?number ?word WHERE {
  { SELECT ?a { ?a a schema:Claim } LIMIT 40 } { SELECT ?p { ?p a c4o:InTextReferencePointer } LIMIT 20 }
  { SELECT ?s { ?s a doco:Sentence } LIMIT 25 }
  BIND(STRLEN(STR(?a)) AS ?number) BIND("<b>x</b>" AS ?word)
}"""
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def desk(browse: Browse) -> Callable[..., Page]:
    """Return a function that opens the room, ready."""

    def desk(path: str = "/query", **settings: Any) -> Page:  # noqa: ANN401 - playwright's own
        page = browse(path, **settings)
        page.wait_for_selector("#desk[data-ready]")
        return page

    return desk


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until an expression holds; playwright's own way to wait evaluates text, which the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def text(page: Page) -> str:
    return "\n".join(page.locator("#editor .cm-line").all_inner_texts())


def write(page: Page, query: str) -> None:
    page.click("#editor .cm-content")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(query)


def run(page: Page) -> str:
    """Run what stands in the editor; return what is said of the outcome."""
    page.click("#run")
    page.wait_for_selector("#cancel", state="hidden")
    return page.inner_text("#outcome")


def rows(page: Page) -> Locator:
    return page.locator("#table tbody tr:not(.space)")


def choose(page: Page, title: str) -> None:
    page.click(f"#questions button:text-is('{title}')")
    until(page, "title => document.getElementById('title').textContent === title", arg=title)


def test_a_question_is_found_bound_and_asked_by_mouse(desk: Browse) -> None:
    page = desk()
    page.fill("#sought", "claims-of-reference")
    assert page.locator("#questions button").all_inner_texts() == ["Claims that cite a reference"]
    choose(page, "Claims that cite a reference")
    page.click("text=Example: reference = boulman2005")
    until(page, "location.search.includes('reference=boulman2005')")
    assert "/reference/boulman2005> }" in text(page)
    assert run(page) == f"{rows(page).count()} rows"
    assert rows(page).first.locator("td").first.inner_text() == "Boulman 2005"
    claim = rows(page).first.locator("td").nth(5).locator("a")
    assert claim.get_attribute("href") == "/article/kerala-medical-journal-2010-3-122/claim/damaged-skin"
    page.click("#table .map >> nth=0")
    page.wait_for_url("**/article/kerala-medical-journal-2010-3-122#view=map&node=claim/damaged-skin")
    page.wait_for_selector("text=damage")


def test_values_are_completed_by_keyboard(desk: Browse) -> None:
    page = desk("/query?question=claims-of-reference")
    field = page.locator("#parameter-reference")
    for words, value in (("calcinosis in rheum", "boulman2005"), ("call", "callen2000")):
        field.press_sequentially(words)
        page.wait_for_selector(f"#parameter-reference-list li:has-text('{value}')")
        field.press("ArrowDown")
        assert field.get_attribute("aria-activedescendant") == "parameter-reference-list-0"
        assert violations(page) == []
        field.press("Enter")
    until(page, "location.search.includes('callen2000')")
    assert "/boulman2005> <" in text(page)
    field.press("Backspace")
    until(page, "!location.search.includes('callen2000')")
    page.click("[aria-label='Remove boulman2005']")
    until(page, "!location.search.includes('boulman')")
    assert "VALUES ?reference { UNDEF }" in text(page)


def test_a_value_that_means_nothing_is_said(desk: Browse, allowed: list[str]) -> None:
    allowed.append("400 (Bad Request)")
    page = desk("/query?question=claims")
    page.locator("#parameter-kind").press_sequentially("<i>none</i>")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fault:not([hidden])")
    assert page.inner_text("#fault").startswith("no kind is called '<i>none</i>'")


def test_what_is_written_on_by_hand_is_kept_until_one_goes_back(desk: Browse) -> None:
    page = desk("/query?question=claims")
    before = text(page)
    page.click("#editor .cm-content")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("LIMIT 3")
    page.wait_for_selector("#parameters .note")
    assert page.is_disabled("#parameter-kind")
    assert run(page) == "3 rows"
    page.click("#parameters .note")
    page.wait_for_url("**/query?question=claims")
    assert text(page) == before
    page.keyboard.press("ControlOrMeta+z")
    assert "LIMIT 3" in text(page)


def test_terms_come_with_their_prefix_and_variables_from_the_query(desk: Browse) -> None:
    page = desk()
    write(page, "SELECT ?claim WHERE { \n")
    page.keyboard.type("?claim schema:appe")
    page.wait_for_selector("#editor .cm-tooltip-autocomplete:has-text('the sentence it appears in')")
    assert violations(page) == []
    page.wait_for_timeout(100)  # the list takes keys a moment after it is there
    page.keyboard.press("Enter")
    page.keyboard.type(" ?cl")
    page.wait_for_selector("#editor .cm-completionLabel:has-text('?claim')")
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.keyboard.type(" }")
    assert text(page).startswith("PREFIX schema: <https://schema.org/>\nSELECT ?claim WHERE {")
    assert "?claim schema:appearance ?claim }" in text(page)
    page.keyboard.press("ControlOrMeta+Enter")
    until(page, "document.getElementById('outcome').textContent === '0 rows'")


def test_tab_leaves_the_editor(desk: Browse) -> None:
    page = desk()
    page.click("#editor .cm-content")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "run"


def test_an_error_is_marked_at_its_line(desk: Browse, allowed: list[str]) -> None:
    allowed.append("400 (Bad Request)")
    page = desk()
    write(page, "SELECT * WHERE {\n  ?s ?p ?o .\n  ] }")
    run(page)
    assert page.inner_text("#fault").startswith("the question is no valid SPARQL in line 3")
    marker = page.locator("#editor .cm-lint-marker-error").bounding_box()
    line = page.locator("#editor .cm-line").nth(2).bounding_box()
    assert marker is not None
    assert line is not None
    assert abs(marker["y"] - line["y"]) < 10
    write(page, "ASK { ?s ?p ?o }")
    assert run(page) == "1 row"
    assert page.is_hidden("#fault")
    assert page.locator("#editor .cm-lint-marker-error").count() == 0
    assert rows(page).locator("td").all_inner_texts() == ["true"]


def test_twenty_thousand_rows_stay_fluid_and_text_stays_text(desk: Browse) -> None:
    page = desk()
    write(page, MANY)
    assert run(page) == "20000 rows"
    assert rows(page).count() < 100
    assert "<b>x</b>" in rows(page).first.inner_text()
    height = page.evaluate("document.getElementById('table').scrollHeight")
    assert height > 20_000 * 44
    page.evaluate("document.getElementById('table').scrollTop = 10000 * 44")
    until(page, "document.querySelector('#table tbody tr:not(.space) button').textContent > 9000")
    assert rows(page).count() < 100
    page.evaluate("document.getElementById('table').scrollTop = 1e9")
    page.wait_for_selector("#table button[data-row='19999']")
    page.click("#table thead button:text-is('number')")
    assert page.get_attribute("#table th:has(button:text-is('number'))", "aria-sort") == "ascending"
    page.fill("#filter", "nothing says this")
    assert page.inner_text("#shown") == "0 of 20000 rows"


def test_cancel_ends_the_request(desk: Browse) -> None:
    page = desk()
    write(page, ENDLESS)
    page.click("#run")
    until(page, "document.getElementById('elapsed').textContent >= '0.3 s'")
    with page.expect_event("requestfailed") as ended:
        page.click("#cancel")
    assert ended.value.url.endswith("/sparql")
    page.wait_for_selector("#cancel", state="hidden")
    assert page.inner_text("#outcome") == "Cancelled"
    write(page, "ASK {}")
    assert run(page) == "1 row"


def test_rows_are_sorted_filtered_and_opened_whole(desk: Browse) -> None:
    page = desk("/query?question=quantities")
    run(page)
    column = page.locator("#table thead th").all_inner_texts().index("value") - 1
    page.click("#table thead button:text-is('value')")
    page.click("#table thead button:text-is('value')")
    cells = [row.locator("td").nth(column).inner_text() for row in rows(page).all()]
    numbers = [float(cell.split()[0]) for cell in cells if cell]
    assert len(numbers) > 3
    assert numbers == sorted(numbers, reverse=True)
    page.fill("#filter", "percentage")
    said = page.inner_text("#shown")
    assert said.startswith(f"{rows(page).count()} of ")
    page.click("#table tbody button >> nth=0")
    assert "quantityText" in page.inner_text("#row dl")
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.is_hidden("#row")


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("evidence-matrix", {"CSV": "claimId,", "TSV": "?claimId\t", "JSON": '{"head"', "XML": "<?xml"}),
        ("claim-provenance&claim=juvenile-incidence", {"Turtle": "@prefix", "N-Triples": "<http"}),
    ],
)
def test_an_answer_is_saved_as_the_endpoint_writes_it(
    desk: Browse, question: str, forms: dict[str, str]
) -> None:
    page = desk(f"/query?question={question}")
    run(page)
    assert page.locator("#exports button").all_inner_texts() == list(forms)
    for form, begins in forms.items():
        with page.expect_download() as saved:
            page.click(f"#exports button:text-is('{form}')")
        assert saved.value.path().read_text("utf-8").startswith(begins)


def test_a_graph_is_drawn_from_triples_and_from_rows(desk: Browse) -> None:
    page = desk("/query?question=evidence-matrix")
    run(page)
    page.click("#views button:text-is('Graph')")
    drawn = page.locator("#graph circle").count()
    assert (
        drawn == page.locator("#graph circle.claim").count() + page.locator("#graph circle.reference").count()
    )
    assert drawn > 20
    assert violations(page) == []
    places = page.locator("#graph svg").inner_html()
    page.click("#views button:text-is('Table')")
    page.click("#views button:text-is('Graph')")
    assert page.locator("#graph svg").inner_html() == places
    page.goto(page.url.split("?")[0] + "?question=claim-provenance&claim=juvenile-incidence")
    page.wait_for_selector("#desk[data-ready]")
    assert run(page).endswith(" triples")
    page.click("#views button:text-is('Graph')")
    assert "cites" in page.locator("#graph").inner_html()


def test_text_for_elsewhere_is_copied(desk: Browse) -> None:
    page = desk(
        "/query?question=claims-of-reference&reference=boulman2005",
        permissions=["clipboard-read", "clipboard-write"],
    )
    run(page)

    def copied(button: str, told: str) -> str:
        page.click(button)
        until(page, "told => document.getElementById('news').textContent === told", arg=told)
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copied("#share", "The link is copied.").endswith(
        "/query?question=claims-of-reference&reference=boulman2005"
    )
    assert 'workspace.query("claims-of-reference", reference="boulman2005")' in copied(
        "#python", "The Python is copied."
    )
    assert copied("#curl", "The command is copied.").startswith("curl http://127.0.0.1:")
    table = copied("#markdown", "The table is copied.").splitlines()
    assert len(table) == rows(page).count() + 2
    write(page, 'SELECT ("100 %, [x] & <b>ä</b>" AS ?x) {}')
    until(page, "location.hash.includes('100')")
    link = copied("#share", "The link is copied.")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("#desk[data-ready]")
    assert text(page) == 'SELECT ("100 %, [x] & <b>ä</b>" AS ?x) {}'
    assert page.is_hidden("#results")


def test_a_link_that_was_cut_short_is_shown_as_it_is(desk: Browse) -> None:
    page = desk("/query#q=ASK%20%7B%7D%2")
    assert text(page) == "ASK%20%7B%7D%2"


def test_a_link_to_no_question_is_said(desk: Browse) -> None:
    page = desk("/query?question=nothing")
    assert page.inner_text("#fault") == "There is no question called “nothing”."


def test_the_history_keeps_stars_and_gives_queries_back(desk: Browse) -> None:
    page = desk()
    for number in (1, 2):
        write(page, f"SELECT ({number} AS ?x) {{}}")
        run(page)
    page.reload()
    page.wait_for_selector("#desk[data-ready]")
    page.click("#past summary")
    assert page.locator("#history code").all_inner_texts() == ["SELECT (2 AS ?x) {}", "SELECT (1 AS ?x) {}"]
    assert violations(page) == []
    page.click("#history li:nth-child(2) [data-star]")
    page.click("[data-clear]")
    assert page.locator("#history code").all_inner_texts() == ["SELECT (1 AS ?x) {}"]
    page.click("#history [data-again]")
    assert text(page) == "SELECT (1 AS ?x) {}"


def test_the_history_ends_at_a_hundred_and_survives_nonsense(desk: Browse) -> None:
    page = desk()
    old = [
        {"id": n, "text": f"ASK {{}} #{n}", "time": "2026-01-01", "rows": 1, "duration": 1, "star": n == 1}
        for n in range(120, 0, -1)
    ]
    page.evaluate("kept => localStorage.setItem('kg-queries', kept)", json.dumps(old))
    write(page, "ASK {}")
    run(page)
    kept = page.evaluate("JSON.parse(localStorage.getItem('kg-queries')).map(one => one.text)")
    assert (len(kept), kept[0], kept[-1]) == (101, "ASK {}", "ASK {} #1")
    page.evaluate("localStorage.setItem('kg-queries', '{broken')")
    page.reload()
    page.wait_for_selector("#desk[data-ready]")
    assert page.locator("#history li").count() == 0


def test_hostile_titles_and_literals_are_text(desk: Browse, served: Served) -> None:
    folder: Path = served.folder / "queries"
    folder.mkdir()
    script = "<img src=x onerror=alert(1)>"
    (folder / "mine.rq").write_text(
        f"# {script}\n#\n# {script}\n# @example {script}={script}\n"
        f'SELECT ?x ?y ?z {{ BIND("{script}"@en AS ?x) BIND(IRI("javascript:alert(1)") AS ?y) '
        'BIND(IRI("https://w3id.org/claim-kg//evil.example/") AS ?z) }',
        "utf-8",
    )
    page = desk("/query?question=mine")
    assert page.inner_text("#title") == script
    run(page)
    assert script in rows(page).inner_text()
    assert page.locator("#desk img").count() == 0
    links = [one.get_attribute("href") or "" for one in page.locator("#table td a").all()]
    assert len(links) == 2
    assert all(link.startswith("/about?iri=") for link in links)


def test_the_page_works_without_the_editor(browse: Browse, allowed: list[str]) -> None:
    allowed.append("Failed to load resource")
    page = browse()
    page.route("**/vendor/codemirror.js", lambda route: route.abort())
    page.goto(page.url.rstrip("/") + "/query")
    page.wait_for_selector("#desk[data-ready]")
    page.fill("#text", "SELECT * WHERE {\n  ] }")
    page.press("#text", "ControlOrMeta+Enter")
    page.wait_for_selector("#fault:not([hidden])")
    assert page.evaluate("getSelection().toString()") == "  ] }"
    page.fill("#text", "SELECT * { ?s a schema:Claim }")
    assert int(run(page).split()[0]) > 10
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_axe_finds_nothing_in_any_state(
    desk: Browse, allowed: list[str], theme: str, size: tuple[int, int]
) -> None:
    allowed.append("400 (Bad Request)")
    page = desk(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    assert violations(page) == []
    page.goto(page.url + "?question=evidence-matrix")
    page.wait_for_selector("#desk[data-ready]")
    run(page)
    page.click("#past summary")
    assert violations(page) == []
    page.click("#views button:text-is('Graph')")
    assert violations(page) == []
    write(page, "SELECT {")
    run(page)
    page.keyboard.press("ControlOrMeta+f")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
