from __future__ import annotations

import base64
import hashlib
import re

from kg.serve.things.stale import listening

POLICY = "default-src 'none'; script-src 'sha256-abc='; style-src 'sha256-def='"
META = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-abc=&#39;; style-src &#39;sha256-def=&#39;">'
HTML = f"<html><head>{META}</head><body><main></main></body></html>\n"


def test_the_policy_is_widened_by_one_script_and_this_server() -> None:
    page, policy = listening(HTML, POLICY, "/kg/api/events", 7)
    found = re.search(
        r'<script data-events="/kg/api/events" data-number="7">(.*)</script>\n</body></html>\n\Z',
        page,
        re.DOTALL,
    )
    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert policy == POLICY.replace("script-src ", f"script-src 'sha256-{digest}' ") + "; connect-src 'self'"
    assert policy.replace("'", "&#39;") in page
    assert META not in page


def test_an_address_is_escaped() -> None:
    page, _ = listening(HTML, POLICY, '"><script>', 1)
    assert 'data-events="&#34;&gt;&lt;script&gt;" data-number="1"' in page
