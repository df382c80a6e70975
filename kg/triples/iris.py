"""The IRIs of the parts of one article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")


@lru_cache(maxsize=8192)
def part(identifier: str) -> str:
    """Return an identifier as one segment of an IRI.

    >>> part("smith/2004 a")
    'smith%2F2004%20a'
    """
    if _PLAIN.fullmatch(identifier):
        return identifier
    return quote(identifier, safe="-._~!$'()*+,;=:@", errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class Names:
    """Mints the IRIs of an article's parts under ``base``."""

    base: str
    slug: str

    @property
    def article(self) -> str:
        """The article itself."""
        return f"{self.base}article/{self.slug}"

    @property
    def graph(self) -> str:
        """The named graph that holds all of the article."""
        return f"{self.base}graph/{self.slug}"

    def of(self, kind: str, identifier: str | int) -> str:
        """Return the IRI of a part: ``.../article/x/claim/juvenile-incidence``."""
        return f"{self.base}article/{self.slug}/{kind}/{part(str(identifier))}"

    def citation(self, claim: str, reference: str) -> str:
        """Return the IRI of the citation of a reference (its label) by a claim (its id); no other pair shares it."""
        citing = part(claim).replace("--", "%2D%2D")
        if citing.endswith("-"):
            citing = f"{citing[:-1]}%2D"
        return f"{self.article}/citation/{citing}--{part(reference)}"

    def text(self, sha256: str) -> str:
        """Return the IRI of a text by its digest."""
        return f"{self.base}text/{sha256}"
