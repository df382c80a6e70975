"""The Judge room over HTTP: what it writes, what it takes back, what it withholds, and that nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest

from kg.read import verdicts
from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.serving import Served

CLAIM, REFERENCE = "juvenile-incidence", "boulman2005"
EXCEL = (
    b"\xef\xbb\xbfclaim;reference;verdict;basis;quote;reviewer;date;note;sentence\r\n"
    b'childhood-incidence;callen2000;supported;title;"";Bo;2026-01-02;"a;\r\nb";\r\n'
)


def said(note: str = "", **more: object) -> dict[str, Any]:
    return {
        "claim": CLAIM,
        "reference": REFERENCE,
        "verdict": "overstated",
        "basis": "title",
        "reviewer": "Ann Doe",
        "note": note,
    } | more


def notes(folder: Path) -> list[str]:
    """Return the notes of the table, every row of which must be whole."""
    text = (folder / "verdicts.csv").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert text.endswith("\n")
    _, problems = verdicts.parse(text, "verdicts.csv")
    assert problems == ()
    return [row[rows[0].index("note")] for row in rows[1:]]


@pytest.fixture
def fresh(serve: Callable[..., Served]) -> Iterator[tuple[Served, httpx.Client]]:
    """Return a server of a fresh copy, and a client that may write."""
    served = serve()
    with httpx.Client(base_url=served.address, timeout=60, headers=served.writing) as client:
        yield served, client


def test_a_verdict_is_on_the_disk_and_in_the_graph_once_it_is_answered(
    fresh: tuple[Served, httpx.Client],
) -> None:
    served, client = fresh
    before = client.get("/api/queue", params={"reviewer": "ann  DOE"}).json()
    assert (before["judged"], before["all"]) == (0, len(before["tasks"]))
    assert [task["worth"] for task in before["tasks"]] == sorted(
        (task["worth"] for task in before["tasks"]), reverse=True
    )
    answer = client.post("/api/verdicts", json=said("the note"))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["written"], told["fault"], told["reviewer"]) == (True, "", "Ann Doe")
    assert notes(served.folder) == ["the note"]
    after = client.get("/api/queue", params={"reviewer": "ann  DOE"}).json()
    assert (after["judged"], after["number"]) == (1, told["number"])
    pair = client.get(
        "/api/pair", params={"claim": CLAIM, "reference": REFERENCE, "reviewer": "Ann Doe"}
    ).json()
    (verdict,) = pair["verdicts"]
    assert (verdict["verdict"], verdict["note"], verdict["mine"]) == ("overstated", "the note", True)
    assert "".join(piece["text"] for piece in pair["claim"]["paragraph"] if piece["number"]) == "40–70 %"
    assert pair["claim"]["sections"] == ["Discussion"]
    assert pair["reference"]["doi"] == "10.1016/j.semarthrit.2005.01.016"


def test_the_same_again_writes_nothing_and_another_key_says_so(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    first = client.post("/api/verdicts", json=said("one", key="k1"))
    again = client.post("/api/verdicts", json=said("one", key="k1"))
    assert (again.status_code, again.json()["written"]) == (200, False)
    assert again.json()["id"] == first.json()["id"]
    unnamed = client.post("/api/verdicts", json=said("one"))
    assert (unnamed.status_code, unnamed.json()["id"]) == (200, "")
    assert client.post("/api/verdicts", json=said("two", key="k1")).status_code == 409
    assert notes(served.folder) == ["one"]
    assert client.post("/api/verdicts", json=said("two")).status_code == 201
    assert client.post("/api/verdicts", json=said("one")).status_code == 201
    assert notes(served.folder) == ["one", "two", "one"]


def test_undo_takes_its_own_row_and_no_other_byte(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    path = served.folder / "verdicts.csv"
    path.write_bytes(EXCEL)
    mine = client.post("/api/verdicts", json=said("mine")).json()["id"]
    other = client.post("/api/verdicts", json=said("other", reviewer="Bo")).json()["id"]
    whole = path.read_bytes()
    assert whole.startswith(EXCEL)
    assert whole.count(b"\r\n") == EXCEL.count(b"\r\n") + 2
    assert client.delete(f"/api/verdicts/{mine}").status_code == 200
    left = path.read_bytes()
    assert (left.startswith(EXCEL), b"mine" in left, b"other" in left) == (True, False, True)
    assert client.delete(f"/api/verdicts/{mine}").status_code == 410
    path.write_bytes(left.replace(b"other", b"Other"))
    refused = client.delete(f"/api/verdicts/{other}")
    assert (refused.status_code, "it stays" in refused.json()["error"]) == (409, True)
    path.write_bytes(left)
    assert client.delete(f"/api/verdicts/{other}").status_code == 200
    assert path.read_bytes() == EXCEL
    assert client.delete("/api/verdicts/unheard-of").status_code == 404


def test_a_formula_is_tamed_and_still_the_reviewers_own(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    formula = '=HYPERLINK("http://x")\n+1'
    body = said(formula, reviewer="=cmd|' /C calc'!A0", quote="@SUM(1)", force=True)
    assert client.post("/api/verdicts", json=body).status_code == 201
    row = list(csv.reader(io.StringIO((served.folder / "verdicts.csv").read_text())))[1]
    assert sorted(field for field in row if field[:1] == "'") == sorted(
        ['\'=HYPERLINK("http://x") +1', "'=cmd|' /C calc'!A0", "'@SUM(1)"]
    )
    assert client.get("/api/queue", params={"reviewer": body["reviewer"]}).json()["judged"] == 1
    assert client.post("/api/verdicts", json=body).json()["written"] is False


def test_a_quote_that_is_not_there_is_refused_unless_forced(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    names = {"claim": CLAIM, "reference": REFERENCE}
    states = {
        quote: client.get("/api/standing", params=names | {"basis": basis, "quote": quote}).json()["state"]
        for quote, basis in (
            ("Calcinosis in", "title"),
            ("nowhere", "title"),
            ("x", "abstract"),
            ("", "title"),
        )
    }
    assert states == {"Calcinosis in": "found", "nowhere": "missing", "x": "unchecked", "": "empty"}
    refused = client.post("/api/verdicts", json=said("n", quote="nowhere"))
    assert (refused.status_code, "not found in the title" in refused.json()["error"]) == (409, True)
    forced = client.post("/api/verdicts", json=said("n", quote="nowhere", force=True))
    assert (forced.status_code, forced.json()["quote"]) == (201, "not found in the title")
    assert notes(served.folder) == ["n"]


def test_a_verdict_stands_where_the_sources_cannot_be_built(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    (served.folder / "kg.toml").write_text("output = \n")
    client.post("/api/refresh")
    answer = client.post("/api/verdicts", json=said("kept"))
    assert (answer.status_code, answer.json()["written"], "kg.toml" in answer.json()["fault"]) == (
        201,
        True,
        True,
    )
    assert notes(served.folder) == ["kept"]


SECRETS = ("Zoe Secret", "contradicted", "hushed note", "hushed quote")


def test_who_is_blind_is_sent_nothing_of_others_before_the_own_verdict(
    fresh: tuple[Served, httpx.Client],
) -> None:
    _, client = fresh
    names = {"claim": CLAIM, "reference": REFERENCE}
    blind = {"reviewer": "Ann Doe", "blind": "yes"}
    asked: tuple[tuple[str, dict[str, str]], ...] = (
        ("/api/queue", {}),
        ("/api/pair", names),
        ("/api/standing", names | {"basis": "title", "quote": "hushed"}),
        ("/api/agreement", {}),
    )

    def told() -> list[str]:
        return [client.get(path, params=blind | more).text for path, more in asked]

    clean = [
        client.get("/api/queue", params=blind).json(),
        client.get("/api/pair", params=names | blind).json(),
    ]
    for who, verdict in (("Zoe Secret", "contradicted"), ("Yan Secret", "unrelated")):
        body = said("hushed note", reviewer=who, verdict=verdict, quote="hushed quote", force=True)
        assert client.post("/api/verdicts", json=body).status_code == 201
    assert client.post("/api/verdicts", json=said(reviewer="Xi", verdict="supported")).status_code == 201
    now = [
        client.get("/api/queue", params=blind).json(),
        client.get("/api/pair", params=names | blind).json(),
    ]
    for one, other in zip(clean, now, strict=True):
        assert {**one, "number": 0} == {**other, "number": 0}
    for text in told():
        for secret in (*SECRETS, "Yan", "Xi", "V02", "V03"):
            assert secret not in text.replace("hushed quote was", "")
    seen = client.get("/api/pair", params=names | {"reviewer": "Ann Doe"}).json()
    assert len(seen["verdicts"]) == 3
    assert {finding["id"][:3] for finding in seen["findings"]} >= {"V02", "V03"}
    refused = client.post("/api/verdicts", json=said("n", quote="nowhere"))
    assert not any(secret in refused.text for secret in SECRETS)

    mine = client.post("/api/verdicts", json=said("own")).json()["id"]
    pair = client.get("/api/pair", params=names | blind).json()
    assert (pair["hidden"], len(pair["verdicts"])) == (False, 4)
    assert {finding["id"][:3] for finding in pair["findings"]} >= {"V02", "V03"}
    assert client.get("/api/agreement", params=blind).json()["judged"] == 1
    client.delete(f"/api/verdicts/{mine}")
    again = client.get("/api/pair", params=names | blind).json()
    assert (again["hidden"], again["verdicts"]) == (True, [])


def test_agreement_and_what_was_settled(fresh: tuple[Served, httpx.Client]) -> None:
    _, client = fresh
    other = {"claim": "childhood-incidence", "reference": "callen2000"}
    for who, verdict, names in (
        ("Ann", "supported", {}),
        ("Bo", "overstated", {}),
        ("Ann", "supported", other),
        ("Bo", "supported", other),
    ):
        assert (
            client.post("/api/verdicts", json=said(reviewer=who, verdict=verdict, **names)).status_code == 201
        )
    found = client.get("/api/agreement").json()
    (between,) = found["between"]
    assert (between["judged"], between["alike"], between["kappa"]) == (2, 1, 0.0)
    (differ,) = found["disagreements"]
    assert [one["verdict"] for one in differ["opinions"]] == ["supported", "overstated"]
    assert (differ["claim"], differ["settled"]) == (CLAIM, "")
    client.post("/api/verdicts", json=said(reviewer="consensus (Ann)", verdict="overstated"))
    after = client.get("/api/agreement").json()
    assert after["reviewers"] == ["Ann", "Bo"]
    assert after["disagreements"][0]["settled"] == "overstated"


def test_two_reviewers_and_the_command_line_at_once_lose_nothing(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    tasks = client.get("/api/queue").json()["tasks"]

    def write(name: str, number: int) -> str:
        task = tasks[number % len(tasks)]
        body = said(f"{name}-{number}", claim=task["claim"], reference=task["reference"], reviewer=name)
        answer = client.post("/api/verdicts", json=body)
        assert answer.status_code == 201, answer.text
        return f"{name}-{number}"

    def by_command(number: int) -> str:
        command = [
            *(sys.executable, "-m", "kg", "verdict", CLAIM, REFERENCE, "supported", "--basis", "title"),
            *("--reviewer", "Cy", "--note", f"Cy-{number}", "--folder", str(served.folder)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return f"Cy-{number}"

    with ThreadPoolExecutor(9) as pool:
        commands = [pool.submit(by_command, number) for number in range(3)]
        written = [pool.submit(write, name, number) for number in range(20) for name in ("Ann", "Bo")]
        told = [each.result() for each in (*commands, *written)]
    assert sorted(notes(served.folder)) == sorted(told)
    assert len(told) == 43
    assert client.get("/api/queue", params={"reviewer": "Bo"}).json()["judged"] == 20


def test_killed_while_it_writes_the_file_is_whole_and_work_goes_on(tmp_path: Path) -> None:
    folder = serving.copy_of_example(tmp_path)
    acknowledged: list[str] = []
    unanswered: list[str] = []
    number = 0
    for run in range(6):
        served = serving.start(folder)
        with httpx.Client(base_url=served.address, timeout=30, headers=served.writing) as client:
            for note in unanswered:  # the client tries again what nobody answered
                assert client.post("/api/verdicts", json=said(note)).status_code in {200, 201}
                acknowledged.append(note)
            unanswered = []
            killer = threading.Timer(0.15 + 0.07 * run, served.process.kill)
            killer.start()
            until = time.monotonic() + 20
            while not unanswered and time.monotonic() < until:
                number += 1
                try:
                    assert client.post("/api/verdicts", json=said(f"v{number}")).status_code == 201
                    acknowledged.append(f"v{number}")
                except httpx.TransportError:
                    unanswered.append(f"v{number}")
        assert unanswered
        served.stop(signal.SIGKILL)
        there = notes(folder) if (folder / "verdicts.csv").exists() else []
        assert len(there) == len(set(there))
        assert set(acknowledged) <= set(there) <= {*acknowledged, *unanswered}
    served = serving.start(folder)
    with httpx.Client(base_url=served.address, timeout=30, headers=served.writing) as client:
        for note in (*unanswered, "last"):
            assert client.post("/api/verdicts", json=said(note)).status_code in {200, 201}
    served.stop()
    assert sorted(notes(folder)) == sorted([*acknowledged, *unanswered, "last"])
    assert list(folder.glob(".verdicts*")) == []


def test_a_lock_and_a_half_file_that_a_kill_left_stop_nobody(fresh: tuple[Served, httpx.Client]) -> None:
    served, client = fresh
    (served.folder / ".verdicts.csv.lock").touch()
    (served.folder / ".verdicts.csv.1.tmp").write_text("claim,ref")
    start = time.monotonic()
    assert client.post("/api/verdicts", json=said("on")).status_code == 201
    assert time.monotonic() - start < 15
    assert sorted(path.name for path in served.folder.glob(".verdicts*")) == []


BODIES = [
    (b"", "application/json", 400),
    (b"{", "application/json", 400),
    (b"\xff", "application/json", 400),
    (b"[" * 100_000, "application/json", 400),
    (b"null", "application/json", 400),
    (b"{}", "text/plain", 415),
]
WRONG: list[tuple[dict[str, Any], int]] = [
    ({"verdict": "fine"}, 400),
    ({"basis": "hearsay"}, 400),
    ({"reviewer": " "}, 400),
    ({"reviewer": "\0"}, 400),
    ({"reviewer": 1}, 400),
    ({"note": "\ud800"}, 400),
    ({"quote": "x" * 20_001}, 400),
    ({"force": "yes"}, 400),
    ({"more": "x"}, 400),
    ({"claim": "nothing"}, 404),
    ({"claim": "../../x/" + CLAIM}, 404),
    ({"reference": "nobody1900"}, 404),
    ({"article": "none"}, 404),
]


@pytest.mark.parametrize(("body", "kind", "status"), BODIES)
def test_a_body_that_is_none_is_refused(writer: httpx.Client, body: bytes, kind: str, status: int) -> None:
    answer = writer.post("/api/verdicts", content=body, headers={"content-type": kind})
    assert (answer.status_code, len(answer.json()["error"]) > 5) == (status, True)


@pytest.mark.parametrize(("wrong", "status"), WRONG)
def test_a_verdict_that_cannot_be_used_is_refused(
    served: Served, writer: httpx.Client, wrong: dict[str, Any], status: int
) -> None:
    before = (served.folder / "verdicts.csv").read_bytes()
    body = json.dumps(said() | wrong)
    answer = writer.post("/api/verdicts", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, len(answer.json()["error"]) > 5) == (status, True)
    assert (served.folder / "verdicts.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/pair", 400),
        ("/api/pair?claim=x", 400),
        ("/api/pair?claim=x&reference=y", 404),
        ("/api/pair?claim=x&reference=y&blind=perhaps", 400),
        ("/api/pair?claim=%00&reference=%ff", 404),
        ("/api/queue?article=none", 404),
        (f"/api/queue?article={'x' * 3000}", 400),
        ("/api/queue?blind=1", 400),
        ("/api/agreement?blind=1", 400),
        (f"/api/standing?claim={CLAIM}&reference={REFERENCE}", 400),
        (f"/api/standing?claim={CLAIM}&reference={REFERENCE}&basis=x", 400),
        (f"/api/standing?claim={CLAIM}&reference={REFERENCE}&basis=title&quote={'x' * 3001}", 400),
        ("/judge?article=none", 404),
        ("/judge?claim=none/x&reference=y", 404),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, len(answer.json()["error"]) > 5) == (status, True)


def test_nobody_writes_without_the_token(client: httpx.Client) -> None:
    assert client.post("/api/verdicts", json=said()).status_code == 401
    assert client.delete("/api/verdicts/x").status_code == 401


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of more articles than are audited at once."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(201):
        text = f"# Study {number} of <b>sleep</b>\n\nInsomnia affects {number % 90 + 1} % of adults [@a].\n"
        (folder / f"study-{number:03}.md").write_text(text)
    (folder / "list.bib").write_text(
        "@article{a, title={Sleep}, author={Ann Doe}, year={2001}, journal={J}}\n"
    )
    running = serving.start(folder)
    yield running
    running.stop()


def test_in_a_corpus_an_article_is_chosen_first(corpus: Served) -> None:
    with httpx.Client(base_url=corpus.address, timeout=60, headers=corpus.writing) as client:
        chosen = client.get("/judge").text
        assert "201 articles are too many" in chosen
        assert "<b>sleep" not in chosen
        assert client.get("/api/queue").status_code == 400
        found = client.get("/api/queue", params={"article": "study-007"}).json()
        (task,) = found["tasks"]
        assert 'data-article="study-007"' in client.get("/judge", params={"article": "study-007"}).text
        names = {"claim": task["claim"], "reference": "a"}
        assert client.get("/api/pair", params=names).status_code == 400
        assert (
            client.get("/api/pair", params=names | {"article": "study-007"}).json()["article"] == "study-007"
        )
        answer = client.post("/api/verdicts", json=said("in it", article="study-007", **names))
        assert (answer.status_code, answer.json()["claim"]) == (201, f"study-007/{task['claim']}")
        assert notes(corpus.folder) == ["in it"]
        after = client.get("/api/queue", params={"article": "study-007", "reviewer": "Ann Doe"}).json()
        assert after["judged"] == 1
        assert client.delete(f"/api/verdicts/{answer.json()['id']}").status_code == 200
        assert notes(corpus.folder) == []
