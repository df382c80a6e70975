"""The metadata before an article: YAML front matter, or a title block."""

from kg.read.frontmatter.split import Split, split
from kg.read.frontmatter.tree import Field, read

__all__ = ["Field", "Split", "read", "split"]
