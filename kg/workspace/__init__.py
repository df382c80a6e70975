"""A folder of articles, bibliography, vocabulary and verdicts, and the graph built from them."""

from kg.workspace.built import Built
from kg.workspace.opening import open_files, open_workspace
from kg.workspace.settings import Settings
from kg.workspace.workspace import Workspace

__all__ = ["Built", "Settings", "Workspace", "open_files", "open_workspace"]
