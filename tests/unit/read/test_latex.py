from __future__ import annotations

import time

import pytest

from kg.read.latex import address, to_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"{\'e}\'e\'{e}{\'{e}}", "éééé"),
        (r"\'{\i} \'\i{} {\'{\i}} \'i", "í í í í"),
        (r"{\v S}\v{c}\c c\k{a}\H{o}\r{a}\u{g}\=a\.z\"o\^o\~n\`a", "Ščçąőåğāżöôñà"),
        (r"\'{\^e}", "ế"),
        (r"{\ss} \ss{} {\O}re {\L}ód\'z \AA ngstr\"om {\oe} {\TH}", "ß ß Øre Łódź Ångström œ Þ"),
        (r"\'\ae \d{a}", "ǽạ"),
        (r"\'{} \~{} \^{} \'", " ~ ^ "),
        (r"\'{1} \'{ab}", "1 áb"),
    ],
)
def test_accents_and_letters(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"{DNA} \emph{in {\it vitro}} {\bf x} \textbf{y}", "DNA in vitro x y"),
        (r"a~b a--b a---b ``q'' !`Ole! ?`x", "a b a–b a—b “q” ¡Ole! ¿x"),
        (r"\& \% \$ \# \_ \{ \}", "& % $ # _ { }"),
        ("50% of A & B, #1, a_b, x^2", "50% of A & B, #1, a_b, x^2"),
        (r"50% of {A} & B", "50% of A & B"),
        (r"a\\b a\,b a\ b re\-arm \/x", "a b a b a b rearm x"),
        (r"\ldots{} \textendash{} \textgreater{} \textbeta \upmu{}m \textdegree C", "… – > βμm °C"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"\noopsort{1973b}1973 \vphantom{x}\hspace*{1cm}y", "1973 y"),
        (r"\url{https://x.org/a_b\%20~c}", "https://x.org/a_b%20~c"),
        (r"\href{http://x.org}{the page}", "the page <http://x.org>"),
        (r"\enquote{word} \footnote{note} \textcolor{red}{x} \frac{1}{2}", "“word”  [note] x 1/2"),
        (r"\frac{1} \sqrt{\alpha}", "1 √(α)"),
        (r"\unheardof{kept} \unheardof[p]{kept}", "kept [p]kept"),
        (r"C:\dir \unheardof, \today.", r"C:\dir \unheardof, ."),
        ("trail\\", "trail\\"),
        (r"{ unbalanced } }", " unbalanced  "),
    ],
)
def test_markup_and_signs(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"$\beta$-cell, H$_2$O, Ca$^{2+}$, 10$^{-3}$", "β-cell, H₂O, Ca²⁺, 10⁻³"),
        (r"37$^{\circ}$C, 37$^\circ$C, x$^\prime$", "37°C, 37°C, x′"),
        (r"PM$_{2.5}$, T$_{\mathrm{max}}$, x$_i$, 30$^{th}$, 10$^{2.5}$", "PM2.5, Tmax, x_i, 30th, 10^2.5"),
        (r"CO\textsubscript{2}, m\textsuperscript{2}, 2\textsuperscript{nd}", "CO₂, m², 2nd"),
        ("from $5 to $10", "from $5 to $10"),
        ("US$5-US$10 and $", "US$5-US$10 and $"),
        (r"$a \leq b \unheardof c$, $\hat x y$", "a ≤ b \\unheardof c, x̂ y"),
    ],
)
def test_formulas_and_dollars(value: str, text: str) -> None:
    assert to_text(value) == text


def test_plain_text_is_returned_as_it_is() -> None:
    value = "No markup: a-b, (c) 'd' \u00a0 50% & more"
    assert to_text(value) is value


def test_the_same_text_today_and_tomorrow() -> None:
    assert to_text(r"\today") == ""


def test_address_keeps_its_signs() -> None:
    assert address(r"http://x.org/a\_b{\&}c~d--e%20f") == "http://x.org/a_b&c~d--e%20f"


@pytest.mark.parametrize(
    "unit", ["{", "}", "\\", "$", "\\frac{", "\\'{", "\\emph", "$a ", "\\'\\", "\\begin{a}"]
)
def test_nested_and_open_markup_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    to_text(unit * 20_000)
    assert time.process_time() - start < 5
