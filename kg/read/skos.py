"""SKOS files to concepts: Turtle, TriG, N-Triples, RDF/XML, JSON-LD, told apart by their content."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from kg.model.concept import Concept, Vocabulary
from kg.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, RdfFormat

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_PREFERRED, _ALTERNATIVE, _HIDDEN = "prefLabel", "altLabel", "hiddenLabel"
_XML = re.compile(rb"\s*(?:<\?xml|<!DOCTYPE|<!--|<[A-Za-z][\w.-]*:RDF[\s>]|<RDF[\s>])")
_JSON = re.compile(rb"\s*(?:\{|\[\s*[{\]])")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class _Label(NamedTuple):
    text: str
    language: str

    @property
    def rank(self) -> tuple[bool, bool, str]:
        """Order English before untagged before other languages."""
        return self.language.partition("-")[0] != "en", bool(self.language), self.language


class _Statements(NamedTuple):
    """What a file says, by subject and then by the local name of the SKOS property, each in the file's order."""

    types: dict[str, str]
    labels: dict[tuple[str, str], list[_Label]]
    links: dict[tuple[str, str], list[str]]
    forms: dict[str, _Label]


def parse(data: bytes, source: str) -> Vocabulary:
    """Return the concepts of a SKOS file.

    English labels are preferred, then those without a language; labels in other languages are synonyms. Where the file
    stops being well-formed, what stands before is kept and the rest is a Problem.
    """
    problems: list[Problem] = []
    said = _collected(_quads(data.removeprefix(_BYTE_ORDER_MARK), source, problems))
    concepts = [_concept(iri, said, source, problems) for iri in _concepts(said)]
    named = tuple(concept for concept in concepts if concept.label)
    if not named and not problems:
        message = "no skos:Concept with a label was found; check that this is the vocabulary you mean"
        problems.append(Problem(source, 0, "no-concepts", message))
    return Vocabulary(named, (*problems, *_shared_labels(named, source)))


def _format(data: bytes) -> RdfFormat:
    from pyoxigraph import RdfFormat  # only articles with a vocabulary need the library

    if _XML.match(data):
        return RdfFormat.RDF_XML
    return RdfFormat.JSON_LD if _JSON.match(data) else RdfFormat.TRIG  # Turtle and N-Triples are TriG


def _quads(data: bytes, source: str, problems: list[Problem]) -> Iterator[Quad]:
    from pyoxigraph import parse as parse_rdf

    try:
        yield from parse_rdf(data, format=_format(data), base_iri=f"file:///{quote(source)}")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 0
        message = f"not well-formed RDF from here on: {getattr(error, 'msg', error)}. Correct it, or remove what follows"
        raw = (
            data.splitlines()[line - 1][:200].decode("utf-8", "replace")
            if 0 < line <= data.count(b"\n") + 1
            else ""
        )
        problems.append(Problem(source, line, "damaged-vocabulary", message, Severity.ERROR, raw))


def _collected(quads: Iterable[Quad]) -> _Statements:
    from pyoxigraph import Literal, Triple

    said = _Statements({}, defaultdict(list), defaultdict(list), {})
    for quad in quads:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue
        subject, name, value = quad.subject.value, quad.predicate.value, quad.object
        label = _Label(value.value, (value.language or "").lower()) if isinstance(value, Literal) else None
        key = (subject, name.rpartition("#")[2])
        if name == _TYPE and value.value.startswith(_SKOS):
            said.types.setdefault(subject, value.value)
        elif name == f"{_SKOS_XL}literalForm" and label:
            said.forms[subject] = label
        elif not name.startswith((_SKOS, _SKOS_XL, _RDFS_LABEL)):
            continue
        elif label:
            said.labels[key].append(label)
        else:
            said.links[key].append(value.value)
            said.links[value.value, f"-{key[1]}"].append(subject)
    return said


def _concepts(said: _Statements) -> list[str]:
    """Return what is a concept: by its type, or by a preferred label and no other type of SKOS."""
    labelled = {subject for subject, name in (*said.labels, *said.links) if name == _PREFERRED}
    typed = {subject for subject, type_ in said.types.items() if type_ == f"{_SKOS}Concept"}
    return sorted(typed | (labelled - said.types.keys()))


def _concept(iri: str, said: _Statements, source: str, problems: list[Problem]) -> Concept:
    preferred = sorted(_labels(iri, _PREFERRED, said), key=lambda label: label.rank)
    others = [*_labels(iri, _ALTERNATIVE, said), *_labels(iri, _HIDDEN, said)]
    preferred = preferred or said.labels.get((iri, "label"), []) or others[:1]
    if not preferred:
        message = f"the concept <{iri}> has no label and cannot be found in a text; give it a skos:prefLabel"
        problems.append(Problem(source, 0, "concept-without-label", message, raw=iri))
        return Concept(iri, "")
    synonyms = dict.fromkeys(label.text for label in (*preferred[1:], *others))
    synonyms.pop(preferred[0].text, None)
    definitions = sorted(said.labels.get((iri, "definition"), []), key=lambda label: label.rank)
    return Concept(
        iri,
        preferred[0].text,
        tuple(synonyms),
        broader=_linked(iri, said, "broader", "-narrower"),
        related=_linked(iri, said, "related", "-related"),
        matches=_linked(iri, said, "exactMatch", "-exactMatch"),
        definition=definitions[0].text if definitions else "",
    )


def _labels(iri: str, name: str, said: _Statements) -> list[_Label]:
    """Return the labels of a kind, those given as SKOS-XL resources included."""
    extended = (said.forms.get(node) for node in said.links.get((iri, name), ()))
    return [*said.labels.get((iri, name), ()), *(label for label in extended if label)]


def _linked(iri: str, said: _Statements, name: str, inverse: str) -> tuple[str, ...]:
    return tuple(sorted({*said.links.get((iri, name), ()), *said.links.get((iri, inverse), ())} - {iri}))


def _shared_labels(concepts: Iterable[Concept], source: str) -> Iterator[Problem]:
    """Yield a Problem for each label that two concepts prefer: only the first by IRI will be found."""
    count = Counter(concept.label.casefold() for concept in concepts)
    for label in sorted(label for label, number in count.items() if number > 1):
        message = (
            f"{count[label]} concepts are called {label!r}; a text's {label!r} will mean the first by IRI"
        )
        yield Problem(source, 0, "ambiguous-label", message, raw=label)
