"""The address of a thing, and in which form it answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.sparql.negotiation import acceptable
from kg.serve.templates import page
from kg.serve.things import describing
from kg.serve.things.addresses import Addresses
from kg.serve.things.articles import article_page
from kg.serve.things.claim import claim_page
from kg.serve.things.reference import reference_page

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.bench import Bench
    from kg.serve.snapshot import Snapshot

FORMS = {
    "text/html": "html",
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}
"""The media types in which a thing is described, the one for a client that says nothing first."""


async def _thing(request: Request) -> Response:
    bench: Bench = request.app.state.bench
    now = bench.now
    addresses = Addresses(now.workspace.settings.base, request.scope.get("root_path", ""))
    iri = addresses.iri(request)
    form = _form(request)
    if form == "html":
        return await asyncio.to_thread(_page, request, now, addresses, iri)
    data = await asyncio.to_thread(describing.serialise, now.store, iri, form)
    if not data.strip():
        raise HTTPException(404, "the graph says nothing of that")
    media = next(media for media, name in FORMS.items() if name == form)
    return Response(data, media_type=media, headers={"vary": "accept"})


def _form(request: Request) -> str:
    """Return the form that is asked for, by the parameter ``format`` or else by ``Accept``."""
    if named := request.query_params.get("format"):
        if named not in FORMS.values():
            raise HTTPException(400, f"there is no format {named!r}; there are: {', '.join(FORMS.values())}")
        return named
    for media in acceptable(request.headers.get("accept", ""), tuple(FORMS)):
        return FORMS[media]
    raise HTTPException(406, f"a thing is described as {', '.join(FORMS)}")


def _page(request: Request, now: Snapshot, addresses: Addresses, iri: str) -> Response:
    if (slug := _slug(now, iri)) is not None:
        return article_page(now, slug, f"{addresses.root}/")
    known: dict[str, Any] = {
        "address": addresses.of,
        "forms": tuple(FORMS.values())[1:],
    }
    found = describing.describe(now.store, iri)
    if found is None:
        raise HTTPException(404, "the graph says nothing of that")
    headers = {"vary": "accept"}
    if claim := claim_page(now, iri):
        return page(request, "claim.html.j2", headers=headers, claim=claim, thing=found, **known)
    if reference := reference_page(now, iri):
        return page(request, "reference.html.j2", headers=headers, reference=reference, thing=found, **known)
    return page(request, "thing.html.j2", headers=headers, thing=found, **known)


def _slug(now: Snapshot, iri: str) -> str | None:
    return next((slug for slug, article in now.articles.items() if article == iri), None)


def routes() -> list[Route]:
    """Return the address of whatever the graph names below its base, and of everything else by its IRI; comes last."""
    return [Route("/about", _thing), Route("/{path:path}", _thing)]
