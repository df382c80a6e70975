"""The Audit room over HTTP: what it answers, what it writes, what it refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from kg.workspace.sources import example
from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.serving import Served

FINDING = "C01-39d7f2bc40"
CALLEN = "https://w3id.org/claim-kg/article/kerala-medical-journal-2010-3-122/reference/callen2000"
PATHS = ("/api/findings", "/api/coverage", "/api/references", "/api/whatif")


def open_ids(client: httpx.Client) -> set[str]:
    return {item["id"] for item in client.get("/api/findings").json()["findings"] if not item["suppressed"]}


def test_the_page_and_its_answers_are_there(client: httpx.Client) -> None:
    assert "What was looked at" in client.get("/audit").text
    for path in PATHS:
        assert client.get(path).json()["number"] >= 1
    fallen = client.get("/api/whatif", params={"reference": CALLEN}).json()["fallen"]
    assert [claim["id"] for claim in fallen if not claim["left"]] == [
        "childhood-incidence",
        "silent-muscle-calcification",
        "established-calcinosis",
    ]


def test_a_finding_is_suppressed_and_no_longer(served: Served, writer: httpx.Client) -> None:
    path = served.folder / "kg.toml"
    path.write_text("# mine\noutput = 'build'   # here\n")
    answer = writer.post("/api/suppressions", json={"finding": FINDING, "reason": " textbook "})
    assert (answer.status_code, answer.json()["reason"]) == (201, "textbook")
    assert FINDING not in open_ids(writer)
    assert answer.json()["number"] == writer.get("/api/state").json()["number"]
    assert path.read_text() == (
        "# mine\noutput = 'build'   # here\n\n"
        f'[[audit.suppress]]\nfinding = "{FINDING}"\nreason = "textbook"\n'
    )
    again = writer.post("/api/suppressions", json={"finding": FINDING, "reason": "textbook"})
    assert (again.status_code, "already: textbook" in again.json()["error"]) == (409, True)
    taken = writer.delete(f"/api/suppressions/{FINDING}")
    assert (taken.status_code, taken.json()["reason"]) == (200, "textbook")
    assert path.read_text() == "# mine\noutput = 'build'   # here\n"
    assert FINDING in open_ids(writer)


def test_many_suppressions_at_once_are_all_kept(writer: httpx.Client) -> None:
    wanted = sorted(name for name in open_ids(writer) if name.startswith("U0"))
    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(
                lambda name: writer.post(
                    "/api/suppressions", json={"finding": name, "reason": f"for {name}"}
                ),
                wanted,
            )
        )
    assert {answer.status_code for answer in answers} == {201}
    told = {item["id"]: item["suppressed"] for item in writer.get("/api/findings").json()["findings"]}
    assert [told[name] for name in wanted] == [f"for {name}" for name in wanted]
    for name in wanted:
        assert writer.delete(f"/api/suppressions/{name}").status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b"null", "application/json", 400),
        (b'{"finding": "C01-39d7f2bc40"}', "application/json", 400),
        (b'{"finding": "C01-39d7f2bc40", "reason": 1}', "application/json", 400),
        (b'{"finding": "C01-39d7f2bc40", "reason": " "}', "application/json", 400),
        (b'{"finding": "C01-39d7f2bc40", "reason": "\\ud800"}', "application/json", 400),
        (b'{"finding": "C01-39d7f2bc40", "reason": "x", "more": ""}', "application/json", 400),
        (b'{"finding": "C01-0000000000", "reason": "x"}', "application/json", 404),
        (b'{"finding": "C01-39d7f2bc40", "reason": "x", "article": "none"}', "application/json", 404),
        (b'{"finding": "C01-39d7f2bc40", "reason": "x"}', "text/plain", 415),
        (b'{"finding": "C01-39d7f2bc40", "reason": "x"}', "", 415),
    ],
)
def test_a_body_that_cannot_be_used_is_refused_in_words(
    served: Served, writer: httpx.Client, body: bytes, kind: str, status: int
) -> None:
    answer = writer.post("/api/suppressions", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert len(answer.json()["error"]) > 5
    assert FINDING not in (
        (served.folder / "kg.toml").read_text() if (served.folder / "kg.toml").exists() else ""
    )


@pytest.mark.parametrize("path", [*PATHS, "/audit"])
@pytest.mark.parametrize(
    "name", ["none", "../../etc/passwd", "\x00", "x" * 5000, "<script>", "%ff", "\u2028"]
)
def test_an_article_that_is_none_is_refused(client: httpx.Client, path: str, name: str) -> None:
    answer = client.get(path, params={"article": name})
    assert answer.status_code == 404
    assert "no article of that name" in answer.json()["error"]


@pytest.mark.parametrize("name", ["", "x", "https://doi.org/10.1/x", "\x00", "<>", "%ff"])
def test_a_reference_that_is_none_is_refused(client: httpx.Client, name: str) -> None:
    answer = client.get("/api/whatif", params={"reference": name})
    assert answer.status_code == 404
    assert "there is no such reference" in answer.json()["error"]


@pytest.mark.parametrize("name", ["C01-0000000000", "%00", "..%2fkg", "%ff", "x" * 3000])
def test_what_is_not_suppressed_cannot_be_taken_out(writer: httpx.Client, name: str) -> None:
    assert writer.delete(f"/api/suppressions/{name}").status_code in {404, 405}


def test_nobody_writes_without_the_token(client: httpx.Client) -> None:
    asked = {"finding": FINDING, "reason": "x"}
    assert client.post("/api/suppressions", json=asked).status_code == 401
    assert client.delete(f"/api/suppressions/{FINDING}").status_code == 401


def test_settings_that_were_broken_since_are_left_alone(served: Served, writer: httpx.Client) -> None:
    path = served.folder / "kg.toml"
    before = path.read_bytes() if path.exists() else None
    path.write_text("output = \n")
    answer = writer.post("/api/suppressions", json={"finding": FINDING, "reason": "x"})
    assert answer.status_code == 400
    assert answer.json()["place"] == "kg.toml:1"
    assert path.read_text() == "output = \n"
    path.unlink()
    if before is not None:
        path.write_bytes(before)


def test_a_decision_stands_where_the_sources_cannot_be_built(serve: Callable[..., Served]) -> None:
    served = serve()
    (served.folder / "article.md").unlink()
    with httpx.Client(base_url=served.address, timeout=30, headers=served.writing) as writer:
        answer = writer.post("/api/suppressions", json={"finding": FINDING, "reason": "x"})
        assert (answer.status_code, answer.json()["number"]) == (201, 1)
        assert FINDING in open_ids(writer)
    assert FINDING in (served.folder / "kg.toml").read_text()


def test_the_shipped_example_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "shipped").symlink_to(example())
    served = serving.start(tmp_path / "shipped", "-o", str(tmp_path / "build"))
    try:
        with httpx.Client(base_url=served.address, timeout=30, headers=served.writing) as writer:
            answer = writer.post("/api/suppressions", json={"finding": FINDING, "reason": "x"})
            assert (answer.status_code, "read-only" in answer.json()["error"]) == (400, True)
            assert "copy" in answer.json()["remedy"]
    finally:
        served.stop()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of more articles than are audited at once."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(201):
        text = f"# Study {number} of <b>sleep</b>\n\nInsomnia affects {number % 90 + 1} % of adults [@a]. Naps help most people.\n"
        (folder / f"study-{number:03}.md").write_text(text)
    (folder / "list.bib").write_text(
        "@article{a, title={Sleep}, author={Ann Doe}, year={2001}, journal={J}}\n"
    )
    running = serving.start(folder)
    yield running
    running.stop()


def test_in_a_corpus_an_article_is_chosen_first(corpus: Served) -> None:
    with httpx.Client(base_url=corpus.address, timeout=60, headers=corpus.writing) as client:
        chosen = client.get("/audit").text
        assert "201 articles are too many" in chosen
        assert "The first 200." in chosen
        assert "<b>sleep" not in chosen
        assert "Study 7 " in client.get("/audit", params={"words": "Study 7 of"}).text
        assert "No title has these words" in client.get("/audit", params={"words": '"><script>'}).text
        for path in PATHS:
            assert client.get(path).status_code == 400
            assert client.get(path, params={"article": "study-007"}).status_code == 200
            assert client.get(path, params={"article": "../state"}).status_code == 404
            assert client.get(path, params={"article": "x" * 3000}).status_code == 404
        assert 'data-article="study-007"' in client.get("/audit", params={"article": "study-007"}).text
        found = client.get("/api/findings", params={"article": "study-007"}).json()["findings"]
        name = found[0]["id"]
        body = {"finding": name, "reason": "known", "article": "study-007"}
        assert client.post("/api/suppressions", json=body).status_code == 201
        after = client.get("/api/findings", params={"article": "study-007"}).json()["findings"]
        assert {item["id"]: item["suppressed"] for item in after}[name] == "known"
