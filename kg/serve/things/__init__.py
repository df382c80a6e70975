"""Everything that the graph names, under its own path: a page for a person, RDF for a program."""

from kg.serve.things.routes import routes

__all__ = ["routes"]
