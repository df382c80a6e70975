"""The vendored editor is what its notes say, and what its recipe makes."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess

import pytest

from scripts.bundle_editor import BUNDLE, NOTES, RECIPE, TARGET, bundle

NOTED = (TARGET / NOTES).read_text("utf-8")


def test_the_bundle_has_the_digest_that_is_noted() -> None:
    digest = hashlib.sha256((TARGET / BUNDLE).read_bytes()).hexdigest()
    assert f"SHA-256 {digest}\n" in NOTED


def test_every_package_is_noted_in_the_version_that_is_locked_with_its_licence() -> None:
    locked = json.loads((RECIPE / "package-lock.json").read_text("utf-8"))["packages"]
    noted = re.findall(r"^-{72}\n(\S+) (\S+) \((\S+)\)\n\n(.+)$", NOTED, re.MULTILINE)
    assert len(noted) > 12
    for name, version, licence, _ in noted:
        assert (locked[f"node_modules/{name}"]["version"], licence) == (version, "MIT")
    assert NOTED.count("Permission is hereby granted") == len(noted)
    wanted = json.loads((RECIPE / "package.json").read_text("utf-8"))["dependencies"]
    assert set(wanted) <= {name for name, *_ in noted}


def test_the_bundle_asks_for_nothing() -> None:
    text = (TARGET / BUNDLE).read_text("utf-8")
    assert not re.search(r'\bimport\s*\(|\bfrom\s*"|\beval\(|new Function|fetch\(|XMLHttpRequest', text)


def test_the_recipe_makes_the_same_bytes() -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm: install Node.js to bundle the editor again")
    try:
        made = bundle()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"npm reached no registry, or esbuild does not run here: {error}")
    for name, data in made.items():
        assert (TARGET / name).read_bytes() == data
