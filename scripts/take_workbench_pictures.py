"""Take the pictures of the workbench: each room with the shipped example, as a browser shows it.

Run as 'python -m scripts.take_workbench_pictures'. Needs 'chromium' on the path and Pillow.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from scripts.take_pictures import ARGUMENTS, FOLDER, LARGE, SMALL, shrink
from tests import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serving import Served

PAIR = "claim=juvenile-incidence&reference=boulman2005"
CLAIM = "/article/kerala-medical-journal-2010-3-122/claim/juvenile-incidence"
PICTURES = {
    "workbench": ("/", LARGE, "light"),
    "workbench-claim": (CLAIM, LARGE, "light"),
    "workbench-judge": (f"/judge?{PAIR}", LARGE, "light"),
    "workbench-query": ("/query?question=claims-of-reference&reference=boulman2005", LARGE, "light"),
    "workbench-audit": ("/audit", LARGE, "dark"),
    "workbench-telephone": ("/", SMALL, "dark"),
}
REVIEWER = "localStorage.setItem('kg-reviewer', 'A. Reviewer')"


def take(browser: Browser, served: Served, name: str) -> Path:
    """Take one picture and return its file."""
    address, (width, height), theme = PICTURES[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        color_scheme="dark" if theme == "dark" else "light",
    )
    context.add_init_script(REVIEWER)
    page = context.new_page()
    page.goto(served.url(f"/?token={served.token}"))
    page.goto(served.url(address))
    page.wait_for_timeout(1500)
    if "query" in name:
        page.get_by_role("button", name="Run").click()
        page.wait_for_timeout(1500)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    context.close()
    shrink(path)
    return path


def main() -> int:
    """Serve the example and take all pictures."""
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.stderr.write("there is no 'chromium' on the path\n")
        return 2
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        served = serving.start(serving.copy_of_example(Path(place)))
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for name in PICTURES:
            path = take(browser, served, name)
            sys.stdout.write(f"{path} {path.stat().st_size // 1000} kB\n")
        browser.close()
        served.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
