"""A knowledge graph of an article's literature, at the level of single claims."""
