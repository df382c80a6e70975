"""Reference lists: entries, their labels, the works they list."""

from __future__ import annotations

import pytest

from kg.model import Person, Reference, Work
from kg.read.jats.references import normal
from tests.jats import codes, link, parse, refs, shown


def listed(*entries: str) -> tuple[Reference, ...]:
    return parse("<p>a</p>", f"<ref-list>{''.join(entries)}</ref-list>").printed


def work(citation: str) -> Work:
    return listed(f'<ref id="a">{citation}</ref>')[0].work


def element(inner: str, kind: str = "journal") -> Work:
    return work(f'<element-citation publication-type="{kind}">{inner}</element-citation>')


FULL = (
    '<person-group person-group-type="author"><name><surname>Roe</surname><given-names>A B</given-names><suffix>Jr</suffix></name>'
    "<name><surname>Doe</surname><given-names>C</given-names></name><collab>The Pea Group</collab><etal/></person-group>"
    "<article-title>On <italic>peas</italic>.</article-title><source>Lancet</source><year>2005</year><month>Jun</month><day>7</day>"
    "<volume>12</volume><issue>3</issue><fpage>53</fpage><lpage>7</lpage>"
    '<pub-id pub-id-type="doi">https://doi.org/10.1000/PEA.1</pub-id><pub-id pub-id-type="pmid">123456</pub-id><pub-id pub-id-type="pmc">99</pub-id>'
)


def test_a_tagged_article_becomes_a_work() -> None:
    assert element(FULL) == Work(
        type="article",
        title="On peas",
        authors=(Person("Roe", "A B", suffix="Jr"), Person("Doe", "C"), Person(literal="The Pea Group")),
        container="Lancet",
        date="2005-06-07",
        volume="12",
        issue="3",
        pages="53–7",
        doi="10.1000/pea.1",
        pmid="123456",
        extra=(("pmcid", "PMC99"), ("et-al", "author")),
    )


def test_what_is_only_tagged_is_printed_as_vancouver_does() -> None:
    (entry,) = listed(f'<ref id="a"><element-citation>{FULL}</element-citation></ref>')
    assert entry.text == (
        "Roe A B, Doe C, The Pea Group. On peas. Lancet. 2005;12(3):53–7. doi:10.1000/pea.1 PMID:123456"
    )


@pytest.mark.parametrize(
    ("kind", "inner", "expected"),
    [
        (
            "book",
            "<source>Peas</source><publisher-name>Roe &amp; Co</publisher-name><publisher-loc>Ulm</publisher-loc>",
            ("book", "Peas", ""),
        ),
        (
            "book",
            "<chapter-title>Soil</chapter-title><source>Peas</source>",
            ("incollection", "Soil", "Peas"),
        ),
        (
            "confproc",
            "<article-title>Soil</article-title><source>Pea Days</source>",
            ("inproceedings", "Soil", "Pea Days"),
        ),
        ("thesis", "<source>Peas</source>", ("phdthesis", "Peas", "")),
        ("webpage", "<source>Peas on line</source><uri>https://a.org</uri>", ("online", "Peas on line", "")),
        ("data", "<data-title>Counts</data-title><source>Dryad</source>", ("dataset", "Counts", "Dryad")),
        (
            "other",
            "<article-title>Soil</article-title><source>Peas</source><volume>1</volume>",
            ("article", "Soil", "Peas"),
        ),
        (
            "",
            "<article-title>Soil</article-title><source>Peas</source><volume>1</volume>",
            ("article", "Soil", "Peas"),
        ),
        ("", "<source>Peas</source>", ("misc", "Peas", "")),
        ("journal", "<source>Peas</source><volume>1</volume>", ("article", "", "Peas")),
        (
            "journal",
            "<trans-title>On peas</trans-title><source>Pois</source>",
            ("article", "On peas", "Pois"),
        ),
    ],
)
def test_kinds_of_works(kind: str, inner: str, expected: tuple[str, str, str]) -> None:
    found = element(inner, kind)
    assert (found.type, found.title, found.container) == expected


@pytest.mark.parametrize(
    ("inner", "field", "expected"),
    [
        ("<fpage>5</fpage>", "pages", "5"),
        ("<fpage>5</fpage><lpage>5</lpage>", "pages", "5"),
        ("<fpage>5</fpage>–9.", "pages", "5–9"),
        ("<elocation-id>e12</elocation-id>", "pages", "e12"),
        ("<page-range>5–9, 12</page-range>", "pages", "5–9, 12"),
        ("<year>2005b</year>", "date", "2005"),
        ("<year>in press</year>", "date", ""),
        ("<date-in-citation><year>2020</year></date-in-citation><year>2005</year>", "date", "2005"),
        ("<conf-date>2003</conf-date><year>2005</year>", "date", "2005"),
        ('<ext-link xlink:href="http://dx.doi.org/10.1000/Pea">link</ext-link>', "doi", "10.1000/pea"),
        ("<comment>doi: <ext-link>10.1000/pea</ext-link></comment>", "doi", "10.1000/pea"),
        ("<comment>doi: 10.1000/pea.</comment>", "doi", "10.1000/pea"),
        ('<pub-id pub-id-type="other">10.1000/pea</pub-id>', "doi", "10.1000/pea"),
        ('<uri xlink:href="https://pubmed.ncbi.nlm.nih.gov/77">x</uri>', "pmid", "77"),
        ("<?supplied-pmid 88?>", "pmid", "88"),
        ('<pub-id pub-id-type="pmid">no</pub-id>', "pmid", ""),
        ('<ext-link xlink:href="https://a.org/peas">here</ext-link>', "url", "https://a.org/peas"),
        ("<uri>https://a.org/peas</uri>", "url", "https://a.org/peas"),
        ("<publisher-name>Roe</publisher-name>", "publisher", "Roe"),
        ("<institution>University</institution>", "publisher", "University"),
    ],
)
def test_fields_in_their_many_forms(inner: str, field: str, expected: str) -> None:
    found = element(f"<article-title>Soil</article-title><source>Peas</source>{inner}")
    assert getattr(found, field) == expected


def test_fields_without_a_place_are_kept() -> None:
    inner = (
        "<source>Peas</source><edition>2nd</edition><isbn>1</isbn><pub-id pub-id-type='arxiv'>2001.1</pub-id>"
    )
    assert element(inner, "book").extra == (("edition", "2nd"), ("isbn", "1"), ("arxiv", "2001.1"))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<name><surname>Roe</surname></name>", Person("Roe")),
        ("<name><given-names>Plato</given-names></name>", Person(literal="Plato")),
        (
            "<string-name><given-names>A</given-names> <surname>Roe</surname></string-name>",
            Person("Roe", "A"),
        ),
        ("<string-name>A. Roe</string-name>", Person(literal="A. Roe")),
        (
            "<collab>Pea <italic>Group</italic><contrib-group><contrib><name><surname>X</surname></name></contrib></contrib-group></collab>",
            Person(literal="Pea Group"),
        ),
        (
            "<name-alternatives><name><surname>Roe</surname></name><name><surname>罗</surname></name></name-alternatives>",
            Person("Roe"),
        ),
        ("<anonymous/>", Person(literal="Anonymous")),
    ],
)
def test_names(inner: str, expected: Person) -> None:
    assert element(f"<source>Peas</source>{inner}").authors == (expected,)


@pytest.mark.parametrize("inner", ["<name/>", "<collab/>", "<name-alternatives/>"])
def test_names_that_name_nobody_are_none(inner: str) -> None:
    assert element(f"<source>Peas</source>{inner}").authors == ()


def test_editors_are_not_authors() -> None:
    group = "<person-group person-group-type='{}'><name><surname>{}</surname></name><etal/></person-group>"
    found = element(
        f"{group.format('editor', 'Doe')}{group.format('author', 'Roe')}<source>Peas</source>", "book"
    )
    assert (found.authors, found.editors) == ((Person("Roe"),), (Person("Doe"),))
    assert found.extra == (("et-al", "editor"), ("et-al", "author"))


def test_a_mixed_citation_keeps_its_print() -> None:
    mixed = (
        "<mixed-citation publication-type='journal'><string-name><surname>Roe</surname> <given-names>A</given-names></string-name>. "
        "<article-title>On peas</article-title>. <source>Lancet</source> <year>2005</year>;<volume>1</volume>:<fpage>5</fpage>–6."
        "<pub-id pub-id-type='pmid'>25184501</pub-id></mixed-citation>"
    )
    (entry,) = listed(f'<ref id="a">{mixed}</ref>')
    assert entry.text == "Roe A. On peas. Lancet 2005;1:5–6. PMID:25184501"
    assert (entry.work.title, entry.work.pages, entry.work.pmid) == ("On peas", "5–6", "25184501")


def test_identifiers_that_are_printed_with_their_names_are_not_named_twice() -> None:
    mixed = "<mixed-citation><article-title>On peas</article-title>. doi: <pub-id pub-id-type='doi'>10.1000/1</pub-id></mixed-citation>"
    assert listed(f'<ref id="a">{mixed}</ref>')[0].text == "On peas. doi: 10.1000/1"


def test_names_that_only_tags_part_get_commas() -> None:
    name = "<name><surname>{}</surname><given-names>A</given-names></name>"
    mixed = f"<mixed-citation>{name.format('Roe')}{name.format('Doe')}<etal>et al.</etal>: <article-title>On H<sub>2</sub>O</article-title>. <source>Lancet</source>.</mixed-citation>"
    assert listed(f'<ref id="a">{mixed}</ref>')[0].text == "Roe A, Doe A, et al.: On H2O. Lancet."


def test_fields_without_any_print_between_them_are_printed_as_vancouver_does() -> None:
    mixed = "<mixed-citation><name><surname>Roe</surname><given-names>A</given-names></name><article-title>On peas</article-title><source>Lancet</source><year>2005</year></mixed-citation>"
    assert listed(f'<ref id="a">{mixed}</ref>')[0].text == "Roe A. On peas. Lancet. 2005."


def test_an_untagged_citation_is_read_as_print() -> None:
    found = work(
        "<mixed-citation>Roe AB, Doe C. On the growth of peas. Lancet. 2005;12(3):53–7. doi:10.1000/pea</mixed-citation>"
    )
    assert (found.title, found.container, found.date, found.doi) == (
        "On the growth of peas",
        "Lancet",
        "2005",
        "10.1000/pea",
    )
    assert [author.family for author in found.authors] == ["Roe", "Doe"]


def test_untagged_authors_are_read_from_the_print_before_a_tagged_title() -> None:
    found = work(
        "<mixed-citation>Roe AB , Doe C. <article-title>On peas</article-title>. <source>Lancet</source></mixed-citation>"
    )
    assert [author.family for author in found.authors] == ["Roe", "Doe"]


def test_an_entry_without_citation_is_a_note() -> None:
    (entry,) = listed('<ref id="a"><label>1</label><note><p>Unpublished data on peas.</p></note></ref>')
    assert (entry.label, entry.text, entry.work.title) == ("1", "Unpublished data on peas.", "")


def test_a_citation_in_a_note_is_found() -> None:
    found = work(
        "<note><p>See <mixed-citation><article-title>On peas</article-title></mixed-citation></p></note>"
    )
    assert found.title == "On peas"


def test_an_empty_entry_is_a_problem() -> None:
    found = parse("<p>a</p>", '<ref-list><ref id="a"/></ref-list>')
    assert (len(found.printed), codes(found)) == (1, ["empty-reference"])


ONE = "<element-citation><article-title>On the growth of peas</article-title><source>Lancet</source><year>2005</year></element-citation>"
PRINT = "<mixed-citation>Roe A. On the growth of peas. Lancet. 2005.</mixed-citation>"
OTHER = "<mixed-citation>Doe C. Quite another matter. Nature. 1999.</mixed-citation>"


@pytest.mark.parametrize(
    "inner",
    [
        ONE + PRINT,
        PRINT + ONE,
        f"<citation-alternatives>{ONE}{PRINT}</citation-alternatives>",
        ONE + ONE,
        ONE + OTHER,
        (
            '<mixed-citation>Un<pub-id pub-id-type="doi">10.1000/x</pub-id></mixed-citation>'
            '<mixed-citation>Deux<pub-id pub-id-type="doi">https://doi.org/10.1000/X</pub-id></mixed-citation>'
        ),
    ],
)
def test_a_work_that_stands_twice_in_an_entry_is_one(inner: str) -> None:
    assert len(listed(f'<ref id="a"><label>1</label>{inner}</ref>')) == 1


def test_of_two_forms_the_tags_of_one_and_the_print_of_the_other_count() -> None:
    (entry,) = listed(f'<ref id="a">{PRINT}{ONE}</ref>')
    assert entry.work.title == "On the growth of peas"
    assert entry.text == "Roe A. On the growth of peas. Lancet. 2005."


@pytest.mark.parametrize(
    "inner",
    [
        PRINT + OTHER,
        ONE + ONE.replace("2005", "2006"),
        ONE.replace("</source>", '</source><pub-id pub-id-type="doi">10.1000/x</pub-id>')
        + '<mixed-citation>On the growth of peas<pub-id pub-id-type="doi">10.1000/y</pub-id></mixed-citation>',
    ],
)
def test_several_works_of_an_entry_share_its_place(inner: str) -> None:
    found = listed('<ref id="z"><label>1</label></ref>', f'<ref id="a"><label>2</label>{inner}</ref>')
    assert [(entry.label, entry.position, entry.key) for entry in found] == [
        ("1", 1, "z"),
        ("2", 2, "a"),
        ("2b", 2, "a"),
    ]


def test_a_link_to_an_entry_names_all_its_works_and_one_to_a_citation_names_it_alone() -> None:
    mixed = '<ref id="r1"><label>1</label><mixed-citation id="c1">(a) Roe A. Peas.</mixed-citation><mixed-citation id="c2">(b) Doe C. Soil.</mixed-citation></ref>'
    text = f'<p>So [{link("1", 1)}], and some say [<xref ref-type="bibr" rid="c2">1b</xref>].</p>'
    found = parse(text, f"<ref-list>{mixed}</ref-list>")
    assert [shown(marker) for marker in found.blocks[0].markers] == ["1 1b", "1b"]
    assert not found.problems


def test_an_entry_with_too_many_works_is_cut_and_said() -> None:
    many = "".join(f"<mixed-citation>Work number {n}.</mixed-citation>" for n in range(60))
    found = parse("<p>a</p>", f'<ref-list><ref id="a"><label>1</label>{many}</ref></ref-list>')
    assert (len(found.printed), codes(found)) == (40, ["crowded-entry"])
    assert found.printed[-1].label == "1-40"


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("1", "1"),
        ("1.", "1"),
        ("[01]", "1"),
        ("(1)", "1"),
        ("12a.", "12a"),
        ("Roe, 2001", "Roe, 2001"),
        ("x" * 99, ""),
    ],
)
def test_labels_lose_what_surrounds_them(printed: str, label: str) -> None:
    assert normal(printed) == label


def labels(*entries: tuple[str, str]) -> list[str]:
    """Return the labels of entries given as id and printed label."""
    made = (
        f'<ref id="{name}"><label>{label}</label><mixed-citation>A {name}.</mixed-citation></ref>'
        for name, label in entries
    )
    return [entry.label for entry in listed(*made)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("a", "1."), ("b", "[2]")], ["1", "2"]),
        ([("a", "1"), ("b", "1"), ("c", "2")], ["a", "b", "2"]),
        ([("2", "1"), ("b", "1"), ("c", "2")], ["2~2", "b", "2"]),
        ([("a", ""), ("b", "7")], ["a", "7"]),
        ([("a", ""), ("a", "")], ["a", "a~2"]),
        ([("", ""), ("", "")], ["entry 1", "entry 2"]),
        ([("", "1"), ("", "1")], ["1", "1~2"]),
        ([("a", "Roe, 2001"), ("b", "Doe, 2001")], ["Roe, 2001", "Doe, 2001"]),
    ],
)
def test_the_printed_label_counts_when_it_is_unique(
    entries: list[tuple[str, str]], expected: list[str]
) -> None:
    assert labels(*entries) == expected


def test_an_id_that_two_entries_share_is_a_problem() -> None:
    found = parse(f"<p>So [{link('1', 1)}].</p>", refs(1, 1))
    assert codes(found) == ["duplicate-id"]
    assert [entry.label for entry in found.printed] == ["r1", "r1~2"]
    assert shown(found.blocks[0].markers[0]) == "r1"


def test_a_number_before_the_text_of_an_entry_is_its_label() -> None:
    found = listed(
        *(f'<ref id="a{n}"><mixed-citation>{n}. Roe A. Peas {n}.</mixed-citation></ref>' for n in (1, 2))
    )
    assert [(entry.label, entry.text) for entry in found] == [
        ("1", "Roe A. Peas 1."),
        ("2", "Roe A. Peas 2."),
    ]


def test_a_year_before_the_text_of_an_entry_is_no_label() -> None:
    (entry,) = listed('<ref id="a"><mixed-citation>2001. Roe A. Peas.</mixed-citation></ref>')
    assert (entry.label, entry.text) == ("a", "2001. Roe A. Peas.")


def test_the_label_is_not_repeated_in_the_text() -> None:
    (entry,) = listed('<ref id="a"><label>1</label><mixed-citation>1 Roe A. Peas.</mixed-citation></ref>')
    assert entry.text == "Roe A. Peas."


def test_entries_without_labels_are_numbered_when_links_print_their_places() -> None:
    text = f"<p>So [{link('1', 1)}], too [{link('2', 2)}–{link('4', 4)}], as ever [{link('5', 5)}].</p>"
    found = parse(text, refs(1, 2, 3, 4, 5, labels=False))
    assert [entry.label for entry in found.printed] == ["1", "2", "3", "4", "5"]
    assert shown(found.blocks[0].markers[1]) == "2 3* 4"


def test_entries_without_labels_have_their_ids_when_links_print_other_things() -> None:
    text = f"<p>So {link('Roe 2001', 1)}, {link('Roe 2002', 2)} and {link('1', 3)}.</p>"
    found = parse(text, refs(1, 2, 3, labels=False))
    assert [entry.label for entry in found.printed] == ["r1", "r2", "r3"]


def test_lists_nest_and_stand_anywhere() -> None:
    inner = '<sec><ref-list><ref id="b"><label>2</label><mixed-citation>B.</mixed-citation></ref></ref-list></sec>'
    found = parse(
        inner,
        '<app><ref-list><ref-list><ref id="a"><label>1</label><mixed-citation>A.</mixed-citation></ref></ref-list></ref-list></app>',
    )
    assert [(entry.label, entry.position, entry.source, entry.line) for entry in found.printed] == [
        ("2", 1, "a.xml", 1), ("1", 2, "a.xml", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("label", [")" * 100_000 + "x", "1" * 100_000, " ]" * 50_000])
def test_a_label_of_great_length_is_none(label: str) -> None:
    assert labels(("a", label)) == ["a"]


def test_numbers_that_never_end_are_no_identifier() -> None:
    assert element(f"<source>Peas</source><comment>{'10.1010.' * 50_000}</comment>").doi == ""
