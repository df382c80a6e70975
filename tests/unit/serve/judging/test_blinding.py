"""Who is blind sees nothing of others' verdicts, nor of what follows from them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from kg.serve.judging.asked import Eyes, plain
from kg.serve.judging.blinding import View
from kg.serve.judging.material import Material
from kg.workspace import open_workspace
from tests import serving

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "claim,reference,verdict,basis,quote,reviewer,date,note,sentence\n"
PAIR = ("juvenile-incidence", "boulman2005")
OTHER = ("childhood-incidence", "callen2000")


def row(pair: tuple[str, str], verdict: str, reviewer: str, note: str = "", sentence: str = "") -> str:
    return f"{pair[0]},{pair[1]},{verdict},title,,{reviewer},2026-01-02,{note},{sentence}\n"


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder: Path = serving.copy_of_example(tmp_path_factory.mktemp("blind"))
    (folder / "verdicts.csv").write_text(
        HEAD
        + row(PAIR, "supported", "Ann")
        + row(PAIR, "overstated", "Bo")
        + row(OTHER, "overstated", "Bo", "one")
        + row(OTHER, "supported", "Bo")
        + row(OTHER, "overstated", "Bo", "two")
        + row(("juvenile-ratio", "miteva2003"), "unrelated", "Ann", "", "Quite another sentence stood here.")
    )
    return Material(cast("Any", SimpleNamespace(number=1)), open_workspace(folder, folder / "build").audit())


def view(material: Material, reviewer: str, *, blind: bool = True) -> View:
    return View(material, Eyes(plain(reviewer), blind))


def told(found: View) -> set[str]:
    return {finding.id[:3] for finding in found.findings} & {"V01", "V02", "V03"}


def test_open_eyes_see_everything(material: Material) -> None:
    seen = view(material, "", blind=False)
    assert told(seen) >= {"V02", "V03"}
    assert seen.state(material.pair(*PAIR, "")) == "others"


def test_a_stranger_who_is_blind_sees_nothing(material: Material) -> None:
    for name in ("Cy", ""):
        seen = view(material, name)
        assert told(seen) == set()
        for pair in (material.pair(*PAIR, ""), material.pair(*OTHER, "")):
            assert (seen.hides(pair.citation), seen.verdicts(pair.citation), seen.state(pair)) == (
                True,
                (),
                "open",
            )


def test_after_the_own_verdict_others_are_seen_on_that_pair_alone(material: Material) -> None:
    seen = view(material, "ANN ")
    mine, others = material.pair(*PAIR, ""), material.pair(*OTHER, "")
    assert [said.reviewer for said in seen.verdicts(mine.citation)] == ["Ann", "Bo"]
    assert seen.verdicts(others.citation) == ()
    on = [finding for finding in seen.findings if finding.id.startswith(("V02", "V03"))]
    assert on
    assert all(mine.about in finding.focus for finding in on)
    assert any(
        others.about in finding.focus
        for finding in material.audited.audit.open
        if finding.id.startswith("V03")
    )


def test_the_last_verdict_of_a_day_is_the_last_in_the_file(material: Material) -> None:
    said = material.verdicts[material.pair(*OTHER, "").citation]
    assert [(one.verdict, one.note, one.line) for one in said] == [
        ("supported", "", 5),
        ("overstated", "one / two", 6),
    ]


def test_a_rule_of_the_workspace_that_looks_at_verdicts_tells_nothing_either(tmp_path: Path) -> None:
    folder = serving.copy_of_example(tmp_path)
    (folder / "verdicts.csv").write_text(HEAD + row(PAIR, "overstated", "Bo"))
    (folder / "kg.toml").write_text('[audit]\nchecks = ["X01-judged.rq"]\n')
    (folder / "X01-judged.rq").write_text(
        "# Judged\n#\n# Somebody judged it.\n#\n# @id X01\n# @severity error\n# @message Judged.\n# @why x\n# @remedy x\n"
        "# @example x\n# @inspects claims\nSELECT ?focus WHERE { ?any <http://www.w3.org/ns/oa#hasTarget> ?citation . "
        "?citation <http://purl.org/spar/cito/hasCitingEntity> ?focus }\n"
    )
    audited = open_workspace(folder, folder / "build").audit()
    own = Material(cast("Any", SimpleNamespace(number=1)), audited)
    assert "X01" in {finding.check for finding in view(own, "", blind=False).findings}
    assert "X01" not in {finding.check for finding in view(own, "Ann").findings}
