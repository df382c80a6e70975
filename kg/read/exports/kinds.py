"""What reference managers and databases call a kind of work, to BibTeX entry types."""

from __future__ import annotations

_NAMES = {
    "article": (
        *("jour", "jfull", "ejour", "mgzn", "news", "inpr", "abst", "j", "review", "review-book", "article"),
        *("journal article", "electronic article", "magazine article", "newspaper article"),
        *("article-journal", "article-magazine", "article-newspaper"),
    ),
    "book": (
        *("book", "ebook", "edbook", "edbk", "whole", "clswk", "b"),
        *("edited book", "electronic book", "classical work", "serial"),
    ),
    "incollection": (
        *("chap", "echap", "ency", "dict", "s", "chapter", "entry", "entry-dictionary", "entry-encyclopedia"),
        *("book section", "electronic book section", "encyclopedia", "dictionary"),
    ),
    "inproceedings": (
        *("conf", "cpaper", "conference paper", "conference proceedings", "paper-conference", "speech", "c"),
    ),
    "thesis": ("thes", "thesis"),
    "report": ("rprt", "govdoc", "stand", "std", "report", "government document", "standard"),
    "online": ("elec", "blog", "icomm", "web page", "online database", "webpage", "post", "post-weblog"),
    "unpublished": ("unpb", "manscpt", "manuscript", "unpublished work", "preprint"),
    "software": ("comp", "computer program", "software"),
    "dataset": ("data", "aggr", "dbase", "dataset", "aggregated database"),
    "patent": ("pat", "patent", "p"),
}
_TYPES = {name: kind for kind, names in _NAMES.items() for name in names}


def entry_type(name: str) -> str:
    """Return the BibTeX entry type of a kind of work, ``misc`` for a kind that has none.

    >>> entry_type("JOUR"), entry_type("Conference Paper"), entry_type("paper-conference"), entry_type("MUSIC")
    ('article', 'inproceedings', 'inproceedings', 'misc')
    """
    return _TYPES.get(" ".join(name.split()).lower(), "misc")


def known(name: str) -> bool:
    """Say whether a kind of work is in the table."""
    return " ".join(name.split()).lower() in _TYPES
