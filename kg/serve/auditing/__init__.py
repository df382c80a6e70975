"""The Audit room: what was looked at, what was found, what a person decides about it, and what falls with a reference."""

from kg.serve.auditing.rooms import routes

__all__ = ["routes"]
