"""A folder of articles, bibliography, vocabulary and verdicts, and the graph built from them."""

from kg.workspace.settings import Settings
from kg.workspace.workspace import Built, Workspace, open_workspace

__all__ = ["Built", "Settings", "Workspace", "open_workspace"]
