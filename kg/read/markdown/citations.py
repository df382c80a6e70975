"""Pandoc citations as a rule of the inline parser: ``[see @a, p. 3; @b]``, ``@a [p. 33] says``, ``-@a``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.read.markdown import attributes, keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline

_GAP = re.compile(r"[ \t]*+(?:\n[ \t]*+)?")
_PROSE = re.compile(r"[^\[\]\\`$<*_^~!&@;:\n-]++")
_CLAIMED = ("(", "[")
"""What follows the closing bracket of a link's text: then the bracket is no citation's own."""


class Cited(NamedTuple):
    """One label of a group; offsets are in the source of the paragraph."""

    key: str
    start: int
    stop: int
    prefix: str = ""
    locator: str = ""


class Group(NamedTuple):
    """Labels printed as one, up to the offset ``end``."""

    end: int
    labels: tuple[Cited, ...]


class _Item(NamedTuple):
    """What stands between two semicolons of a group: the own label and those that follow in its text."""

    end: int
    labels: tuple[Cited, ...]


def bracketed(state: StateInline, silent: bool) -> bool:
    """Read ``[see @a, p. 3; @b]``."""
    group = _bracket(state, state.pos) if state.src.startswith("[", state.pos) else None
    return bool(group) and _accept(state, group, silent=silent)


def in_text(state: StateInline, silent: bool) -> bool:
    """Read ``@a``, ``-@a`` and what may follow: ``@a [p. 33; @b]``."""
    if state.src[state.pos] not in "@-":
        return False
    key = keys.at(state.src, state.pos)
    if not key or key.text in state.env.get("examples", ()):
        return False
    return _accept(state, _with_rest(state, key), silent=silent, in_text=True)


def _accept(state: StateInline, group: Group | None, *, silent: bool, in_text: bool = False) -> bool:
    if group is None or group.end > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos : group.end]
        token.meta |= {"labels": group.labels, "in_text": in_text}
    state.pos = group.end
    return True


def _with_rest(state: StateInline, key: keys.Key) -> Group:
    """Return the label of ``key`` with the bracket that goes with it, when one follows."""
    own = _bare(key)
    start = _gap(state, key.end)
    if not state.src.startswith("[", start) or state.src.startswith("[^", start):
        return Group(key.end, (own,))
    group = _bracket(state, start)
    if group and not _is_claimed(state, group.end):
        return Group(group.end, (own, *group.labels))
    return _located(state, own, key.end, start)


def _located(state: StateInline, own: Cited, end: int, start: int) -> Group:
    """Return the label with the locator in the bracket at ``start``, if that is one: ``@a [p. 33; @b]``."""
    locator = _item(state, start + 1, keyless=True)
    rest = _items(state, _gap(state, locator.end + 1)) if locator and _at(state, locator.end) == ";" else None
    last = rest or locator
    if not locator or not last or _at(state, last.end) != "]" or _is_claimed(state, last.end + 1):
        return Group(end, (own,))
    text = _tidy(state.src[start + 1 : locator.end])
    others = (*locator.labels, *(rest.labels if rest else ()))
    return Group(last.end + 1, (own._replace(locator=text), *others))


def _bracket(state: StateInline, start: int) -> Group | None:
    found = _items(state, _gap(state, start + 1))
    if not found or _at(state, found.end) != "]" or attributes.parse(state.src, found.end + 1):
        return None
    return Group(found.end + 1, found.labels)


def _items(state: StateInline, place: int) -> _Item | None:
    """Read labels between semicolons, up to what closes them."""
    labels: tuple[Cited, ...] = ()
    while item := _item(state, place):
        labels += item.labels
        if _at(state, item.end) != ";":
            return _Item(item.end, labels)
        place = _gap(state, item.end + 1)
    return None


def _item(state: StateInline, start: int, *, keyless: bool = False) -> _Item | None:
    """Read up to a semicolon or closing bracket; without a key of its own there is no item, unless ``keyless``."""
    found: list[keys.Key] = []
    inner: list[Cited] = []
    place = start
    while place < state.posMax and state.src[place] not in "];":
        if key := keys.at(state.src, place):
            found.append(key)
            place = key.end
        else:
            step = _step(state, place)
            inner += _within(state.src, place, step)
            place = step
    if place >= state.posMax or bool(found) == keyless:
        return None
    return _Item(place, _ordered(state.src, start, place, found, inner) if found else tuple(inner))


def _ordered(text: str, start: int, end: int, found: list[keys.Key], inner: list[Cited]) -> tuple[Cited, ...]:
    """Return the labels of an item in order of the text; the first key of its own has what stands around it."""
    first = found[0]
    stop = _sign(text, found[1]) if len(found) > 1 else end
    prefix, locator = _tidy(text[start : _sign(text, first)]), _tidy(text[first.end : stop])
    own = Cited(first.text, first.start, first.stop, prefix, locator)
    return tuple(sorted((own, *map(_bare, found[1:]), *inner), key=lambda label: label.start))


def _sign(text: str, key: keys.Key) -> int:
    """Return the offset of the ``@`` or ``-@`` of a key."""
    sign = text.rfind("@", 0, key.start)
    return sign - 1 if text[sign - 1 : sign] == "-" else sign


def _bare(key: keys.Key) -> Cited:
    return Cited(key.text, key.start, key.stop)


def _within(text: str, start: int, end: int) -> Iterator[Cited]:
    """Yield the labels of a group that stands inside another one's text: ``[see [@a] and @b]``."""
    if text.startswith("[", start) and text.startswith("]", end - 1):
        signs = (match.start() for match in re.finditer("@", text[start:end]))
        yield from (_bare(key) for sign in signs if (key := keys.at(text, start + sign)))


def _step(state: StateInline, place: int) -> int:
    """Return the offset after the next piece of inline text: a word, code, mathematics, a link, a nested bracket."""
    if prose := _PROSE.match(state.src, place, state.posMax):
        return prose.end()
    before, state.pos = state.pos, place
    state.md.inline.skipToken(state)
    after, state.pos = state.pos, before
    return after


def _is_claimed(state: StateInline, place: int) -> bool:
    return _at(state, place) in _CLAIMED or attributes.parse(state.src, place) is not None


def _at(state: StateInline, place: int) -> str:
    return state.src[place] if place < state.posMax else ""


def _gap(state: StateInline, place: int) -> int:
    gap = _GAP.match(state.src, place, state.posMax)
    return gap.end() if gap else place


def _tidy(text: str) -> str:
    """Return what stands before or after a key, without the comma and braces that set it off."""
    bare = " ".join(text.split()).strip(" ,")
    return bare[1:-1].strip() if bare.startswith("{") and bare.endswith("}") else bare
