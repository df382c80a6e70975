"""Captions of figures and tables among the paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind, Span
from kg.read import shifting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.read.markdown.drafts import Draft

_OBJECT = r"(?:(?:Supplementa(?:ry|l)|Supporting|Extended\s+Data|Online|Appendix)\s+)?(?:Figures?|Figs?\.?|Tables?|Tab\.|Schemes?|Box|Plates?|Charts?|Graphs?|Listing|Algorithm|Abbildung|Abb\.|Tabelle|Figura|Tableau|Tabla|Tabela|Tabella|Cuadro)"
_NUMBER = (
    r"(?:[A-Z]{0,3}[.-]?[0-9]{1,3}(?:[.-][0-9]{1,3})?[A-Za-z]?|[IVX]{1,5})(?:\s?[–,-]\s?[0-9A-Za-z]{1,3})?"
)
_CAPTION = re.compile(
    rf"{_OBJECT}\s*{_NUMBER}\s*(?:[.:|)—–-]|\Z|(?=(?!A\s)[A-Z][\w-]*\s+[\w(]))", re.IGNORECASE
)
_STRICT = re.compile(rf"{_OBJECT}\s*{_NUMBER}\s+[A-Z]")
_TABLE_CAPTION = re.compile(r"(?:Table)?:[ ](?=\S)")
_NOTE = re.compile(
    r"[*∗†‡§¶#]|(?:Abbreviations?|Notes?|Sources?|Key|Legend)\s*[:.]|[^\W\d_]\S{0,11}\s?[:=]\s"
)
_CANDIDATES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def marked(drafts: Sequence[Draft]) -> list[Draft]:
    """Make captions of the paragraphs that begin as one: ``Figure 1.``, ``Table 2:``; of ``: text`` beside a table too."""
    found = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.block.kind in _CANDIDATES and _is_caption(draft.block.text):
            found[index] = replace(draft, block=replace(draft.block, kind=BlockKind.CAPTION, level=0))
    kinds = [draft.block.kind for draft in found]
    for index, kind in enumerate(kinds):
        beside = BlockKind.TABLE_ROW in kinds[max(0, index - 1) : index + 2]
        if beside and kind is BlockKind.PARAGRAPH:
            found[index] = _of_table(found[index])
    return list(_with_notes(found))


def _with_notes(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Make captions of the notes right under a table: they begin with a sign, a label or an abbreviation."""
    under_table = False
    for draft in drafts:
        block = draft.block
        raised = any(span.start == 0 for span in block.superscripts)
        is_note = under_table and block.kind is BlockKind.PARAGRAPH and (raised or _NOTE.match(block.text))
        is_caption = under_table and block.kind is BlockKind.CAPTION
        under_table = bool(is_note) or is_caption or block.kind is BlockKind.TABLE_ROW
        yield replace(draft, block=replace(block, kind=BlockKind.CAPTION)) if is_note else draft


def _of_table(draft: Draft) -> Draft:
    lead = _TABLE_CAPTION.match(draft.block.text)
    if not lead:
        return draft
    block = shifting.part(draft.block, Span(lead.end(), len(draft.block.text)))
    return replace(draft, block=replace(block, kind=BlockKind.CAPTION))


def _is_caption(text: str) -> bool:
    found = _CAPTION.match(text)
    if not found:
        return False
    if found[0][-1:] in ".:|)—–-" or found.end() == len(text):
        return True
    return bool(_STRICT.match(text))
