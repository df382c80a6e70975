"""Names that sections of articles go by."""

from __future__ import annotations

import re

_NUMBERING = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?\s+(?=\S)")
LONGEST = 100
"""A line of more characters is no name of a section."""

REFERENCES = frozenset(
    {
        "references", "reference", "reference list", "list of references", "references cited", "cited references",
        "references and notes", "notes and references", "references and further reading", "bibliography",
        "bibliographic references", "literature", "literature cited", "cited literature", "literature references",
        "works cited", "work cited", "citations", "sources", "referencias", "referencias bibliográficas",
        "bibliografía", "literatura", "literatura citada", "referências", "referências bibliográficas",
        "bibliografia", "riferimenti", "riferimenti bibliografici", "références", "références bibliographiques",
        "bibliographie", "literatur", "literaturverzeichnis", "literaturangaben", "quellen", "quellenverzeichnis",
        "referenzen", "literatuur", "literatuurlijst", "referenties", "referenser", "referanser", "litteratur",
        "piśmiennictwo", "kaynaklar", "kaynakça", "литература", "список литературы", "参考文献", "参考文獻", "참고문헌",
    }
)  # fmt: skip
"""What the reference list is called."""

_OTHERS = frozenset(
    {
        "abstract", "summary", "synopsis", "highlights", "introduction", "background", "statement of need",
        "state of the field", "objective", "objectives", "aim", "aims", "methods", "method", "methodology",
        "material and methods", "materials and methods", "patients and methods", "subjects and methods",
        "methods and materials", "experimental", "experimental section", "experimental procedures", "study design",
        "statistical analysis", "results", "findings", "results and discussion", "discussion",
        "discussion and conclusion", "discussion and conclusions", "comment", "conclusion", "conclusions",
        "concluding remarks", "limitations", "case", "case report", "case reports", "case history", "case presentation",
        "case description", "case study", "review", "review of literature", "literature review", "theory",
        "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments", "funding", "competing interests",
        "conflict of interest", "conflicts of interest", "author contributions", "authors' contributions",
        "authors’ contributions", "data availability", "supplementary material", "supplementary materials",
        "supporting information", "appendix", "abbreviations", "end note", "end notes", "notes", "footnotes",
        "resumen", "résumé", "zusammenfassung", "resumo", "riassunto", "introducción", "einleitung", "introdução",
        "introduzione", "métodos", "methoden", "méthodes", "metodi", "resultados", "ergebnisse", "résultats",
        "risultati", "discusión", "diskussion", "discussão", "discussione", "conclusiones", "schlussfolgerung",
        "conclusão", "conclusioni", "graphical abstract", "executive summary", "keywords", "key words",
    }
)  # fmt: skip
"""What other parts are called."""


def name(text: str) -> str:
    """Return a heading in lower case, without its number and closing colon.

    >>> name("7. REFERENCES:")
    'references'
    """
    words = " ".join(text.split())
    return _NUMBERING.sub("", words, count=1).strip(" :.#*_").casefold()


def is_references(text: str) -> bool:
    """Say whether a heading announces the reference list."""
    return len(text) <= LONGEST and name(text) in REFERENCES


def is_known(text: str) -> bool:
    """Say whether a line is a name that parts of articles commonly have."""
    return len(text) <= LONGEST and (name(text) in _OTHERS or name(text) in REFERENCES)
