"""Bytes to a tree: encodings, entities, damage, and whatever is meant to do harm."""

from __future__ import annotations

import gzip
import io
import resource
import socket
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from kg.model import Severity
from kg.read import jats
from tests.jats import codes

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Document

DECLARATION = '<?xml version="1.0" encoding="{}"?>\n'
_MEBIBYTE = 1024 * 1024


def read(inner: str | bytes, head: str | bytes = b"") -> Document:
    """Read a file whose body is one paragraph."""
    inside, before = (part.encode() if isinstance(part, str) else part for part in (inner, head))
    return jats.parse(before + b"<article><body><p>" + inside + b"</p></body></article>", "a.xml")


def text(document: Document) -> str:
    return " / ".join(block.text for block in document.blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "gb18030"])
def test_the_declared_encoding_is_followed(encoding: str) -> None:
    data = DECLARATION.format(encoding) + "<article><body><p>déjà &#x2013; vu</p></body></article>"
    found = jats.parse(data.encode(encoding), "a.xml")
    assert text(found) == "déjà – vu"
    assert not found.problems


def test_utf_8_with_a_byte_order_mark() -> None:
    found = jats.parse(b"\xef\xbb\xbf<article><body><p>caf\xc3\xa9</p></body></article>", "a.xml")
    assert (text(found), codes(found)) == ("café", [])


@pytest.mark.parametrize(
    ("declared", "written", "expected", "code"),
    [
        ("iso-8859-1", "utf-8", "déjà", "encoding-mismatch"),
        ("utf-8", "iso-8859-1", "déjà", "not-utf-8"),
        ("utf-16", "utf-8", "déjà", "encoding-mismatch"),
        ("no-such", "utf-8", "déjà", "encoding-mismatch"),
        ("no-such", "ascii", "deja", "mended-xml"),
        ("utf-8", "utf-16-le", "déjà", "encoding-guessed"),
    ],
)
def test_a_wrong_declaration_is_seen_through(declared: str, written: str, expected: str, code: str) -> None:
    data = DECLARATION.format(declared) + "<article><body><p>WORD</p></body></article>"
    found = jats.parse(data.replace("WORD", expected).encode(written), "a.xml")
    assert text(found) == expected
    assert code in codes(found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1&ndash;2", "1–2"),
        ("&mdash;&nbsp;&alpha;&emsp13;&Agr;&agr;", "—\u00a0α\u2004Αα"),
        ("2&#150;4 &#x96;", "2–4 –"),
        ("&NotEqualTilde;", "≂̸"),
        ("&amp;mdash; &lt;", "&mdash; <"),
        ("<![CDATA[a &mdash; <b>]]> &mdash;", "a &mdash; <b> —"),
        ("<!-- &mdash; -->&mdash;<?pi &mdash;?>", "—"),
    ],
)
def test_entities_are_known_without_a_dtd(written: str, expected: str) -> None:
    found = read(written)
    assert (text(found), codes(found)) == (expected, [])


def test_entities_of_the_dtd_are_known_with_a_document_type_too() -> None:
    head = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">'
    assert text(read("a &mdash; b", head)) == "a — b"


def test_entities_that_the_file_declares_are_used() -> None:
    found = read("by &who; &mdash; so", '<!DOCTYPE article [<!ENTITY who "A. Roe"><!ENTITY mdash "--">]>')
    assert (text(found), codes(found)) == ("by A. Roe -- so", [])


def test_an_unknown_entity_stays_readable() -> None:
    found = read("a &nosuch; b\n&nosuch;")
    assert text(found) == "a &nosuch; b &nosuch;"
    assert [(problem.code, problem.line, problem.raw) for problem in found.problems] == [
        ("undefined-entity", 1, "&nosuch;")
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("R&D and a & b", "R&D and a & b"),
        ("p<0.05 and p < 0.1", "p<0.05 and p < 0.1"),
        ("a\x0bb\x00c", "abc"),
        ("a&#x1;b&#xD800;c&#99999999;", "a\ufffdb\ufffdc"),
        ("&nbsp and &amp;", "&nbsp and &"),
    ],
)
def test_small_damage_is_mended_and_said(written: str, expected: str) -> None:
    found = read(f"<b>x</b>\n{written}")
    assert text(found).startswith(f"x {expected[:6]}")
    assert "mended-xml" in codes(found) or "nul-bytes" in codes(found)
    assert all(problem.message for problem in found.problems)


def test_mending_loses_no_words() -> None:
    assert text(read("AT&T, p<0.05 &mdash; so")) == "AT&T, p<0.05 — so"


def test_a_declaration_after_blank_lines_is_mended() -> None:
    found = read("a", "\n\n" + DECLARATION.format("utf-8"))
    assert (text(found), codes(found), found.problems[0].line) == ("a", ["mended-xml"], 3)


@pytest.mark.parametrize("end", ["<b>two", "two</p></body>", "two <xref rid='r1'", "<![CDATA[two"])
def test_a_file_that_ends_early_is_read_as_far_as_it_goes(end: str) -> None:
    found = jats.parse(f"<article><body><p>One.</p>\n<p>Then {end}".encode(), "a.xml")
    assert text(found).startswith("One.")
    (problem,) = found.problems
    assert problem.code in {"truncated-xml", "not-well-formed"}
    assert (problem.severity, problem.line) == (Severity.ERROR, 2)


def test_tags_that_cross_are_recovered() -> None:
    found = read("a <b>c <i>d</b> e</i> f")
    assert [word for word in "acdef" if word not in text(found)] == []
    assert codes(found) == ["not-well-formed"]
    assert "column" not in found.problems[0].message


def test_an_undeclared_prefix_loses_nothing() -> None:
    found = read('See <ext-link xlink:href="https://a.org"/>.')
    assert text(found) == "See https://a.org."


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
def test_an_empty_file_is_a_problem(data: bytes) -> None:
    found = jats.parse(data, "a.xml")
    assert (found.blocks, codes(found)) == ((), ["empty-file"])


def _zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<article/>" * 1000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [_zipped(), gzip.compress(b"<article/>", mtime=0), b"BZh9", b"%PDF-1.7", b"plain words", b"\xfd7zXZ\0"],
)
def test_what_is_no_xml_is_said_to_be_none(data: bytes) -> None:
    found = jats.parse(data, "a.xml")
    assert (found.blocks, codes(found), found.problems[0].severity) == ((), ["not-xml"], Severity.ERROR)


def test_other_xml_is_no_article() -> None:
    found = jats.parse(b"<html><body><p>a</p></body></html>", "a.xml")
    assert (found.blocks, codes(found)) == ((), ["no-article"])


def test_bytes_without_sense_are_survived() -> None:
    found = jats.parse(bytes(range(256)) * 40, "a.xml")
    assert not found.blocks
    assert "not-well-formed" in codes(found) or "no-article" in codes(found)


def test_an_article_is_found_in_its_envelope_and_namespace() -> None:
    inner = '<body><p>A <xref rid="r1">1</xref></p></body><back><ref-list><ref id="r1"><label>1</label></ref></ref-list></back>'
    data = f'<OAI><record><article xmlns="http://jats.nlm.nih.gov">{inner}</article></record></OAI>'
    found = jats.parse(data.encode(), "a.xml")
    assert found.blocks[0].text == "A 1"
    assert found.blocks[0].markers


def test_of_several_articles_the_first_is_read() -> None:
    found = jats.parse(b"<set><article><body><p>a</p></body></article>\n<article/></set>", "a.xml")
    assert (text(found), codes(found), found.problems[0].line) == ("a", ["several-articles"], 2)


def _nested(levels: int) -> str:
    names = (f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE article [<!ENTITY l0 "lol">{"".join(names)}]>'


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        (_nested(12), "&l11;"),
        (_nested(12), '<xref rid="&l11;">1</xref>'),
        (f'<!DOCTYPE article [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
        ("<!DOCTYPE article [<!ENTITY % a \"<!ENTITY b '&#37;a;&#37;a;'>\">%a;%a;]>", "&b;" * 1000),
        ('<!DOCTYPE article [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    ],
)
def test_entities_that_explode_are_refused(head: str, inner: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(inner, head)
    assert found.problems
    assert sum(len(block.text) for block in found.blocks) < 10 * _MEBIBYTE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_an_explosion_is_named() -> None:
    assert codes(read("&l11;", _nested(12))) == ["entity-expansion"]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE article [<!ENTITY e SYSTEM "{}">]>',
        '<!DOCTYPE article [<!ENTITY e PUBLIC "x" "{}">]>',
        '<!DOCTYPE article [<!ENTITY % p SYSTEM "{}">%p;]>',
        '<!DOCTYPE article SYSTEM "{}">',
        '<!DOCTYPE article SYSTEM "{}" [<!ENTITY % p SYSTEM "{}">%p;]>',
    ],
)
def test_nothing_outside_the_file_is_read(head: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY e "secret words">')
    found = read("a &e; b", head.replace("{}", secret.as_uri()))
    assert "secret" not in str(found).replace("secret.dtd", "")
    assert text(found) == "a &e; b"
    assert {"external-entity", "undefined-entity"} & {*codes(found)}


def test_no_connection_is_opened() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
        reader = threading.Thread(
            target=read,
            args=("a &e; b", f'<!DOCTYPE article SYSTEM "{address}" [<!ENTITY e SYSTEM "{address}">]>'),
        )
        reader.start()
        with pytest.raises(TimeoutError):
            server.accept()
        reader.join()


def test_inclusions_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("secret words")
    address = (tmp_path / "a.txt").as_uri()
    found = read(
        f'a <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/> b'
    )
    assert text(found) == "a b"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<p>", "</p>"),
        ("<sec>", "</sec>"),
        ("<sup>", "</sup>"),
        ("<list><list-item>", "</list-item></list>"),
        ("<fig><caption>", "</caption></fig>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<unheard-of>", "</unheard-of>"),
        ('<p><xref rid="r1">', "</xref></p>"),
        ("<p><fn>", "</fn></p>"),
        ("<alternatives>", "</alternatives>"),
        ("<disp-quote><p><italic>", "</italic></p></disp-quote>"),
        ("<ref-list><ref><mixed-citation><collab>", "</collab></mixed-citation></ref></ref-list>"),
    ],
)
def test_deep_nesting_is_survived(opening: str, closing: str) -> None:
    levels = 248 // opening.count("<")
    inner = f"{opening * levels}word{closing * levels}"
    found = jats.parse(f"<article><body>{inner}</body></article>".encode(), "a.xml")
    assert "word" in text(found)


def test_sub_articles_in_sub_articles_are_survived() -> None:
    inner = "<sub-article><body><p>word</p></body>" * 250 + "</sub-article>" * 250
    found = jats.parse(f"<article>{inner}</article>".encode(), "a.xml")
    assert text(found).count("word") == 250
    assert len({block.part for block in found.blocks}) == 250


def test_nesting_without_end_is_refused_in_bounded_memory() -> None:
    data = b"<article><body>" + b"<sec>" * 2_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = jats.parse(data, "a.xml")
    assert codes(found) == ["not-well-formed"]
    assert "256 deep" in found.problems[0].message
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_a_text_of_millions_of_letters_is_cut_and_said() -> None:
    found = read(b"word " * 2_100_000)
    assert codes(found) == ["not-well-formed"]
    assert "ten million" in found.problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"<xmlns:xlink>a</b>",
        b"<article><body><p>It is <mml:math><mml:mi>x</mml:mi></mml:math> so.</b></p></body></article>",
        b"<j:article xmlns:j='u'><j:body><j:p>It <q:i>is</q:i> so.</j:p></b></j:article>",
        b"<article><body><sec><k:title>A</k:title><k:p>It is so.</k:p></sec></body>",
        b"<article><body><disp-formula><mml:math><mml:mi>x</mml:mi></mml:math></disp-formula></x>",
    ],
)
def test_a_prefix_that_stands_for_nothing_breaks_nothing(data: bytes) -> None:
    assert jats.parse(data, "a.xml").problems
