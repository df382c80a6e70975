"""Which entries of all reference lists mean one work, by a rule that can be read, explained and overruled.

The rule with its reasons stands in ``docs/works.md``. Nothing here depends on the order of articles.
"""

from __future__ import annotations

from kg.merge.doubts import doubts
from kg.merge.groups import Merging, merge
from kg.merge.listing import listed
from kg.merge.meant import meant
from kg.merge.why import Answer, Step, why

__all__ = ["Answer", "Merging", "Step", "doubts", "listed", "meant", "merge", "why"]
