"""Handing the graph over: what is sent, what is not, and what happens when the store does not want it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg import push as pushing
from kg import store
from kg.errors import PushError
from kg.push import JOURNAL, Login, Pushed
from kg.push.address import checked, of_graph
from kg.push.client import TRIES
from tests.graph_stores import Answer, Fake, fake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

G = "http://g.example/"


def graph(**texts: str) -> ox.Store:
    """Return a store with a graph of one statement for each name."""
    lines = (f'<{G}s> <{G}p> "{text}" <{G}{name}> .\n' for name, text in texts.items())
    return store.from_nquads("".join(lines).encode())


@pytest.fixture
def server() -> Iterator[Fake]:
    with fake() as found:
        yield found


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the pauses that are asked for, none of which is waited out."""
    found: list[float] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


def run(known: ox.Store, server: Fake, folder: Path, **more: object) -> Pushed:
    return pushing.push(known, server.url, folder / JOURNAL, **more)  # type: ignore[arg-type]


def sent(server: Fake) -> list[str]:
    """Return what was asked since the last time, without the address of the graphs."""
    found = [f"{method} {name.removeprefix(G)}" for method, name, _ in server.asked]
    server.asked.clear()
    return found


def test_every_graph_is_put_under_its_name_and_a_second_push_sends_nothing(
    server: Fake, tmp_path: Path
) -> None:
    known = graph(b="two", a="one")
    steps: list[tuple[int, int]] = []
    assert run(known, server, tmp_path, progress=lambda *step: steps.append(step)) == Pushed(2, 0, 0)
    assert server.graphs == {f"{G}a": f'<{G}s> <{G}p> "one" .\n', f"{G}b": f'<{G}s> <{G}p> "two" .\n'}
    assert sent(server) == ["PUT a", "PUT b"]
    assert steps == [(1, 2), (2, 2)]
    assert run(known, server, tmp_path) == Pushed(0, 2, 0)
    assert sent(server) == ["HEAD b"]


def test_what_changed_is_put_and_what_is_gone_removed_but_nothing_of_others(
    server: Fake, tmp_path: Path
) -> None:
    server.graphs["http://other.example/"] = "theirs"
    run(graph(a="one", b="two"), server, tmp_path)
    sent(server)
    assert run(graph(a="one", c="three", b="new"), server, tmp_path) == Pushed(2, 1, 0)
    assert sent(server) == ["HEAD b", "PUT b", "PUT c"]
    assert run(graph(a="one"), server, tmp_path) == Pushed(0, 1, 2)
    assert sent(server) == ["HEAD c", "DELETE b", "DELETE c"]
    assert set(server.graphs) == {f"{G}a", "http://other.example/"}
    assert run(graph(a="one"), server, tmp_path) == Pushed(0, 1, 0)


def test_a_graph_that_is_gone_on_both_sides_is_no_fault(server: Fake, tmp_path: Path) -> None:
    run(graph(a="one", b="two"), server, tmp_path)
    del server.graphs[f"{G}a"]
    assert run(graph(b="two"), server, tmp_path) == Pushed(0, 1, 1)


def test_a_store_that_was_emptied_gets_everything_anew(server: Fake, tmp_path: Path) -> None:
    known = graph(a="one", b="two")
    run(known, server, tmp_path)
    server.graphs.clear()
    assert run(known, server, tmp_path) == Pushed(2, 0, 0)
    assert len(server.graphs) == 2


def test_again_sends_everything(server: Fake, tmp_path: Path) -> None:
    known = graph(a="one")
    run(known, server, tmp_path)
    assert run(known, server, tmp_path, again=True) == Pushed(1, 0, 0)


def test_a_push_that_was_cut_short_goes_on_where_it_stopped(server: Fake, tmp_path: Path) -> None:
    known = graph(a="one", b="two", c="three")
    server.answers = [Answer(201), Answer(400, text="no \x1b[31m room")]
    with pytest.raises(PushError, match=r"answers 400 .*b: no  ?\[31m room"):
        run(known, server, tmp_path)
    server.graphs[f"{G}a"] = "there"
    with (tmp_path / JOURNAL).open("a", encoding="utf-8") as stream:
        stream.write('{"url": "cut')
    sent(server)
    assert run(known, server, tmp_path) == Pushed(2, 1, 0)
    assert sent(server) == ["HEAD a", "PUT b", "PUT c"]


def test_the_journal_knows_one_address_from_another(server: Fake, tmp_path: Path) -> None:
    known = graph(a="one")
    run(known, server, tmp_path)
    with fake() as other:
        assert run(known, other, tmp_path) == Pushed(1, 0, 0)
        entries = [json.loads(line) for line in (tmp_path / JOURNAL).read_text("utf-8").splitlines()]
        assert sorted(entry["url"] for entry in entries) == sorted([server.url, other.url])
        assert run(known, server, tmp_path) == Pushed(0, 1, 0)


def test_a_journal_of_nonsense_is_as_none(server: Fake, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text('no\n[]\n{"url": 1}\n7\n', encoding="utf-8")
    assert run(graph(a="one"), server, tmp_path) == Pushed(1, 0, 0)


def test_a_journal_that_cannot_be_written_is_told(server: Fake, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(PushError, match="cannot be noted"):
        run(graph(a="one"), server, tmp_path)


@pytest.mark.parametrize("status", [0, 429, 500, 502, 503, 504])
def test_a_fault_that_passes_is_waited_out(
    status: int, server: Fake, tmp_path: Path, waits: list[float]
) -> None:
    server.answers = [Answer(status)] * 3
    assert run(graph(a="one"), server, tmp_path) == Pushed(1, 0, 0)
    assert waits == [0.5, 1.0, 2.0]


def test_a_store_that_says_how_long_to_wait_is_heard(
    server: Fake, tmp_path: Path, waits: list[float]
) -> None:
    server.answers = [
        Answer(503, (("Retry-After", "7"),)),
        Answer(503, (("Retry-After", "9999"),)),
        Answer(503, (("Retry-After", "soon"),)),
    ]
    run(graph(a="one"), server, tmp_path)
    assert waits == [7.0, 60.0, 2.0]


def test_a_fault_that_stays_is_given_up(server: Fake, tmp_path: Path, waits: list[float]) -> None:
    server.answers = [Answer(503)] * 20
    with pytest.raises(PushError, match="answers 503"):
        run(graph(a="one"), server, tmp_path)
    assert len(waits) == TRIES - 1


def test_a_store_that_is_not_there_is_told(tmp_path: Path, waits: list[float]) -> None:
    with fake() as gone:
        url = gone.url
    with pytest.raises(PushError, match=r"cannot be reached: .*refused") as caught:
        pushing.push(graph(a="one"), url, tmp_path / JOURNAL)
    assert "run the command again" in str(caught.value)
    assert len(waits) == TRIES - 1


@pytest.mark.parametrize(
    ("status", "advice"),
    [(403, "right to write"), (404, "/store"), (405, "takes no graphs"), (413, "limit"), (415, "")],
)
def test_a_refusal_says_what_to_do_and_is_not_repeated(
    status: int, advice: str, server: Fake, tmp_path: Path, waits: list[float]
) -> None:
    server.answers = [Answer(status)] * 2
    with pytest.raises(PushError, match=f"answers {status}") as caught:
        run(graph(a="one"), server, tmp_path)
    assert advice in caught.value.remedy
    assert waits == []


def test_a_store_that_answers_no_question_is_believed(
    server: Fake, tmp_path: Path, waits: list[float]
) -> None:
    known = graph(a="one")
    run(known, server, tmp_path)
    server.answers = [Answer(501)]
    assert run(known, server, tmp_path) == Pushed(0, 1, 0)
    assert waits == []


@pytest.mark.parametrize("address", ["http://elsewhere.example/", "file:///etc/hostname"])
def test_no_redirection_is_followed(address: str, server: Fake, tmp_path: Path) -> None:
    server.answers = [Answer(307, (("Location", address),))]
    with pytest.raises(PushError, match=f"names another address: {address}"):
        run(graph(a="one"), server, tmp_path)


BASIC = Answer(401, (("WWW-Authenticate", 'Basic realm="x"'),))
DIGEST = Answer(
    401,
    (
        ("WWW-Authenticate", 'Basic realm="x"'),
        ("WWW-Authenticate", 'Digest realm="x", nonce="n1", qop="auth", algorithm=MD5'),
    ),
)


def test_the_password_is_sent_when_it_is_asked_for_and_then_at_once(server: Fake, tmp_path: Path) -> None:
    server.answers = [BASIC]
    run(graph(a="one", b="two"), server, tmp_path, login=Login("me", "sésame"))
    assert [given for *_, given in server.asked] == ["", "Basic bWU6c8Opc2FtZQ==", "Basic bWU6c8Opc2FtZQ=="]


def test_digest_goes_before_basic_and_a_stale_one_is_renewed(server: Fake, tmp_path: Path) -> None:
    stale = Answer(401, (("WWW-Authenticate", 'Digest realm="x", nonce="n2", qop="auth", stale=true'),))
    server.answers = [DIGEST, Answer(201), stale]
    run(graph(a="one", b="two"), server, tmp_path, login=Login("me", "sesame"))
    given = [one for *_, one in server.asked]
    assert [one.partition(" ")[0] for one in given] == ["", "Digest", "Digest", "Digest"]
    assert ['nonce="n2"' in one for one in given] == [False, False, False, True]
    assert "nc=00000001" in given[1]
    assert "nc=00000002" in given[2]
    assert "sesame" not in "".join(given)


@pytest.mark.parametrize("challenge", [BASIC, DIGEST])
def test_a_wrong_password_is_told_and_not_tried_again(
    challenge: Answer, server: Fake, tmp_path: Path, waits: list[float]
) -> None:
    server.answers = [challenge] * 3
    with pytest.raises(PushError, match="refuses this name and password"):
        run(graph(a="one"), server, tmp_path, login=Login("me", "wrong"))
    assert len(server.asked) == 2
    assert waits == []


def test_a_store_that_wants_a_password_and_gets_none(server: Fake, tmp_path: Path) -> None:
    server.answers = [BASIC]
    with pytest.raises(PushError, match="answers 401") as caught:
        run(graph(a="one"), server, tmp_path)
    assert "--password-env" in caught.value.remedy


@pytest.mark.parametrize("challenge", ["Negotiate", 'Digest realm="x", nonce="n", algorithm=FNORD'])
def test_another_way_to_log_in_is_told(challenge: str, server: Fake, tmp_path: Path) -> None:
    server.answers = [Answer(401, (("WWW-Authenticate", challenge),))]
    with pytest.raises(PushError, match="not known here"):
        run(graph(a="one"), server, tmp_path, login=Login("me", "sesame"))


def test_a_password_is_shown_nowhere() -> None:
    assert "sesame" not in repr(Login("me", "sesame"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://x.example/", "begins with http"),
        ("file:///etc/passwd", "begins with http"),
        ("x.example/store", "begins with http"),
        ("http://", "begins with http"),
        ("http://x.example:0/", "begins with http"),
        ("http://x.example:port/", "no address"),
        ("http://[::1/", "no address"),
        ("http://x.example/a b", "no blanks"),
        ("http://x.example/\r\nHost: y", "no blanks"),
        ("http://bücher.example/", "ASCII"),
        ("", "no blanks"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, said: str) -> None:
    with pytest.raises(PushError, match=said):
        checked(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(PushError) as caught:
        checked("https://me:sesame@x.example/store")
    assert "sesame" not in str(caught.value)
    assert "https://x.example/store" in str(caught.value)


def test_a_store_that_needs_no_password_is_sent_none(server: Fake, tmp_path: Path) -> None:
    run(graph(a="one"), server, tmp_path, login=Login("me", "sesame"))
    assert [given for *_, given in server.asked] == [""]


def test_addresses_keep_their_own_question() -> None:
    assert checked("https://x.example/store?a=b#c") == "https://x.example/store?a=b"
    assert (
        of_graph("https://x.example/store?a=b", "http://g/?x&y")
        == "https://x.example/store?a=b&graph=http%3A%2F%2Fg%2F%3Fx%26y"
    )


def test_a_proxy_is_for_other_machines(
    server: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    with fake() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/store"))
        run(graph(a="one"), server, tmp_path)
        assert (len(server.asked), len(proxy.asked)) == (1, 0)
        pushing.push(graph(a="one"), "http://elsewhere.invalid/store", tmp_path / JOURNAL)
        assert len(proxy.asked) == 1
    assert waits == []
