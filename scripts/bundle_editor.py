"""Bundle the editor of the query page: ``kg/serve/assets/vendor/codemirror.js`` and what is said of it.

The packages come from npm in the versions that ``scripts/editor/package-lock.json`` pins, with their digests; the same lock gives
the same bytes. With ``--check``, change nothing and exit 1 when the files are not what the lock gives. Needs Node.js with npm.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
RECIPE = ROOT / "scripts" / "editor"
TARGET = ROOT / "kg" / "serve" / "assets" / "vendor"
BUNDLE = "codemirror.js"
NOTES = "codemirror.txt"

_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
)
_HEAD = """\
codemirror.js: the editor of the query page, CodeMirror 6 with SPARQL, as one ES module
made by python -m scripts.bundle_editor from the packages below, by esbuild {esbuild}
SHA-256 {digest}

"""


def bundle() -> dict[str, bytes]:
    """Return the files by name: the bundle, and the versions and licences of all that is in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(RECIPE, folder, dirs_exist_ok=True)
        # No script of a package is run: esbuild comes as a program.
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], folder)
        _run(
            [
                "node_modules/.bin/esbuild",
                "entry.js",
                *_OPTIONS,
                f"--outfile={BUNDLE}",
                "--metafile=meta.json",
            ],
            folder,
        )
        data = (folder / BUNDLE).read_bytes()
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        return {BUNDLE: data, NOTES: _notes(folder, meta, data).encode()}


def _run(command: Sequence[str], folder: Path) -> None:
    program = shutil.which(command[0]) or str(folder / command[0])
    subprocess.run([program, *command[1:]], cwd=folder, check=True)  # noqa: S603 - what this script says


def _notes(folder: Path, meta: dict[str, Any], data: bytes) -> str:
    (output,) = meta["outputs"].values()
    used = sorted({_package(path) for path, part in output["inputs"].items() if part["bytesInOutput"]} - {""})
    head = _HEAD.format(
        esbuild=_described(folder, "esbuild")["version"], digest=hashlib.sha256(data).hexdigest()
    )
    return head + "\n\n".join(_licence(folder, name) for name in used) + "\n"


def _package(path: str) -> str:
    """Return the package that a file is part of: ``@codemirror/view`` of ``node_modules/@codemirror/view/dist/index.js``."""
    _, _, inside = path.rpartition("node_modules/")
    parts = inside.split("/")
    if inside == path:
        return ""
    return "/".join(parts[:2]) if path.startswith("node_modules/@") else parts[0]


def _described(folder: Path, package: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (folder / "node_modules" / package / "package.json").read_text("utf-8")
    )
    return found


def _licence(folder: Path, package: str) -> str:
    described = _described(folder, package)
    (text,) = (folder / "node_modules" / package).glob("LICENSE*")
    words = text.read_text("utf-8").strip()
    return f"{'-' * 72}\n{package} {described['version']} ({described['license']})\n\n{words}"


def main(arguments: Sequence[str]) -> int:
    """Write or check the files; return the exit status."""
    stale = False
    for name, data in bundle().items():
        path = TARGET / name
        if path.exists() and path.read_bytes() == data:
            continue
        stale = True
        if "--check" in arguments:
            sys.stderr.write(f"{path} is not what the lock gives: python -m scripts.bundle_editor\n")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    return int(stale and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
