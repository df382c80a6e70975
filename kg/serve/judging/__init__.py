"""The Judge room: whether the source bears the claim out, pair by pair."""

from kg.serve.judging.rooms import routes

__all__ = ["routes"]
