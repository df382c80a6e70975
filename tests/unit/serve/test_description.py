from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from starlette.routing import Route

from kg.serve.app import routes
from kg.serve.description import description
from kg.serve.uploads import NAME

_CATCHING = "/api/{path}"


def test_every_address_for_programs_is_described_and_no_other() -> None:
    bench = cast("Any", SimpleNamespace(endpoint=None))
    served = {
        (route.path.replace(":path", ""), method.lower())
        for route in routes(bench)
        if isinstance(route, Route) and route.path.startswith("/api/")
        for method in route.methods or ()
        if method != "HEAD"
    }
    described = {
        (path, method)
        for path, methods in description()["paths"].items()
        if path.startswith("/api/")
        for method in methods
    }
    assert {one for one in served if one[0] != _CATCHING} == described


def test_what_writes_says_so() -> None:
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/api/") and method != "get":
                assert operation["security"] == [{"token": []}], path
                assert {"401", "403"} <= set(operation["responses"]), path


def test_the_names_of_files_are_those_that_are_taken() -> None:
    (name,) = description()["paths"]["/api/files"]["post"]["parameters"]
    assert name["schema"]["pattern"] == f"^{NAME}$"
