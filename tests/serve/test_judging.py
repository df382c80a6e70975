"""Judging for programs: what a reviewer may see, and what becomes of a verdict."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.serving import Served

PAIR = {"claim": "juvenile-incidence", "reference": "boulman2005"}
VERDICT = PAIR | {"verdict": "overstated", "basis": "title", "reviewer": "Ann Doe"}


def rows(served: Served) -> list[dict[str, str]]:
    """Return the rows of the table of verdicts."""
    return list(csv.DictReader(io.StringIO((served.folder / "verdicts.csv").read_text("utf-8"), newline="")))


def give(served: Served, **said: str) -> httpx.Response:
    """Give a verdict."""
    return httpx.post(served.url("/api/verdicts"), json=VERDICT | said, headers=served.writing, timeout=60)


def seen(served: Served, path: str, **asked: str) -> Any:  # noqa: ANN401 - JSON
    """Return what the server answers."""
    return httpx.get(served.url(path), params=asked, timeout=60).raise_for_status().json()


def test_the_queue_holds_every_pair_the_worthiest_first(served: Served) -> None:
    queue = seen(served, "/api/queue", reviewer="Nobody")
    assert (queue["total"], queue["judged"]) == (25, 0)
    assert len(queue["pairs"]) == 25
    worths = [pair["worth"] for pair in queue["pairs"]]
    assert worths == sorted(worths, reverse=True)


def test_a_pair_lies_on_the_desk_with_all_that_is_known(served: Served) -> None:
    desk = seen(served, "/api/pair", **PAIR)
    assert [sentence["here"] for sentence in desk["claim"]["paragraph"]].count(True) == 1
    assert desk["claim"]["numbers"] == ["40–70 %"]
    assert [other["key"] for other in desk["claim"]["others"]] == ["miteva2003"]
    assert desk["reference"]["journal"] == "Semin Arthritis Rheum"
    assert desk["reference"]["doi"] == "10.1016/j.semarthrit.2005.01.016"
    assert any("40–70 %" in finding["message"] for finding in desk["findings"])


def test_a_verdict_is_a_row_and_in_the_graph_at_once(serve: Callable[..., Served]) -> None:
    running = serve()
    answer = give(running, quote="Calcinosis in rheumatic diseases", note="a title, no more")
    assert answer.status_code == 201
    said = answer.json()
    assert (said["new"], said["fault"], said["number"]) == (True, "", 2)
    assert said["found"] == "found in the title"
    assert [row["reviewer"] for row in rows(running)] == ["Ann Doe"]
    assert seen(running, "/api/queue", reviewer="Ann Doe")["judged"] == 1
    assert seen(running, "/api/queue", reviewer="Bob")["judged"] == 0
    query = "SELECT ?v { ?v a oa:Annotation ; oa:motivatedBy oa:assessing }"
    found = httpx.get(
        running.url("/sparql"), params={"query": query}, headers={"accept": "text/csv"}, timeout=60
    )
    assert len(found.text.split()) == 2
    page = httpx.get(
        running.url("/article/kerala-medical-journal-2010-3-122/claim/juvenile-incidence"),
        headers={"accept": "text/html"},
    )
    assert "a title, no more" in page.text


def test_the_same_row_is_not_written_twice(serve: Callable[..., Served]) -> None:
    running = serve()
    first, again = give(running).json(), give(running).json()
    assert (first["new"], again["new"]) == (True, False)
    assert first["id"] == again["id"]
    assert len(rows(running)) == 1
    assert give(running, note="more").json()["new"]
    assert len(rows(running)) == 2


def test_what_was_written_here_can_be_taken_back_and_nothing_else(serve: Callable[..., Served]) -> None:
    running = serve()
    table = running.folder / "verdicts.csv"
    before = table.read_bytes() + b"juvenile-incidence,miteva2003,supported,title,,Bob,2020-01-01,\r\n"
    table.write_bytes(before)
    mine = give(running).json()
    other = give(running, reviewer="Eve").json()
    url = running.url(f"/api/verdicts/{mine['id']}")
    assert httpx.delete(url, headers=running.writing, timeout=60).status_code == 200
    assert [row["reviewer"] for row in rows(running)] == ["Bob", "Eve"]
    assert table.read_bytes().startswith(before)
    assert httpx.delete(url, headers=running.writing).status_code == 404
    table.write_bytes(table.read_bytes().replace(b"overstated", b"supported"))
    changed = httpx.delete(running.url(f"/api/verdicts/{other['id']}"), headers=running.writing)
    assert changed.status_code == 400
    assert "does not stand there any more" in changed.json()["error"]
    assert [row["reviewer"] for row in rows(running)] == ["Bob", "Eve"]


def test_a_table_of_excel_keeps_its_dialect(serve: Callable[..., Served]) -> None:
    running = serve()
    table = running.folder / "verdicts.csv"
    before = '\ufeffReference;Claim;Verdict;Basis;Reviewer;Note;Quote\r\nmiteva2003;juvenile-incidence;supported;title;Bob;"a;b";\r\n'
    table.write_bytes(before.encode())
    said = give(running, note="straight; away").json()
    assert (
        table.read_bytes()
        == (before + 'boulman2005;juvenile-incidence;overstated;title;Ann Doe;"straight; away";\r\n').encode()
    )
    httpx.delete(
        running.url(f"/api/verdicts/{said['id']}"), headers=running.writing, timeout=60
    ).raise_for_status()
    assert table.read_bytes() == before.encode()


def test_one_who_is_blind_sees_nothing_of_others(serve: Callable[..., Served]) -> None:
    running = serve()
    give(running, reviewer="Bob", verdict="contradicted", note="Bob was here")
    give(running, reviewer="Cat", verdict="supported", note="so was Cat")
    who = {"reviewer": "Ann Doe", "blind": "yes"}
    seeing = seen(running, "/api/pair", **PAIR, reviewer="Ann Doe")
    assert [said["reviewer"] for said in seeing["verdicts"]] == ["Bob", "Cat"]
    assert any(finding["id"].startswith("V02") for finding in seeing["findings"])
    for path, asked in (("/api/pair", PAIR), ("/api/queue", {})):
        told = httpx.get(running.url(path), params=who | asked, timeout=60).text
        for secret in ("Bob", "Cat", "contradicted", "V02", "V03"):
            assert secret not in told, path
    assert seen(running, "/api/pair", **PAIR, **who)["verdicts"] is None
    blank = serve()
    orders = [
        [
            (pair["claim"], pair["reference"], pair["worth"])
            for pair in seen(one, "/api/queue", **who)["pairs"]
        ]
        for one in (running, blank)
    ]
    assert orders[0] == orders[1]
    give(running)
    assert len(seen(running, "/api/pair", **PAIR, **who)["verdicts"]) == 3


def test_agreement_names_the_pairs_on_which_reviewers_differ(serve: Callable[..., Served]) -> None:
    running = serve()
    give(running, reviewer="Bob", verdict="contradicted")
    give(running, reviewer="Ann Doe", verdict="supported")
    found = seen(running, "/api/agreement")
    assert found["reviewers"] == ["Ann Doe", "Bob"]
    assert found["between"] == [{"one": "Ann Doe", "other": "Bob", "judged": 1, "alike": 0, "kappa": 0.0}]
    (pair,) = found["disagreements"]
    assert (pair["claim"], pair["reference"], pair["settled"]) == ("juvenile-incidence", "boulman2005", "")
    give(running, reviewer="Consensus of both", verdict="overstated")
    assert seen(running, "/api/agreement")["disagreements"][0]["settled"] == "overstated"


def test_many_reviewers_at_once_lose_nothing(serve: Callable[..., Served]) -> None:
    running = serve()

    def judge(number: int) -> int:
        if number % 10 == 9:
            command = [sys.executable, "-m", "kg", "verdict", *PAIR.values(), "unrelated", "--basis", "title"]
            more = ["--reviewer", f"R{number}", "--folder", str(running.folder)]
            return subprocess.run([*command, *more], capture_output=True, check=False, timeout=120).returncode
        return give(running, reviewer=f"R{number}").status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(judge, range(40)))
    assert set(answers) == {201, 0}
    assert sorted(row["reviewer"] for row in rows(running)) == sorted(f"R{number}" for number in range(40))


def test_a_server_that_is_killed_leaves_the_table_whole(tmp_path: Path) -> None:
    folder = serving.copy_of_example(tmp_path)
    acknowledged: list[str] = []
    for run in range(5):
        running = serving.start(folder)
        killer = threading.Timer(0.3 + 0.25 * run, running.process.send_signal, [signal.SIGKILL])
        killer.start()
        sent = 0
        try:
            while True:
                name = f"R{run}-{sent}"
                give(running, reviewer=name).raise_for_status()
                acknowledged.append(name)
                sent += 1
        except httpx.TransportError:
            pass
        finally:
            killer.join()
            running.stop(signal.SIGKILL)
        written = [row["reviewer"] for row in rows(running)]
        assert {(row["verdict"], row["basis"]) for row in rows(running)} <= {("overstated", "title")}
        assert set(acknowledged) <= set(written)
        assert len(set(written) - set(acknowledged)) <= run + 1, (
            "at most one a kill was written and not acknowledged"
        )
        assert len(written) == len(set(written))
    running = serving.start(folder)
    assert give(running, reviewer="the last").json()["new"]
    running.stop()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "nonsense"}, 400),
        ({"basis": "rumour"}, 400),
        ({"reviewer": "  "}, 400),
        ({"claim": "no-such-claim"}, 404),
        ({"reference": "mukamel2001"}, 404),
        ({"article": "no-such-article"}, 404),
        ({"quote": "words that no title has"}, 409),
        ({"quote": "x" * 10_001}, 400),
        ({"more": "than was asked for"}, 400),
    ],
)
def test_what_is_no_verdict_is_refused(served: Served, change: dict[str, str], status: int) -> None:
    before = (served.folder / "verdicts.csv").read_bytes()
    answer = give(served, **change)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert (served.folder / "verdicts.csv").read_bytes() == before


def test_half_a_character_is_refused(served: Served) -> None:
    body = json.dumps(VERDICT | {"note": "half"}).replace("half", "\\ud800").encode()
    headers = served.writing | {"content-type": "application/json"}
    answer = httpx.post(served.url("/api/verdicts"), content=body, headers=headers)
    assert answer.status_code == 400
    assert "half a character" in answer.json()["error"]


@pytest.mark.parametrize("content", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_kind_is_refused(served: Served, content: str) -> None:
    headers = served.writing | {"content-type": content}
    assert httpx.post(served.url("/api/verdicts"), content=b"{}", headers=headers).status_code == 415


def test_a_quote_that_is_not_there_can_be_insisted_on(serve: Callable[..., Served]) -> None:
    running = serve()
    said = give(running, quote="words that no title has", force="yes").json()
    assert said["found"] == "not found in the title"
    assert rows(running)[0]["quote"] == "words that no title has"


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/api/pair", {}, 400),
        ("/api/pair", {"claim": "juvenile-incidence", "reference": "no-such"}, 404),
        ("/api/pair", PAIR | {"article": "no-such"}, 404),
        ("/api/pair", PAIR | {"blind": "perhaps"}, 400),
        ("/api/queue", {"article": "no-such"}, 404),
    ],
)
def test_what_is_asked_amiss_is_said(served: Served, path: str, asked: dict[str, str], status: int) -> None:
    assert httpx.get(served.url(path), params=asked, timeout=30).status_code == status


def test_formulas_are_written_as_text(serve: Callable[..., Served]) -> None:
    running = serve()
    give(running, note='=HYPERLINK("http://attacker.example")', reviewer="@eve")
    (row,) = rows(running)
    assert row["note"].startswith("'=")
    assert row["reviewer"].startswith("'@")


def test_where_the_sources_cannot_be_built_the_verdict_stands(serve: Callable[..., Served]) -> None:
    running = serve()
    (running.folder / "kg.toml").write_text("nonsense = 1\n", "utf-8")
    said = give(running).json()
    assert "nonsense" in said["fault"]
    assert said["number"] == 1
    assert len(rows(running)) == 1
