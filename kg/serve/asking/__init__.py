"""The Query room: the questions, what may stand for their parameters, the terms of the model, and the page that asks."""

from kg.serve.asking.routes import routes

__all__ = ["routes"]
