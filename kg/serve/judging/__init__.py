"""The Judge room: pair by pair, does the reference bear the claim out? Verdicts are written down, shown, compared and taken back."""

from kg.serve.judging.rooms import routes

__all__ = ["routes"]
