"""The review queue as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kg.audit import queue

if TYPE_CHECKING:
    from kg.audit.queue import Task
    from kg.serve.judging.blinding import View


class TaskShape(TypedDict):
    """A pair; ``state`` is ``open``, ``judged`` (by the reviewer), ``changed`` (its sentence, since) or ``others`` (judged by others alone).

    ``severity`` is that of the gravest open finding, or nothing; ``alone`` how many claims rest on the reference alone;
    ``atHand`` is ``full text``, ``abstract``, ``title`` or ``nothing``.
    """

    article: str
    claim: str
    text: str
    section: str
    reference: str
    entry: str
    atHand: str
    worth: int
    severity: str
    alone: int
    findings: int
    state: str


class QueueShape(TypedDict):
    """All pairs, those of most worth first; ``judged`` of ``all`` by the reviewer, or by anybody where no name was given."""

    number: int
    all: int
    judged: int
    tasks: list[TaskShape]


def answer(view: View) -> QueueShape:
    """Return the queue as the reviewer may see it."""
    tasks = [_task(task, view) for task in queue.order(view.material.pairs, view.findings)]
    counted = "judged" if view.eyes.reviewer else "others"
    return {
        "number": view.material.now.number,
        "all": len(tasks),
        "judged": sum(task["state"] == counted for task in tasks),
        "tasks": tasks,
    }


def _task(task: Task, view: View) -> TaskShape:
    pair = task.candidate
    return {
        "article": pair.article,
        "claim": pair.claim,
        "text": pair.text,
        "section": pair.section,
        "reference": pair.reference,
        "entry": pair.entry,
        "atHand": pair.at_hand,
        "worth": task.worth,
        "severity": task.severity,
        "alone": task.alone,
        "findings": len(task.findings),
        "state": view.state(pair),
    }
