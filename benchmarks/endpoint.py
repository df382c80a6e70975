"""The SPARQL endpoint beside Oxigraph's own server and rdflib-endpoint: throughput, latency, and while hostile queries run.

    python -m benchmarks.endpoint [--articles 270] [--seconds 3]

Five shipped questions, of one thing and of all, over a synthetic graph of a million quads, by ``wrk`` on the loopback address
with 1, 8 and 64 clients. Before each, all servers must give the same rows.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from benchmarks.endpoint_servers import CONTENDERS, Server, lay, running
from benchmarks.questions import BOUND, FOLDER
from benchmarks.synthetic import graph
from kg import query

QUESTIONS = {
    "claims-of-reference": "reference",
    "outline": "article",
    "concepts-by-claims": "article",
    "uncited-references": "article",
    "claims-with-number": "concept",
}
"""Which parameter is bound where a question is asked of one thing."""

CLIENTS = (1, 8, 64)
_LONG, _LONG_SECONDS = 0.05, 10
"""A question that takes so many seconds is asked for longer, so that the beginning weighs less."""

ACCEPT = "application/sparql-results+json"
PATIENCE = 20.0
"""Seconds after which a question counts as not answered."""

HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?c != ?i) }",
    "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b . ?c (<x:a>|!<x:a>)* ?d FILTER(?a != ?d) }",
    "SELECT * { ?a a ?b . ?c a ?d FILTER(?a != ?c) } ORDER BY DESC(CONCAT(STR(?a), STR(?d)))",
)
_opener = build_opener(ProxyHandler({}))


class Load(NamedTuple):
    """What wrk found: answers a second; median and 99 % latency in milliseconds; how many failed or came too late."""

    rate: float
    median: float
    late: float
    failed: int


def ask(address: str, sparql: str, seconds: float = PATIENCE) -> bytes | None:
    """Ask once; return nothing when there was no answer."""
    request = Request(f"{address}?{urlencode({'query': sparql})}", headers={"accept": ACCEPT})  # noqa: S310
    try:
        with _opener.open(request, timeout=seconds) as answer:
            body: bytes = answer.read()
            return body
    except (HTTPError, URLError, OSError):
        return None


def rows(body: bytes) -> list[list[tuple[str, str]]]:
    """Return the rows of an answer in an order that does not depend on the server."""
    found = json.loads(body)["results"]["bindings"]
    return sorted(sorted((name, _value(term)) for name, term in row.items()) for row in found)


def _value(term: dict[str, str]) -> str:
    """Return the value of a term; a number without the form it is written in."""
    try:
        return repr(float(term["value"])) if term.get("datatype") else term["value"]
    except ValueError:
        return term["value"]


def loaded(address: str, sparql: str, clients: int, seconds: int) -> Load:
    """Let wrk ask the same again and again."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", f"--timeout={PATIENCE:.0f}s"]
    url = f"{address}?{urlencode({'query': sparql})}"
    told = subprocess.run(
        [*command, "-H", f"Accept: {ACCEPT}", url], check=True, capture_output=True, text=True
    ).stdout
    failed = sum(map(int, re.findall(r"(?:Non-2xx or 3xx responses:|timeout) (\d+)", told)))
    return Load(
        float(_found(r"Requests/sec:\s+([\d.]+)", told)),
        _milliseconds("50%", told),
        _milliseconds("99%", told),
        failed,
    )


def _found(pattern: str, told: str) -> str:
    match = re.search(pattern, told)
    if match is None:
        sys.exit(f"wrk says nothing of {pattern}: {told}")
    return match[1]


def _milliseconds(quantile: str, told: str) -> float:
    number, unit = re.search(rf"{quantile}\s+([\d.]+)(us|ms|s|m)\b", told).groups()  # type: ignore[union-attr]  # wrk always says so
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}[unit]


def texts() -> dict[str, str]:
    """Return the questions to ask, by the name they are shown under."""
    known = {name: query.parse(name, (FOLDER / f"{name}.rq").read_text("utf-8")) for name in QUESTIONS}
    of_one = {
        f"{name}, one {parameter}": query.bind(known[name], {parameter: [BOUND[parameter]]})
        for name, parameter in QUESTIONS.items()
    }
    return of_one | {f"{name}, all": question.text for name, question in known.items()}


def throughput(servers: dict[str, Server], questions: dict[str, str], seconds: int) -> None:
    """Print answers a second, and latencies, with the ratio to each of the others, where all answer the same.

    A server that does not answer a question in time is left out from there on: it may still be at work on it.
    """
    titles = [CONTENDERS[name].title for name in servers]
    heads = " | ".join(f"{title}, a second (median, 99 %, ms)" for title in titles)
    print(f"| question | clients | {heads} | ratio to {', '.join(titles[1:])} |")
    print("|---|---:|" + "---:|" * len(servers) + "---|")
    lost: dict[str, str] = {}
    for question, sparql in questions.items():
        answering = {name: server for name, server in servers.items() if name not in lost}
        lost |= dict.fromkeys(_silent(answering, question, sparql), question)
        for clients in CLIENTS:
            found = {
                name: None if name in lost else _measured(server, sparql, clients, seconds)
                for name, server in servers.items()
            }
            cells = " | ".join(map(_cell, found.values()))
            print(f"| {question} | {clients} | {cells} | {_ratios(*found.values())} |", flush=True)
    for name, question in lost.items():
        print(f"\n{CONTENDERS[name].title} did not answer {question} within {PATIENCE:.0f} s.")


def _silent(servers: dict[str, Server], question: str, sparql: str) -> list[str]:
    """Return which servers do not answer a question; end when one answers otherwise than ours."""
    answers = {name: ask(server.address, sparql) for name, server in servers.items()}
    known = {name: rows(body) for name, body in answers.items() if body is not None}
    if "kg" not in known:
        sys.exit(f"kg does not answer {question}")
    if any(found != known["kg"] for found in known.values()):
        sys.exit(f"the answers to {question} differ")
    return sorted(answers.keys() - known.keys())


def _measured(server: Server, sparql: str, clients: int, seconds: int) -> Load | None:
    """Give all clients time for some answers; of what takes longer than a few seconds, return what one client finds."""
    begin = time.monotonic()
    if ask(server.address, sparql) is None:
        server.settle()
        return None
    took = time.monotonic() - begin
    if took > seconds:
        return Load(1 / took, took * 1000, took * 1000, 0) if clients == 1 else None
    long = took > _LONG
    load = loaded(server.address, sparql, clients, _LONG_SECONDS if long else seconds)
    server.settle()
    return load


def _cell(load: Load | None) -> str:
    if load is None or not load.rate:
        return "–"
    failed = f", {load.failed} failed" if load.failed else ""
    return f"{load.rate:,.1f} ({load.median:.1f}, {load.late:.1f}{failed})"


def _ratios(own: Load | None, *others: Load | None) -> str:
    return ", ".join(f"{own.rate / load.rate:.2f}" if own and load and load.rate else "–" for load in others)


def hostility(servers: dict[str, Server], sparql: str) -> None:
    """Print how long an ordinary client waits, alone and while ten hostile queries run."""
    print("| server | alone: median, longest, ms | beside ten: median, longest, ms | answered | after them |")
    print("|---|---:|---:|---:|---|")
    for name, server in servers.items():
        alone = _waits(server.address, sparql, 3.0)
        with ThreadPoolExecutor(10) as pool:
            hostile = [
                pool.submit(ask, server.address, HOSTILE[one % len(HOSTILE)], 15.0) for one in range(10)
            ]
            time.sleep(0.2)
            beside = _waits(server.address, sparql, 12.0)
            for one in hostile:
                one.result()
        after = "answers" if ask(server.address, sparql) is not None else "does not answer"
        answered = f"{sum(wait is not None for wait in beside)} of {len(beside)}"
        title = CONTENDERS[name].title
        print(f"| {title} | {_summed(alone)} | {_summed(beside)} | {answered} | {after} |", flush=True)


def _waits(address: str, sparql: str, seconds: float) -> list[float | None]:
    """Ask ten times a second; return the milliseconds that each answer took, nothing for none within five seconds."""
    found: list[float | None] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        begin = time.monotonic()
        answered = ask(address, sparql, 5.0) is not None
        found.append((time.monotonic() - begin) * 1000 if answered else None)
        time.sleep(0.1)
    return found


def _summed(waits: list[float | None]) -> str:
    known = [wait for wait in waits if wait is not None]
    return f"{statistics.median(known):.1f}, {max(known):.1f}" if known else "–"


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=270)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--without", choices=("disk", "oxigraph", "rdflib"), action="append", default=[])
    parser.add_argument("--part", choices=("load", "hostility"), nargs="+", default=["load", "hostility"])
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: Debian has it as 'wrk'")
    data = graph(options.articles)
    quads = data.count(b"\n")
    print(f"{quads:,} quads, {options.seconds} s a cell\n", flush=True)
    questions = texts()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, data)
        del data
        names = [name for name in CONTENDERS if name not in options.without]
        if "load" in options.part:
            with ExitStack() as stack:
                servers = {name: stack.enter_context(running(name, folder)) for name in names}
                throughput(servers, questions, options.seconds)
            print(flush=True)
        if "hostility" in options.part:
            with ExitStack() as stack:
                servers = {name: stack.enter_context(running(name, folder, limited=True)) for name in names}
                hostility(servers, next(iter(questions.values())))


if __name__ == "__main__":
    main()
