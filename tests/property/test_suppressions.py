"""Whatever is suppressed for whatever reason, what stood in the settings stays, and all comes out again."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path
from random import Random  # noqa: TC003 - hypothesis reads the annotation

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.workspace import suppressions

REASONS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)
NAMES = st.from_regex(r"[A-Z][0-9]{2}-[0-9a-f]{10}(-[2-9])?", fullmatch=True).filter(
    lambda name: not name.startswith("V04")
)
BEFORE = st.sampled_from(
    [
        "",
        "# nothing\n",
        "output = 'o'\r\n[audit]\r\nstrict = true # so\r\n",
        "[audit]\nstrict = true\n\n\n# on thresholds\n[audit.thresholds]\nD04 = { years = 10 }\n",
        '[[audit.suppress]]\nreason = """\n[[audit.suppress]]\n"""\nfinding = "own"\n# after\n',
        'audit.off = ["N05"]\n',
    ]
)


@settings(max_examples=150, deadline=None)
@given(before=BEFORE, wanted=st.dictionaries(NAMES, REASONS, min_size=1, max_size=5), order=st.randoms())
def test_all_that_was_suppressed_comes_out_again(before: str, wanted: dict[str, str], order: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "kg.toml"
        path.write_bytes(before.encode())
        for finding, reason in wanted.items():
            assert suppressions.add(folder, finding, reason).reason == reason.strip()
        assert path.read_bytes().startswith(before.encode())
        table = tomllib.loads(path.read_bytes().decode())
        held = {item["finding"]: item["reason"] for item in table["audit"]["suppress"]}
        held.pop("own", None)
        assert held == {finding: reason.strip() for finding, reason in wanted.items()}
        names = sorted(wanted)
        order.shuffle(names)
        for finding in names:
            suppressions.remove(folder, finding)
        assert path.read_bytes() == before.encode()
