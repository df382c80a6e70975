"""The Python interface: a folder of files, built into a graph and asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg import query, store
from kg.workspace import asking
from kg.workspace.built import LARGE, Built
from kg.workspace.sources import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from kg.audit.agreement import Agreement
    from kg.audit.queue import Task
    from kg.audit.whatif import Fallen
    from kg.merge import Answer
    from kg.model import Audit, Finding, LinkedArticle, Suppression
    from kg.push import Login, Pushed
    from kg.query import Question, Table
    from kg.search import Hit
    from kg.validate import Nonconformity
    from kg.workspace.audited import Audited
    from kg.workspace.corpus.build import Progress
    from kg.workspace.corpus.pools import Pool
    from kg.workspace.pages import Page
    from kg.workspace.pairing import Meant
    from kg.workspace.settings import Settings
    from kg.workspace.sources import Sources
    from kg.workspace.verdicts import Recorded


class Workspace:
    """A set of source files and the graph built from them in ``output``.

    Nothing is read before it is needed; the graph is opened once.
    """

    def __init__(self, sources: Sources, settings: Settings, output: Path) -> None:
        self.sources = sources
        self.settings = settings
        self.output = output

    def __repr__(self) -> str:
        return f"Workspace({str(self.sources.root)!r}, output={str(self.output)!r})"

    def build(
        self, *, jobs: int | None = None, scheduler: str = "", progress: Progress | None = None
    ) -> Built:
        """Read all sources and write graph, page and tables; what was there stays until the new is whole.

        More than ``LARGE`` articles, or ``jobs`` processes or the address of a Dask ``scheduler``, make a corpus: only what
        changed since the last build is read. Raises :class:`kg.errors.KgError` when there is nothing to read or the
        settings cannot be followed.
        """
        from kg.workspace import building, corpus

        if jobs or scheduler or len(self.sources.articles) > LARGE:
            return self._build_corpus(corpus.pool(jobs, scheduler), progress)
        lines, audited = self._read()
        built, self.__dict__["store"] = building.at_once(lines, audited, self.settings, self.output)
        return built

    def _build_corpus(self, pool: Pool, progress: Progress | None) -> Built:
        from kg.workspace import building

        self.__dict__.pop("store", None)
        return building.as_corpus(self.sources, self.settings, self.output, pool, progress or building.silent)

    def audit(self) -> Audited:
        """Read all sources and run the checks, writing nothing."""
        return self._read()[1]

    @property
    def is_corpus(self) -> bool:
        """Whether the workspace is built, or would be, as a corpus."""
        from kg.store import generations

        return generations.current(self.output) is not None or len(self.sources.articles) > LARGE

    def audit_corpus(
        self,
        sink: Callable[[tuple[Finding, ...]], None],
        *,
        jobs: int | None = None,
        scheduler: str = "",
        progress: Progress | None = None,
    ) -> Audit:
        """Bring the corpus up to date and run the checks, on each article and on all together.

        ``sink`` is given the findings article by article; the audit that is returned has none, so that memory stays flat. Among
        its problems are those of the tables of verdicts and works.
        """
        from kg.workspace import building, corpus

        pool = corpus.pool(jobs, scheduler)
        built = self._build_corpus(pool, progress)
        told = progress or building.silent
        found = corpus.audit(self.sources, self.settings, self.output, sink=sink, pool=pool, progress=told)
        return replace(found, problems=tuple(sorted({*found.problems, *built.handed})))

    def audit_article(self, article: str) -> Audited:
        """Run the checks over one article of the corpus that was built, by its short name; those that need several are left out.

        Raises :class:`kg.errors.InputError` when there is none of that name.
        """
        from kg.workspace.corpus.auditing import of_article

        return of_article(self.sources, self.settings, self.output, article)

    def without(self, references: Sequence[str]) -> tuple[Fallen, ...]:
        """Return the claims that would be left with no source, or with one, without ``references`` (keys or labels)."""
        from kg.audit import whatif

        terms = query.terms(self.store, "reference", references)
        return whatif.without(self.store, {term.strip("<>") for term in terms})

    def judge(  # noqa: PLR0913 - one parameter a column of the table
        self,
        claim: str,
        reference: str,
        verdict: str,
        *,
        basis: str,
        reviewer: str,
        quote: str = "",
        note: str = "",
        date: str = "",
        force: bool = False,
        once: bool = False,
    ) -> Recorded:
        """Add a reviewer's verdict on a pair of claim and reference to the workspace's table; build anew to see it.

        ``force`` writes down a quote that does not stand in the text at hand; ``once`` adds nothing when the reviewer's last verdict
        on the pair says the same. Of a corpus only the article that is meant is read. Raises :class:`kg.errors.InputError` for
        names that mean no pair, a word that is no verdict or basis, such a quote, and a table that cannot be written to.
        """
        from kg.workspace import verdicts

        said = verdicts.Said(verdict, basis, reviewer, quote, note, date)
        meant = self._meant(claim, reference)
        composed = verdicts.compose(said, meant)
        found = verdicts.check_quote(composed, meant.reference, self.sources, force=force)
        path = self.sources.verdicts or self.sources.root / self.settings.verdicts
        added = verdicts.record(composed, path, self.sources, once=once)
        self.sources = replace(self.sources, verdicts=path)
        return verdicts.Recorded(composed, path, found, added)

    def retract(self, recorded: Recorded) -> None:
        """Take a verdict out of the table again that :meth:`judge` added to it, and nothing else.

        Raises :class:`kg.errors.InputError` when it added nothing, or the row no longer stands there as it was written.
        """
        from kg.errors import InputError
        from kg.workspace import verdicts

        if recorded.added is None:
            raise InputError("the verdict had been written down before", place=str(recorded.path))
        verdicts.withdraw(recorded.added, recorded.path, self.sources)

    def _meant(self, claim: str, reference: str) -> Meant:
        """Return the pair that is meant; of a corpus that was built only its article is read."""
        from kg.workspace import pairing
        from kg.workspace.corpus import outputs, single

        if self.is_corpus and outputs.listed(self.output):
            linked = single.article_of(claim, self.sources, self.output)
            return pairing.find(claim, reference, (linked,), several=True)
        return pairing.find(claim, reference, self.articles)

    def suppress(self, finding: str, reason: str) -> Suppression:
        """Write down in ``kg.toml`` why a finding, by its id, needs no work; audit or build anew to see it.

        Raises :class:`kg.errors.KgError` without a reason, when it is suppressed already, or the file cannot be written to.
        """
        from kg.workspace import suppressions

        made = suppressions.add(self.settings.folder, finding, reason)
        self.settings = read_settings(self.settings.folder)
        return made

    def unsuppress(self, finding: str) -> Suppression:
        """Take the suppression of a finding out of ``kg.toml`` again, and nothing else; return what it said.

        Raises :class:`kg.errors.KgError` when there is none, or the file cannot be written to.
        """
        from kg.workspace import suppressions

        taken = suppressions.remove(self.settings.folder, finding)
        self.settings = read_settings(self.settings.folder)
        return taken

    def why_same(self, a: str, b: str) -> Answer:
        """Return whether two cited works are the same, and why.

        Each is a DOI, a PubMed id, an IRI, a citation key or ``article/label``.
        Raises :class:`kg.errors.InputError` when one names no work of the reference lists, or several.
        """
        from kg.workspace import works

        return works.why_same(self, a, b)

    def agreement(self) -> Agreement:
        """Return how far the reviewers agree on the pairs that several of them judged."""
        from kg.audit import agreement
        from kg.workspace import build

        return agreement.of_verdicts(build.read(self.sources).verdicts)

    def review(self, reviewer: str = "") -> tuple[Task, ...]:
        """Return the pairs of claim and reference that a reviewer has not judged, those worth most time first."""
        from kg.audit import queue
        from kg.audit.candidates import candidates, judged_by

        audited = self.audit()
        done = judged_by(audited.graph, reviewer) if reviewer else ()
        return queue.order(candidates(audited.graph, audited.audit.pairs), audited.audit.open, done)

    def readable(self, claim: str, reference: str) -> dict[str, str]:
        """Return what can be read of a reference that a claim cites, by what it is: its title, abstract and text."""
        from kg.model import Basis
        from kg.workspace import verdicts

        meant = self._meant(claim, reference)
        return {
            name: text
            for basis in reversed(Basis)
            for name, text in verdicts.at_hand(meant.reference, self.sources, basis).items()
        }

    @cached_property
    def articles(self) -> tuple[LinkedArticle, ...]:
        """The articles as they were read, without verdicts; read anew after a build or an audit."""
        from kg.workspace import build

        return build.read(replace(self.sources, verdicts=None)).articles

    def _read(self) -> tuple[list[str], Audited]:
        """Read and audit the sources; return the lines of their graph, findings not among them."""
        from kg.workspace import auditing

        self.__dict__.pop("articles", None)
        return auditing.read_and_audit(self.sources, self.settings)

    @cached_property
    def store(self) -> ox.Store:
        """The graph, open for reading; built first when it is not there."""
        if not store.exists(self.output):
            self.build()
            built: ox.Store = self.__dict__["store"]
            return built
        return store.open_graph(self.output)

    def questions(self) -> dict[str, Question]:
        """Return the shipped questions and those in the workspace's own ``queries`` folder, by name."""
        return asking.questions(self.sources)

    def question(self, name: str) -> Question:
        """Return a question by its name, or from SPARQL text or a file that ends in ``.rq``.

        Raises :class:`kg.errors.QueryError` when there is none.
        """
        return asking.question(self.sources, name)

    def query(self, question: str, **parameters: str | Sequence[str]) -> Table:
        """Answer a question: its name, a ``.rq`` file or SPARQL text.

        Parameters are named as in the question; a value is a key, an id, a label, an IRI or a number::

            workspace.query("claims-of-reference", reference="boulman2005")
        """
        return self.rows(self.question(question), parameters)

    def rows(self, question: Question, parameters: Mapping[str, str | Sequence[str]]) -> Table:
        """Answer a question that was read before, as rows."""
        return query.select(self.store, self._bound(question, parameters), place=question.place)

    def answer(self, question: Question, form: str, parameters: Mapping[str, str | Sequence[str]]) -> bytes:
        """Answer in csv, tsv, json or xml, or a graph in nt, turtle or jsonld."""
        return query.serialise(self.store, self._bound(question, parameters), form, place=question.place)

    def search(self, words: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Return the claims, cited works, authors and articles in which all ``words`` occur, the best first.

        ``"a phrase"`` stands in quotes, ``calc*`` for all words that begin so; ``kind`` is one of ``kg.search.KINDS``. The index is made
        when there is none of this graph. Raises :class:`kg.errors.QueryError` when there is no word to search for.
        """
        from kg import search
        from kg.workspace.search import index

        if not store.exists(self.output):
            self.build()
        return search.find(index(self.output, lambda: self.store), words, kind=kind, limit=limit)

    def push(
        self,
        url: str,
        *,
        login: Login | None = None,
        again: bool = False,
        timeout: float = 120.0,
        progress: Callable[[int, int], None] | None = None,
    ) -> Pushed:
        """Hand every named graph to the SPARQL 1.1 graph store at ``url``; what it has already is not sent, unless ``again``.

        Raises :class:`kg.errors.PushError`; another call goes on where this one stopped.
        """
        from kg import push

        return push.push(
            self.store,
            url,
            self.output / push.JOURNAL,
            login=login,
            again=again,
            timeout=timeout,
            progress=progress or (lambda *_: None),
        )

    def validate(self) -> tuple[Nonconformity, ...]:
        """Check the built graph against the shapes of the model."""
        from kg import validate

        return validate.validate(store.to_nquads(self.store))

    def claims(self) -> Table:
        """Return all claims with their place, kind and number of references."""
        return self.query("claims")

    def references(self) -> Table:
        """Return all references with the number of claims that cite each."""
        return self.query("references-by-claims")

    def dataset(self) -> rdflib.Dataset:
        """Return the graph as an :class:`rdflib.Dataset` over the same store, all graphs in union."""
        import oxrdflib
        import rdflib

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.store), default_union=True)

    def page(self, article: str = "") -> Page:
        """Return the interactive page of ``article`` (name, title or IRI), or of all; a notebook shows it in its cell.

        The sources are read and audited anew. Raises :class:`kg.errors.InputError` when there is no such article.
        """
        from kg.workspace import pages

        return pages.page(self.audit(), article)

    def figure(self, view: str = "map", form: str = "svg", article: str = "") -> bytes:
        """Return a figure for a paper: ``view`` map, matrix or timeline, ``form`` svg, png or pdf; by default of the first article.

        The sources are read and audited anew. Needs matplotlib. Raises :class:`kg.errors.InputError` when it cannot be drawn.
        """
        from kg.workspace import pages

        return pages.figure(self.audit(), view, form, article)

    def network(self) -> nx.MultiDiGraph[str]:
        """Return the graph as a networkx graph of claims, references and what they are about."""
        from kg import network

        return network.build(self.store)

    def _bound(self, question: Question, parameters: Mapping[str, str | Sequence[str]]) -> str:
        words = {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
        return query.bind(
            question, {name: query.terms(self.store, name, value) for name, value in words.items()}
        )
