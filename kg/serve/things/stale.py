"""A page that is one file, served live: it says when the graph has changed since it was made."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape


def listening(html: str, policy: str, events: str, number: int) -> tuple[str, str]:
    """Return a page that listens for news at ``events`` (an address of this server), and the policy that lets just that in.

    The page was made from the state ``number``. Its policy is widened by the digest of one script and by connections to this
    server; the file that a build writes has neither.
    """
    script = _script()
    tag = Markup("<script data-events={} data-number={}>{}</script>\n")
    added = tag.format(Markup(f'"{escape(events)}"'), Markup(f'"{number}"'), Markup(script))  # noqa: S704 - our own file
    before, end, after = html.rpartition("</body>")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    widened = policy.replace("script-src ", f"script-src 'sha256-{digest}' ") + "; connect-src 'self'"
    return f"{before}{added}{end}{after}".replace(str(escape(policy)), str(escape(widened)), 1), widened


@cache
def _script() -> str:
    return (files("kg.serve") / "assets" / "bench" / "stale.js").read_text("utf-8")
