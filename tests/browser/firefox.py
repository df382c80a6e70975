"""Firefox, spoken to by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it has built in: no driver beside it."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

CANDIDATES = ("firefox-esr", "firefox")
PATIENCE = 60
"""Seconds until a start or an answer is given up."""
WIDTH, HEIGHT = 1440, 900
QUIET = {
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "ui.prefersReducedMotion": 1,
}
"""What the browser would otherwise ask the network for by itself, and motion, which would make tests wait."""


def executable() -> str | None:
    """Return the Firefox to use: the one the environment names, or the system's."""
    named = os.environ.get("KG_FIREFOX", "")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, CANDIDATES)), None)


class Firefox:
    """One tab. ``events`` collects what it asked for and what was said on its console."""

    def __init__(self, wire: ClientConnection) -> None:
        self._wire = wire
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._tab = self.send("browsingContext.create", type="tab")["context"]
        size = {"width": WIDTH, "height": HEIGHT}
        self.send("browsingContext.setViewport", context=self._tab, viewport=size)

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result; raise :class:`RuntimeError` when it failed."""
        number = next(self._numbers)
        self._wire.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._wire.recv(timeout=PATIENCE))).get("id") != number:
            self.events.append(answer)
        if answer["type"] == "error":
            message = f"{method}: {answer['message']}"
            raise RuntimeError(message)
        return dict(answer["result"])

    def open(self, url: str) -> None:
        """Go to an address, also when only its part after the hash is another, and wait until the page is drawn."""
        self.events.clear()
        self.send("browsingContext.navigate", context=self._tab, url="about:blank", wait="complete")
        self.send("browsingContext.navigate", context=self._tab, url=url, wait="complete")
        self.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """Return what an expression, or the promise it gives, is in the page."""
        wrapped = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        target = {"context": self._tab}
        answer = self.send("script.evaluate", expression=wrapped, target=target, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, key: str) -> None:
        """Press and release a key."""
        strokes = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def click(self, x: float, y: float) -> None:
        """Click a point of the window."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        button = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        # The page tells a click from the first half of a double click by waiting.
        pause = {"type": "pause", "duration": 400}
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *button, pause]})

    def _act(self, source: dict[str, object]) -> None:
        self.send("input.performActions", context=self._tab, actions=[source])


@contextmanager
def launched(path: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, an empty folder, and end it with the context."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items()]
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with connect(f"{_address(profile)}/session", max_size=None, proxy=None) as wire:
            yield Firefox(wire)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _address(profile: Path) -> str:
    """Return where a starting Firefox listens: it writes that into its profile."""
    told = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + PATIENCE
    while not (told.exists() and told.stat().st_size):
        if time.monotonic() > deadline:
            message = "Firefox did not say where it listens"
            raise TimeoutError(message)
        time.sleep(0.1)
    place = json.loads(told.read_text("utf-8"))
    return f"ws://{place['ws_host']}:{place['ws_port']}"
