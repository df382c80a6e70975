"""What another site, another name, another path or hostile sources may try."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serving import Served

SCRIPT = "<script>alert(1)</script>"
HTML = {"accept": "text/html"}

ARTICLE = f"""---
title: "{SCRIPT} {{{{7*7}}}} \\" onload=alert(1) '"
author: "{SCRIPT}"
---

# {SCRIPT} Introduction

[Calcinosis </script>{SCRIPT} occurs in 40 % of patients "with" <img src=x onerror=alert(1)> it [@a].]{{#evil-claim .prevalence}}
"""
BIBLIOGRAPHY = f"""@article{{a,
  title = {{{SCRIPT} javascript:alert(1)}},
  author = {{{SCRIPT}, Eve}},
  journal = {{"><svg onload=alert(1)>}},
  doi = {{10.1/"><script>alert(1)</script>}},
  url = {{javascript:alert(1)}},
  abstract = {{{SCRIPT}}},
  year = 2000
}}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of sources that try to become markup."""
    folder = tmp_path_factory.mktemp("hostile") / "folder"
    folder.mkdir()
    (folder / "article.md").write_text(ARTICLE, "utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, "utf-8")
    running = serving.start(folder)
    yield running
    running.stop()


def raw(served: Served, request: bytes) -> bytes:
    """Send bytes as they are; return the beginning of the answer."""
    place = urlsplit(served.address)
    assert place.port is not None
    with socket.create_connection(("127.0.0.1", place.port), 20) as connection:
        connection.sendall(request.replace(b"HOST", place.netloc.encode()))
        return connection.recv(65536)


def test_nothing_of_the_sources_becomes_markup(hostile: Served) -> None:
    with httpx.Client(base_url=hostile.address, headers=HTML) as client:
        overview = client.get("/").text
        slug = re.search(r'href="/article/([^"/]+)"', overview)
        assert slug
        paths = ["/", "/map", f"/article/{slug[1]}", f"/article/{slug[1]}/claim/evil-claim"]
        paths += [f"/article/{slug[1]}/reference/a", "/<script>alert(1)</script>", "/about?iri=x:<script>"]
        for path in paths:
            text = client.get(path).text
            assert SCRIPT not in text, path
            assert "<img src=x" not in text, path
            assert "<svg onload" not in text, path
            assert 'href="javascript:' not in text, path


def test_the_hostile_words_are_shown(hostile: Served) -> None:
    slug = re.search(r'href="/article/([^"/]+)"', httpx.get(hostile.url("/"), headers=HTML).text)
    assert slug
    page = httpx.get(hostile.url(f"/article/{slug[1]}/reference/a"), headers=HTML).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)" in page


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/{digest}/../../../etc/passwd",
        "/static/{digest}/serve/assets/../../../../../etc/passwd",
        "/static/{digest}/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/{digest}//etc/passwd",
        "/static/{digest}/serve/__init__.py",
        "/static/{digest}/serve/assets/pages/frame.html.j2",
        "/..%2f..%2fetc/passwd",
        "/article/..%2f..%2f..%2fkg.toml",
        "/article/%00",
    ],
)
def test_no_path_leads_out(served: Served, path: str) -> None:
    page = httpx.get(served.url("/"), headers=HTML).text
    found = re.search(r"/static/([0-9a-f]+)/", page)
    assert found
    wanted = path.replace("{digest}", found[1]).encode()
    answer = raw(served, b"GET " + wanted + b" HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
    assert re.match(rb"HTTP/1\.1 40[0-9] ", answer), answer
    assert b"root:" not in answer
    assert b"import" not in answer


def test_a_header_cannot_be_smuggled_into_an_answer(served: Served) -> None:
    for path in (
        b"/%0d%0aset-cookie:evil=1",
        b"/?token=a%0d%0aset-cookie:evil=1",
        b"/about?iri=a:b%0d%0ax:y",
    ):
        answer = raw(served, b"GET " + path + b" HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
        head = answer.partition(b"\r\n\r\n")[0].lower()
        assert b"evil" not in head
        assert b"\r\nx:" not in head


def test_two_lengths_or_a_folded_header_are_no_request(served: Served) -> None:
    twice = b"POST /api/refresh HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 40\r\n\r\nx"
    assert raw(served, twice).startswith(b"HTTP/1.1 400")
    both = b"POST /api/refresh HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert raw(served, both)[9:12] in (b"400", b"401")


def test_a_gigabyte_is_not_read(served: Served) -> None:
    head = b"POST /api/verdicts HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 1073741824\r\n\r\n"
    assert raw(served, head.replace(b"TOKEN", served.token.encode())).startswith(b"HTTP/1.1 413")


def test_a_cross_site_form_is_refused(served: Served) -> None:
    form = {
        "origin": "http://attacker.example",
        "cookie": f"kg-token-{urlsplit(served.address).port}={served.token}",
    }
    for path in ("/api/refresh", "/api/verdicts", "/sparql"):
        assert httpx.post(served.url(path), data={"query": "x"}, headers=form).status_code == 403


def test_a_name_bound_anew_sees_nothing(served: Served) -> None:
    answer = httpx.get(served.url("/"), headers={"host": "attacker.example"} | HTML)
    assert answer.status_code == 421
    assert "Calcinosis" not in answer.text
