"""The graph handed to a store elsewhere, named graph by named graph, by the SPARQL 1.1 Graph Store HTTP Protocol.

::

    store ─push▶ N-Triples of one graph ─client▶ PUT ?graph=…     journal: what the store at that address has
                                                 (login, retries)
"""

from kg.push.login import Login
from kg.push.push import JOURNAL, Pushed, push

__all__ = ["JOURNAL", "Login", "Pushed", "push"]
