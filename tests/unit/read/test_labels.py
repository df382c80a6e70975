import time

import pytest

from kg.model import Span
from kg.read import labels


def numbers(text: str) -> list[tuple[str, ...]]:
    return [item.numbers for item in labels.parse(text)]


def expanded(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [label.text for label in labels.expand(labels.parse(text), known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", [("7",)]),
        ("6,9", [("6",), ("9",)]),
        ("1, 3–5", [("1",), ("3", "5")]),
        ("3 and 4", [("3",), ("4",)]),
        ("1, 2, and 3", [("1",), ("2",), ("3",)]),
        ("1; 2 & 4", [("1",), ("2",), ("4",)]),
        ("3 4 5", [("3",), ("4",), ("5",)]),
        ("17 – 19", [("17", "19")]),
        ("2 to 4", [("2", "4")]),
        ("03", [("3",)]),
        ("4,", [("4",)]),
    ],
)
def test_parse_reads_numbers_and_ranges(text: str, expected: list[tuple[str, ...]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("dash", labels.DASHES)
def test_parse_reads_every_dash_as_a_range(dash: str) -> None:
    assert numbers(f"12{dash}14") == [("12", "14")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "and",
        "0, 1",
        "38.10%",
        "3 H",
        "95% CI 1.2–3.4",
        "−1",
        "2+",
        "1-3-5",
        "th",
        "4–",
        "1.5",
        "see",
        "2 rats",
        "9" * 13,
    ],
)
def test_parse_refuses_what_is_not_wholly_labels(text: str) -> None:
    assert labels.parse(text) == ()


def test_parse_refuses_a_group_longer_than_any_article_prints() -> None:
    assert labels.parse("1," * labels.LONGEST_GROUP) == ()


def test_parse_keeps_words_before_and_places_after_a_number() -> None:
    first, second, third = labels.parse("see 6, pp. 12, 14; 7 and references therein; 9")
    assert (first.first, first.prefix, first.locator) == ("6", "see", "pp. 12, 14")
    assert (second.first, second.prefix, second.locator) == ("7", "", "references therein")
    assert (third.first, third.locator) == ("9", "")


def test_parse_reads_a_word_before_a_comma_as_prefix() -> None:
    (item,) = labels.parse("see, e.g., 3")
    assert item.prefix == "see e.g."


def test_parse_reads_a_place_without_comma() -> None:
    (item,) = labels.parse("12 p. 3")
    assert item.locator == "p. 3"


@pytest.mark.parametrize("text", ["see 12", "12, p. 3", "refs 3 and 4"])
def test_parse_can_be_told_to_refuse_words(text: str) -> None:
    assert labels.parse(text)
    assert labels.parse(text, words=False) == ()


def test_parse_keeps_letters_after_a_number() -> None:
    first, second = labels.parse("2a,b–d, 5")
    assert (first.first, first.letters) == ("2", "a, b–d")
    assert (second.first, second.letters) == ("5", "")


def test_letters_are_a_locator_unless_the_list_has_the_lettered_label() -> None:
    (apart,) = labels.expand(labels.parse("2a"), frozenset({"1", "2"}))
    assert (apart.text, apart.locator) == ("2", "a")
    (whole,) = labels.expand(labels.parse("2a"), frozenset({"1", "2a", "2b"}))
    assert (whole.text, whole.locator) == ("2a", "")


def test_spans_are_those_of_the_printed_numbers() -> None:
    text = "as shown [1, 13–15]"
    single, range_ = labels.parse(text[10:-1], at=10)
    assert [end.of(text) for end in (*single.ends, *range_.ends)] == ["1", "13", "15"]
    assert range_.span.of(text) == "13–15"
    assert range_.shifted(5).span == Span(range_.span.start + 5, range_.span.end + 5)


def test_expand_fills_a_range_with_implied_labels_on_its_whole_span() -> None:
    text = "7–9"
    found = labels.expand(labels.parse(text))
    assert [(label.text, label.implied) for label in found] == [("7", False), ("8", True), ("9", False)]
    assert [label.span.of(text) for label in found] == ["7", "7–9", "9"]


def test_expand_gives_each_label_once_and_prefers_the_printed_one() -> None:
    found = labels.expand(labels.parse("1–3, 2, 3"))
    assert [(label.text, label.implied) for label in found] == [("1", False), ("2", False), ("3", False)]


def test_expand_keeps_locator_and_prefix_with_the_number_they_belong_to() -> None:
    found = labels.expand(labels.parse("see 2–4, p. 9"))
    assert [(label.text, label.prefix, label.locator) for label in found] == [
        ("2", "see", ""),
        ("3", "", ""),
        ("4", "", "p. 9"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("9–6", "before"), ("3–3", "same number"), ("1–999999999", "more than"), ("2–248", "more than")],
)
def test_a_bad_range_says_why_and_is_read_as_its_ends(text: str, words: str) -> None:
    known = frozenset(map(str, range(1, 21)))
    (item,) = labels.parse(text)
    assert words in labels.fault(item, known)
    assert set(expanded(text, known)) == set(item.numbers)


def test_a_good_range_has_no_fault() -> None:
    assert [labels.fault(item, ()) for item in labels.parse("4, 5–9")] == ["", ""]


def test_a_range_to_just_beyond_the_list_is_filled() -> None:
    assert expanded("3–6", frozenset({"1", "2", "3", "4"})) == ["3", "4", "5", "6"]


def test_many_wide_ranges_stop_being_filled() -> None:
    group = ", ".join(f"{first}–{first + 400}" for first in range(1, 100000, 500))
    assert len(expanded(group)) < 3 * labels.WIDEST_RANGE


def test_numbers_are_written_as_articles_print_them() -> None:
    assert labels.format_numbers([5, 1, 3, 4, 4]) == "1, 3–5"
    assert labels.format_numbers([1, 2]) == "1, 2"
    assert labels.format_numbers([]) == ""


@pytest.mark.parametrize(
    "text", ["9" * 10**6, " " * 10**6, "1" + " " * 10**6 + "x", "see " * 10**5, "1-" * 10**5]
)
def test_hostile_groups_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert labels.parse(text) == ()
    assert time.process_time() - start < 1
