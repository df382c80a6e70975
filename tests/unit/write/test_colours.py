"""The page's colours: readable, and apart to all eyes."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest

THEMES = ("light", "dark")
ROLES = ("claim", "reference", "weak", "error", "concept", "author", "journal", "section")
MAIN = ("claim", "reference", "weak", "error")

# Machado, Oliveira, Fernandes, A physiologically-based model for simulation of color vision deficiency (2009), severity 1.
SIGHTS = {
    "normal": np.eye(3),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}


def tokens() -> dict[str, dict[str, str]]:
    text = (files("kg.write") / "assets" / "style" / "1_tokens.css").read_text("utf-8")
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", text)
    return {theme: {name: values[index] for name, *values in pairs} for index, theme in enumerate(THEMES)}


COLOURS = tokens()


def linear(colour: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    lights = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """Return the CIE 1976 colour difference as the given sight has it."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    places = []
    for colour in (one, other):
        seen = np.clip(SIGHTS[sight] @ linear(colour), 0, 1)
        x, y, z = to_xyz @ seen / np.array([0.95047, 1, 1.08883])
        fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
        places.append((116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)))
    return float(np.linalg.norm(np.subtract(places[0], places[1])))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ROLES)
def test_marks_stand_out_from_the_ground(theme: str, role: str) -> None:
    colours = COLOURS[theme]
    for ground in ("bg", "surface"):
        assert contrast(colours[role], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", [*(f"{role}-text" for role in ROLES), "ink", "ink-2", "ink-3"])
def test_text_can_be_read(theme: str, text: str) -> None:
    colours = COLOURS[theme]
    grounds = ["bg", "surface", "sunken"]
    if text.endswith("-text"):
        grounds = ["bg", "surface", text.replace("-text", "-tint")]
    for ground in grounds:
        assert contrast(colours[text], colours[ground]) >= 4.5, ground


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["claim", "reference", "weak", "error", "section"])
def test_what_is_written_on_a_mark_can_be_read(theme: str, ground: str) -> None:
    assert contrast(COLOURS[theme]["surface"], COLOURS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tint", ["mark", *(f"{role}-tint" for role in ROLES)])
def test_ink_can_be_read_on_every_tint(theme: str, tint: str) -> None:
    assert contrast(COLOURS[theme]["ink"], COLOURS[theme][tint]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["reference-text", "weak-text", "error-text"])
def test_what_stands_in_a_marked_row_can_be_read(theme: str, text: str) -> None:
    assert contrast(COLOURS[theme][text], COLOURS[theme]["mark"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("one", "other"), [*combinations(MAIN, 2)])
def test_main_colours_differ_to_all_eyes(theme: str, sight: str, one: str, other: str) -> None:
    assert distance(COLOURS[theme][one], COLOURS[theme][other], sight) >= 20


def test_the_main_hues_stay_as_they_were_chosen() -> None:
    light, dark = COLOURS["light"], COLOURS["dark"]
    assert [light[role] for role in MAIN] == ["#1D5FDB", "#1F8560", "#AD5503", "#86061B"]
    assert [dark[role] for role in MAIN] == ["#6CB0F6", "#83F1AF", "#FDB35F", "#F0796A"]
