"""Running text: what becomes of the elements inside a paragraph."""

from __future__ import annotations

import pytest

from kg.model import BlockKind, Span
from tests.jats import codes, parse

MATHS = "<mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>2</mml:mn></mml:math>"


def text(inner: str) -> str:
    return parse(f"<p>{inner}</p>").blocks[0].text


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("The <italic>Aedes</italic> gnat", "The Aedes gnat"),
        ("H<sub>2</sub>O at 10<sup>3</sup> Pa", "H2O at 103 Pa"),
        ("  One \n\t two  ", "One two"),
        ("One<break/>two", "One two"),
        ("five\u00a0mg", "five\u00a0mg"),
        ("A <named-content><styled-content>b</styled-content></named-content> c", "A b c"),
        ("A <?page-break?>b <!-- no -->c", "A b c"),
        ("An <abbrev>ICU<def><p>intensive care</p></def></abbrev> bed", "An ICU intensive care bed"),
        ("so<inline-graphic/> it", "so\ufffc it"),
        ("so<alternatives><inline-graphic/><graphic/></alternatives> it", "so\ufffc it"),
        ("so<graphic/> it<target/>", "so it"),
        ("as <alternatives><inline-graphic/><italic>b</italic></alternatives>", "as b"),
        ("a <p>b</p>c", "a b c"),
        ("a<unheard-of>b</unheard-of>c", "abc"),
        ("x &lt; 5 &amp; y", "x < 5 & y"),
        ("<x>, </x>", ","),
    ],
)
def test_inline_elements_become_plain_text(inner: str, expected: str) -> None:
    assert text(inner) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (f"<inline-formula>{MATHS}</inline-formula>", "x=2"),
        ("<inline-formula><tex-math>$y^{2}$</tex-math></inline-formula>", "y^{2}"),
        (
            (
                "<inline-formula><alternatives><tex-math>\\documentclass{a}\\begin{document}$$z$$\\end{document}"
                f"</tex-math>{MATHS}<inline-graphic/></alternatives></inline-formula>"
            ),
            "z",
        ),
        (f"<inline-formula><tex-math/>{MATHS}</inline-formula>", "x=2"),
        ("<inline-formula><italic>n</italic> = 5</inline-formula>", "n = 5"),
        ("<inline-formula><inline-graphic/></inline-formula>", "\ufffc"),
        (f"<alternatives><tex-math>w</tex-math>{MATHS}</alternatives>", "w"),
        (MATHS, "x=2"),
        ("<monospace>kg build</monospace>", "kg build"),
        ("<code>a = 1</code>", "a = 1"),
        ('<ext-link xlink:href="https://a.org/b">https://a.org/b</ext-link>', "https://a.org/b"),
        ('<ext-link xlink:href="https://a.org/b"/>', "https://a.org/b"),
        ("<uri>www.a.org</uri>", "www.a.org"),
    ],
)
def test_what_is_no_prose_is_opaque(formula: str, expected: str) -> None:
    block = parse(f"<p>We use {formula} here.</p>").blocks[0]
    assert [span.of(block.text) for span in block.opaque] == [expected]
    assert block.text == f"We use {expected} here."


def test_a_formula_set_apart_does_not_end_the_sentence() -> None:
    block = parse(f"<p>Thus<disp-formula><label>(3)</label>{MATHS}</disp-formula>where x counts.</p>").blocks[
        0
    ]
    assert block.text == "Thus x=2 (3) where x counts."
    assert [span.of(block.text) for span in block.opaque] == ["x=2 (3)"]


def test_the_words_of_a_link_to_the_web_are_prose() -> None:
    block = parse('<p>See <ext-link xlink:href="https://a.org">our page</ext-link>.</p>').blocks[0]
    assert (block.text, block.opaque) == ("See our page.", ())


def test_superscripts_have_their_places() -> None:
    block = parse("<p>At 10<sup>3</sup> <sup/>it is <italic><sup>a, b </sup></italic></p>").blocks[0]
    assert block.text == "At 103 it is a, b"
    assert block.superscripts == (Span(5, 6), Span(13, 17))


@pytest.mark.parametrize(
    "inner",
    [
        "write to <email>a.roe@b.org</email> for data",
        "write to a.roe@b.org for data",
        'write to <ext-link xlink:href="mailto:a.roe@b.org"/> for data',
        "call <phone>+44 20 7946 0000</phone> for data",
    ],
)
def test_addresses_of_persons_are_left_out(inner: str) -> None:
    found = parse(f"<p>Please {inner}.</p>")
    assert "@" not in found.blocks[0].text
    assert "7946" not in found.blocks[0].text
    assert found.blocks[0].text.endswith("for data.")


def test_it_is_said_that_an_address_was_left_out() -> None:
    found = parse("<p>One.</p>\n<p>Write to <email>a.roe@b.org</email>.</p>\n<p>Or to b.doe@b.org.</p>")
    assert [(problem.code, problem.line) for problem in found.problems] == [
        ("contact-withheld", 2),
        ("contact-withheld", 3),
    ]
    assert not any("@" in problem.raw + problem.message for problem in found.problems)


def test_an_at_sign_alone_is_no_address() -> None:
    found = parse("<p>Particles of Fe3O4@SiO2 were used @ 20 Hz.</p>")
    assert "Fe3O4@SiO2" in found.blocks[0].text
    assert not codes(found)


def test_lines_follow_the_text() -> None:
    found = parse("<p>one\ntwo <italic>three\nfour</italic>\n\n five</p>").blocks[0]
    assert found.text == "one two three four five"
    assert [found.line_at(found.text.index(word)) for word in found.text.split()] == [1, 2, 2, 3, 5]


def test_a_paragraph_knows_the_line_on_which_it_begins() -> None:
    assert [block.line for block in parse("\n<p>a</p>\n\n<p>b</p>").blocks] == [2, 4]


def test_a_note_in_a_sentence_follows_the_paragraph() -> None:
    blocks = parse("<p>It is so<fn><label>1</label><p>Mostly.</p></fn> today.</p>").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "It is so today."),
        (BlockKind.FOOTNOTE, "1 Mostly."),
    ]
