"""The records everything is made of: frozen, slotted, without behaviour that touches a disk."""

from kg.model.claim import (
    Article,
    Citation,
    Claim,
    ClaimKind,
    LinkedArticle,
    Measure,
    Mention,
    Paragraph,
    Pointer,
    Quantity,
    Section,
    Sentence,
)
from kg.model.concept import Concept, Vocabulary
from kg.model.finding import (
    Audit,
    Check,
    Coverage,
    Finding,
    NotChecked,
    Notice,
    Pair,
    Suppression,
    Threshold,
)
from kg.model.listed import Listed, Word
from kg.model.problem import Problem, Severity
from kg.model.text import Annotation, Block, BlockKind, Document, Label, Marker, MarkerForm, Span
from kg.model.verdict import Basis, Judged, Judgement, Verdict
from kg.model.work import Bibliography, Person, Reference, Work

__all__ = [
    "Annotation",
    "Article",
    "Audit",
    "Basis",
    "Bibliography",
    "Block",
    "BlockKind",
    "Check",
    "Citation",
    "Claim",
    "ClaimKind",
    "Concept",
    "Coverage",
    "Document",
    "Finding",
    "Judged",
    "Judgement",
    "Label",
    "LinkedArticle",
    "Listed",
    "Marker",
    "MarkerForm",
    "Measure",
    "Mention",
    "NotChecked",
    "Notice",
    "Pair",
    "Paragraph",
    "Person",
    "Pointer",
    "Problem",
    "Quantity",
    "Reference",
    "Section",
    "Sentence",
    "Severity",
    "Span",
    "Suppression",
    "Threshold",
    "Verdict",
    "Vocabulary",
    "Word",
    "Work",
]
