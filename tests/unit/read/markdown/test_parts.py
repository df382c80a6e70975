"""The small readers inside the Markdown reader."""

from __future__ import annotations

import pytest

from kg.read.markdown import addresses, attributes, keys, math, matter, sections, source, tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{#a .b .c}", ("a", ("b", "c"))),
        ("{}", ("", ())),
        ("{ #a\n key='v w' class=\"x y\" id=z }", ("z", ("x", "y"))),
        ("{-}", ("", ("unnumbered",))),
        ("{width=50%}", ("", ())),
        ("{#a", None),
        ("{a b}", None),
        ("{.1}", None),
        ("{key='v}", None),
        ("#a", None),
    ],
)
def test_attributes(text: str, expected: tuple[str, tuple[str, ...]] | None) -> None:
    found = attributes.parse(text, 0)
    assert (found and (found.id, found.classes)) == expected


def test_a_long_attribute_list_is_text() -> None:
    assert attributes.parse("{" + ".a " * attributes.LONGEST + "}", 0) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("@a", "a"),
        ("-@a", "a"),
        ("@a-b_c.", "a-b_c"),
        ("@a--b", "a"),
        ("@doi:10.1/x)", "doi:10.1/x"),
        ("@http://x.y/z/", "http://x.y/z"),
        ("@*", "*"),
        ("@é²", "é²"),
        ("@{a'b{c}d}", "a'b{c}d"),
        ("@{a b}", None),
        ("@{a", None),
        ("@.a", None),
        ("@", None),
        ("a", None),
    ],
)
def test_keys(text: str, key: str | None) -> None:
    found = keys.at(text, 0)
    assert (found and found.text) == key


@pytest.mark.parametrize(
    ("before", "is_key"),
    [
        ("x", False),
        ("é", False),
        (".", False),
        ("..", False),
        ("...", True),
        ("*x*", False),
        (" **", True),
        ("(", True),
        ("_", True),
    ],
)
def test_what_may_stand_before_a_key(before: str, is_key: bool) -> None:  # noqa: FBT001  a case of the table
    assert (keys.at(f"{before}@a", len(before)) is not None) is is_key


def test_cross_references() -> None:
    defined = frozenset({"fig-one", "smith"})
    names = {"fig:a": True, "Tbl:a": True, "fig-one": True, "fig-two": False, "smith": False, "figure": False}
    assert {name: keys.is_cross_reference(name, defined) for name in names} == names


@pytest.mark.parametrize(
    ("content", "text", "raised", "plain"),
    [
        ("x_i", "x_i", False, False),
        (r"\alpha", "α", False, True),
        (r"\Omega", "Ω", False, True),
        (r"\lambda", "λ", False, True),
        (r"\unknown", r"\unknown", False, False),
        (r"40\,\%", "40 %", False, True),
        (r"\mathrm{IC}_{50}", r"\mathrm{IC}_{50}", False, False),
        (r"^{\text{2,3}}", "2,3", True, True),
        ("{}^{4}", "4", True, True),
        ("^2", "2", True, True),
        ("^{[5]}", "[5]", True, True),
        ("_{2}", "2", False, True),
        (r"^\circ", "°", False, True),
        ("[0, 1]", "[0, 1]", False, False),
        (r"a \& b \\ c", r"a \& b \\ c", False, False),
        ("x" * 300, "x" * 300, False, False),
    ],
)
def test_formulas(content: str, text: str, raised: bool, plain: bool) -> None:  # noqa: FBT001  a case of the table
    assert math.read(content) == math.Formula(text, raised, plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://a.b/c.", "https://a.b/c"), ("a(b)", "a(b)"), ("a)", "a"), ("a,.)", "a"), ("...", "")],
)
def test_an_address_ends_before_the_punctuation(text: str, expected: str) -> None:
    assert addresses.trimmed(text) == expected


def test_tags() -> None:
    found = tags.at("<DIV class='a' ID=\"b\">", 0)
    assert found
    assert (found.name, found.closing, found.known) == ("div", False, True)
    assert (found.attribute("id"), found.attribute("class"), found.attribute("x")) == ("b", "a", "")
    assert tags.at("< div>", 0) is None
    assert tags.at('<a b="', 0) is None
    word = tags.at("<LOD>", 0)
    assert word
    assert not word.known


@pytest.mark.parametrize(
    "text", ["References", "7. REFERENCE", "IV Bibliography:", "Références", "**Works cited**", "参考文献"]
)
def test_reference_lists_in_all_tongues(text: str) -> None:
    assert sections.is_references(text)
    assert sections.is_known(text)


@pytest.mark.parametrize("text", ["Reference values", "Cross references", "Methods", "x" * 200])
def test_no_reference_lists(text: str) -> None:
    assert not sections.is_references(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keywords: a", "Key words — a", "Mots-clés : a", "Corresponding author: Jane", "E-mail: x", "Received: 1 May 2010",
        "Accepted for publication 12 May 2010", "Published online Aug 3, 2010", "How to cite this article: Roe J.",
        "Conflicts of interest: none", "DOI: 10.1/x", "† Deceased", "*Corresponding author", "(c) 2010 Jane",
    ],
)  # fmt: skip
def test_labels_of_matter(text: str) -> None:
    assert matter.is_labelled(text)


@pytest.mark.parametrize(
    "text",
    ["Accepted methods were used.", "Published studies say so.", "Citation counts rose.", "Keywords matter.",
     "Authors disagree.", "Date palms grow.", "Funding: " + "x " * 600],
)  # fmt: skip
def test_no_labels_of_matter(text: str) -> None:
    assert not matter.is_labelled(text)


@pytest.mark.parametrize(
    "text", ["Gout hurts.", "In gout, uric acid is deposited in the joints.2", "it went on " * 6]
)
def test_prose(text: str) -> None:
    assert matter.is_prose(text)


@pytest.mark.parametrize(
    "text", ["Jane Roe, John Doe", "Department of Medicine, Springfield.", "18 August 2020", "1", ""]
)
def test_no_prose(text: str) -> None:
    assert not matter.is_prose(text)


def test_text_is_cleaned_line_by_line() -> None:
    assert source.cleaned("\ufeffa\r\nb\rc\x0cd", "a.md") == ("a\nb\nc d", [])
