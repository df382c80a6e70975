"""All benchmarks of speed, one after the other, into one document.

    python -m benchmarks CORPORA [--articles 1000] [--write docs/performance.md]

``CORPORA`` is a folder with ``jats`` and other articles in it. What a benchmark needs and does not find, it says.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

_HEAD = Path(__file__).with_name("performance_head.md")


def sections(corpora: Path, articles: int) -> dict[str, list[str]]:
    """Return the title of each section with the module that fills it and its arguments."""
    return {
        "Triples and stores beside rdflib": ["benchmarks.engines"],
        "Reading JATS beside lxml and pubmed_parser": ["benchmarks.jats_speed", str(corpora / "jats")],
        "Reading BibTeX beside bibtexparser's own middleware": ["benchmarks.bibtex_speed"],
        "One process and two": ["benchmarks.jobs", str(corpora), "100"],
        "A corpus, built, built again, asked": [
            "benchmarks.corpus",
            str(corpora),
            "--articles",
            str(articles),
        ],
        "Questions on a synthetic graph, and how they grow": ["benchmarks.questions"],
        "Search": ["benchmarks.search"],
        "The page": ["benchmarks.page"],
        "Start-up": ["benchmarks.startup"],
    }


def main() -> None:
    """Run all, print each as it comes, and write the document if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    parts = [_HEAD.read_text("utf-8")]
    corpora = options.corpora.resolve()
    for title, command in sections(corpora, options.articles).items():
        done = subprocess.run([sys.executable, "-m", *command], check=False, capture_output=True, text=True)
        body = (
            _framed(done.stdout.strip())
            if not done.returncode
            else f"Not measured: {done.stderr.strip().splitlines()[-1]}"
        )
        parts.append(
            f"\n## {title}\n\n`python -m {' '.join(_shown(argument, corpora) for argument in command)}`\n\n{body}\n"
        )
        print(parts[-1], flush=True)
    if options.write:
        options.write.write_text("".join(parts), "utf-8")


def _framed(output: str) -> str:
    """Return what was printed, in a frame where it is no table of Markdown."""
    return output if "\n|" in output else f"```\n{output}\n```"


def _shown(argument: str, corpora: Path) -> str:
    """Leave out where the corpora lie on this machine."""
    path = Path(argument)
    if not path.is_absolute():
        return argument
    return (Path("CORPORA") / path.relative_to(corpora)).as_posix()


if __name__ == "__main__":
    main()
