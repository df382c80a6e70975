"""What a LaTeX macro stands for in plain text: pylatexenc's tables, and what they lack."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.macrospec import LatexContextDb


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(listed: str) -> dict[str, str]:
    """Return the names and signs that take turns in ``listed``."""
    words = listed.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ACCENTS = frozenset("'`^\"~=.cvuHkrdb") | _words("vec dot hat check breve acute grave tilde bar ddot")
"""Macros that change the letter after them."""

DECLARATIONS = _words(
    """
    em bf it sc sf sl tt rm md up bfseries itshape scshape slshape upshape mdseries rmfamily sffamily
    ttfamily normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge relax
    protect noindent newblock allowbreak nobreak linebreak nolinebreak displaystyle textstyle selectfont
    boldmath unboldmath ignorespaces unskip leavevmode xspace cyr left right limits nolimits centering
    raggedright today
    """
)
"""Macros that print nothing, and take nothing. ``\\today`` is one: the same file must always read the same."""

SWALLOWING = _words(
    "hspace vspace label phantom hphantom vphantom index noop noopsort SortNoop sortnoop begin end color"
)
"""Macros that print nothing, their argument included; ``\\noopsort`` is BibTeX's custom for sorting."""

VERBATIM = frozenset({"url", "path", "nolinkurl"})
"""Macros whose argument is an address."""

TEMPLATES = {
    "frac": (2, "{0}/{1}"),
    "nicefrac": (2, "{0}/{1}"),
    "sfrac": (2, "{0}/{1}"),
    "sqrt": (1, "√({0})"),
    "href": (2, "{1} <{0}>"),
    "texorpdfstring": (2, "{1}"),
    "textcolor": (2, "{1}"),
    "foreignlanguage": (2, "{1}"),
    "footnote": (1, " [{0}]"),
    "enquote": (1, "“{0}”"),
    "mkbibquote": (1, "“{0}”"),
}
"""Macros to how many arguments they take and what becomes of these."""

SHIFTS = {"textsuperscript": "^", "textsubscript": "_"}
"""Macros that raise or lower their argument."""

WITH_ARGUMENT = SWALLOWING | VERBATIM | TEMPLATES.keys() | SHIFTS.keys()

SIGNS = {
    **dict.fromkeys(("\\", " ", "\n", "\t", ",", ";", ":", ">"), " "),
    **dict.fromkeys(("!", "-", "/", "@", "(", ")"), ""),
}
"""Macros of one sign that print something else than that sign."""

_OTHER_SYMBOLS = {
    **_pairs(
        """
        textgreater >   textless <   textbar |   textunderscore _   textquotedbl "   textbraceleft
        {   textbraceright }   textasciicircum ^   textdollar $   lbrace {   rbrace }   slash /
        TeX TeX   LaTeX LaTeX   LaTeXe LaTeX2e   BibTeX BibTeX   XeTeX XeTeX   degree °   celsius
        °C   copyright ©   pounds £   euro €   S §   P ¶   ddag ‡   SS ẞ   glqq „   grqq “   flqq
        «   frqq »   glq ‚   grq ‘   flq ‹   frq ›   guillemetleft «   guillemetright »
        quotesinglbase ‚   nobreakdash -   hyphen -   textnumero №   micro µ   mathplus +
        mathminus -   mathsemicolon ;   mathcolon :   mathequals =   i ı   j ȷ   textquotesingle '
        """
    ),
    **dict.fromkeys(
        _words("textvisiblespace par newline space nobreakspace enspace thinspace quad qquad"), " "
    ),
    **dict.fromkeys(_words("textcompwordmark mathsurround textcommabelow"), ""),
}
"""Macros that pylatexenc does not know, or takes for another sign."""

_SUPERSCRIPTS = str.maketrans("0123456789+-=()−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻⁻")
_SUBSCRIPTS = str.maketrans("0123456789+-=()−–", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋₋")


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    r"""Return what a macro without argument prints, or None when it is not known.

    >>> symbol("ss"), symbol("textbeta"), symbol("unheardof")
    ('ß', 'β', None)
    """
    if name in _OTHER_SYMBOLS:
        return _OTHER_SYMBOLS[name]
    if _prints(name):
        return str(_decoder().latex_to_text(f"\\{name}"))
    letter = name.removeprefix("text").removeprefix("up")
    text = symbol(letter) if letter != name and _prints(letter) else None
    return text if text and text.isalpha() else None


def accented(name: str, letter: str) -> str:
    r"""Return ``letter`` under the accent ``name``, composed where Unicode has it so.

    >>> accented("v", "s"), accented('"', "o")
    ('š', 'ö')
    """
    return normalize("NFC", letter + _combining(name))


@cache
def _combining(name: str) -> str:
    """Return the combining signs of an accent, by trying it on a letter."""
    return normalize("NFD", _decoder().latex_to_text(f"\\{name}{{x}}"))[1:]


def script(text: str, *, low: bool) -> str | None:
    """Return ``text`` in subscript or superscript signs, or None when one of its letters has none.

    >>> script("2+", low=False), script("max", low=True)
    ('²⁺', None)
    """
    signs = text.translate(_SUBSCRIPTS if low else _SUPERSCRIPTS)
    return None if set(signs) & set(text) else signs


def _prints(name: str) -> bool:
    """Say whether pylatexenc knows a text for the macro, and that the macro takes no argument."""
    if name in DECLARATIONS or not name:
        return False
    spec = _texts().get_macro_spec(name)
    if spec is None or not isinstance(spec.simplify_repl, str):
        return False
    grammar = _grammar().get_macro_spec(name)
    return "%" not in spec.simplify_repl and not (grammar and grammar.args_parser.argspec)


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text")


@cache
def _texts() -> LatexContextDb:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


@cache
def _grammar() -> LatexContextDb:
    from pylatexenc.latexwalker import get_default_latex_context_db

    return get_default_latex_context_db()
