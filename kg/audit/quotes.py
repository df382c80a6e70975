"""Whether a passage that a reviewer quotes stands in a text."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("\u00ad\u200b\ufeff", ""),
    }
)
"""Characters that a copy changes without changing what is said: dashes, quotation marks, invisible ones."""

_GAP = re.compile(r"\[ ?\.\.\. ?\]|\( ?\.\.\. ?\)|\.\.\.")


def stands_in(quote: str, text: str) -> bool:
    r"""Say whether all parts of ``quote`` stand in ``text``, in their order; an ellipsis parts them.

    White space, case, and the forms of dashes and quotation marks do not matter.

    >>> stands_in("In 12 of […] adults", "in  12 of\n30 Adults.")
    True
    """
    words = _plain(text)
    at = 0
    for part in _GAP.split(_plain(quote)):
        found = words.find(part.strip(), at)
        if found < 0:
            return False
        at = found + len(part.strip())
    return True


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold().split())
