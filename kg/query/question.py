"""A ``.rq`` file as a named, documented question with parameters.

The file stays valid SPARQL that runs anywhere: a parameter is written ``VALUES ?x { UNDEF }``, which by itself means
"all"; binding it replaces ``UNDEF`` by serialised RDF terms. No string is ever pasted into a query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PARAMETER = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
_TAG = re.compile(r"@(\w+)\s+(.*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A query file, read: its header is its documentation.

    ``parameters`` are in the order of the query; ``tags`` are the header's ``@name value`` lines in order;
    ``place`` is the file to name when the query is at fault.
    """

    name: str
    title: str
    help: str
    text: str
    parameters: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    place: str = ""

    @property
    def examples(self) -> tuple[str, ...]:
        """The bindings shown as examples: ``reference=boulman2005``."""
        return tuple(value for name, value in self.tags if name == "example")


def parse(name: str, text: str, place: str = "") -> Question:
    """Read a query and its header: the leading comment, whose first line is the title."""
    header = []
    for line in text.lstrip("\ufeff").splitlines():
        if not line.startswith("#"):
            break
        header.append(line[1:].strip())
    tags = tuple((match[1], match[2].strip()) for line in header if (match := _TAG.fullmatch(line)))
    prose = [line for line in header if not line.startswith("@")]
    return Question(
        name=name,
        title=prose[0] if prose else name,
        help="\n".join(prose[1:]).strip(),
        text=text,
        parameters=tuple(dict.fromkeys(match[1] for match in _PARAMETER.finditer(text))),
        tags=tags,
        place=place or name,
    )


def bind(question: Question, terms: Mapping[str, Sequence[str]]) -> str:
    """Return the SPARQL text with each parameter in ``terms`` bound to serialised RDF terms.

    A parameter that is not in ``terms`` stays unbound. Raises :class:`QueryError` for a name that is no parameter.
    """
    for name in terms:
        if name not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            message = f"the question {question.name!r} has no parameter {name!r}"
            raise QueryError(message, remedy=f"Its parameters: {known}.")

    def bound(match: re.Match[str]) -> str:
        if match[1] not in terms:
            return match[0]
        return f"VALUES ?{match[1]} {{ {' '.join(terms[match[1]])} }}"

    return _PARAMETER.sub(bound, question.text)
