"""What databases and reference managers export, to references: one format a file.

::

    bytes ─encoding▶ text ─tagged▶ records ─ris, medline, wos, refer▶ entries ─shelf▶ references
    bytes ─────────────────────────────csl, pubmed, endnote─────────▶ entries ─shelf▶ references
    bytes ─encoding▶ text ─────────────────────listing──────────────▶ entries ─shelf▶ references

A record becomes an entry or a Problem. What a work has no place for stands in its ``extra``, and the record as it
was written is the text of its reference.
"""
