"""The SPARQL endpoint: the Protocol for other tools, within limits that hold."""

from kg.serve.sparql.asked import Answer, Asked
from kg.serve.sparql.endpoint import Endpoint
from kg.serve.sparql.faults import Busy, Lost, TooLarge, TooLong
from kg.serve.sparql.limits import Limits
from kg.serve.sparql.routes import routes

__all__ = ["Answer", "Asked", "Busy", "Endpoint", "Limits", "Lost", "TooLarge", "TooLong", "routes"]
