"""Reads of the work on a case for pages. Each function takes a constant number of queries."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from compliance.content import content_of
from compliance.models import Allegation, Case, Conclusion, Confirmation, Evidence, Interview, Plan, Task
from compliance.queries import conversation
from compliance.sealed import Shown, Texts, opener, shown
from governance import clock
from governance.access import Actor
from governance.attachments.downloads import ShownFile, with_names
from governance.calendar import eras


@dataclass(frozen=True)
class Work:
    """A case whose work box was opened once, for all reads of one page."""

    case: Case
    actor: Actor
    opened: Callable[..., Texts]

    def shown(self, rows: Any) -> list[Shown[Any]]:
        """Return the rows with the texts sealed in their field `sealed`."""
        return shown(self.case, self.actor, rows, self.opened)


def work_on(case: Case, actor: Actor) -> Work:
    """Open the case's work box; raises vault.Shut or Locked."""
    return Work(case, actor, opener(case, actor))


def plans(work: Work) -> list[Shown[Plan]]:
    """Return every version of the plan, newest first."""
    return work.shown(work.case.plans.select_related("author"))


def tasks(work: Work) -> list[Shown[Task]]:
    """Return the tasks, soonest first."""
    return work.shown(work.case.tasks.select_related("assignee"))


def chronology(work: Work) -> list[Shown[Any]]:
    """Return the lines of the chronology by day, with their evidence."""
    return work.shown(work.case.occurrences.select_related("interview").prefetch_related("evidence"))


@dataclass(frozen=True)
class ShownAllegation:
    """An allegation with what was found of it."""

    row: Allegation
    texts: Texts
    reasons: str


def allegations(work: Work) -> list[ShownAllegation]:
    """Return the allegations with findings, reasons and evidence."""
    rows = work.case.allegations.select_related("found_by").prefetch_related("evidence")
    return [
        ShownAllegation(
            row, work.opened(row, row.sealed), work.opened(row, row.sealed_reasons, "reasons").get("reasons", "")
        )
        for row in rows
    ]


@dataclass(frozen=True)
class ShownInterview:
    """An interview with plan, record and the answers of the person interviewed."""

    row: Interview
    plan: Texts
    record: Texts
    answers: list[Shown[Confirmation]]


def interviews(work: Work) -> list[ShownInterview]:
    """Return the interviews in the order of their numbers."""
    rows = work.case.interviews.select_related("interviewer").prefetch_related("confirmations")
    return [shown_interview(work, row) for row in rows]


def shown_interview(work: Work, row: Interview) -> ShownInterview:
    """Return one interview, opened."""
    return ShownInterview(
        row,
        work.opened(row, row.sealed_plan, "plan"),
        work.opened(row, row.sealed_record, f"record {row.record_number}"),
        [Shown(c, work.opened(c, c.sealed_answer, "answer")) for c in row.confirmations.all() if c.answer],
    )


@dataclass(frozen=True)
class ShownEvidence:
    """A piece of evidence with its file and its chain of custody."""

    row: Evidence
    texts: Texts
    file: ShownFile | None
    custody: list[Shown[Any]]
    used_in: list[int]


def evidence(work: Work) -> list[ShownEvidence]:
    """Return the register in the order of its numbers."""
    rows = list(
        work.case.evidence.select_related("obtained_by", "attachment__box").prefetch_related(
            "custody__by", "allegations"
        )
    )
    files = with_names([row.attachment for row in rows if row.attachment], work.actor.keys)
    names = {file.id: file for file in files}
    return [
        ShownEvidence(
            row,
            work.opened(row, row.sealed),
            names.get(row.attachment_id) if row.attachment_id else None,
            work.shown(row.custody.all()),
            sorted(allegation.number for allegation in row.allegations.all()),
        )
        for row in rows
    ]


def descriptions(work: Work) -> dict[UUID, str]:
    """Return what each piece of evidence is, for choices."""
    return {row.pk: work.opened(row, row.sealed)["description"] for row in work.case.evidence.all()}


@dataclass(frozen=True)
class ShownConclusion:
    """A conclusion as submitted, and the reviewer's comments."""

    row: Conclusion
    texts: Texts
    comments: str


def conclusions(work: Work) -> list[ShownConclusion]:
    """Return every submitted conclusion, newest first."""
    return [
        ShownConclusion(
            row, work.opened(row, row.sealed), work.opened(row, row.sealed_comments, "comments").get("comments", "")
        )
        for row in work.case.conclusions.select_related("author", "reviewer")
    ]


def joined_cases(case: Case) -> QuerySet[Case]:
    """Return the cases joined to this one."""
    return case.joined.order_by("received_at")


DAYS = re.compile(
    r"(?:明治|大正|昭和|平成|令和)[元0-9０-９]{1,2}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"|[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
SENTENCE = re.compile(r"[^。\n]*[。\n]?")


@dataclass(frozen=True)
class Suggestion:
    """A line for the chronology, found in what someone said. `source` and `number` find it again without its words."""

    source: str
    number: int
    day: date
    text: str
    message_id: UUID | None = None
    interview_id: UUID | None = None


def days_in(text: str) -> list[tuple[date, str]]:
    """Return each day named in the text with the sentence it stands in; days that do not exist are left out."""
    found = []
    for match in DAYS.finditer(text):
        day = _day(match.group())
        sentence = next((s.group() for s in SENTENCE.finditer(text) if s.start() <= match.start() < s.end()), "")
        if day is not None and day <= clock.today():
            found.append((day, sentence.strip()))
    return found


def _day(text: str) -> date | None:
    try:
        return eras.parse(text)
    except ValueError:
        return None


def suggestions(work: Work) -> list[Suggestion]:
    """Return lines for the chronology found in the report, the messages and the records, without days that it has from there."""
    case, actor = work.case, work.actor
    content = content_of(case, actor)
    found = [Suggestion("report", 0, content.happened_day, content.what)] if content.happened_day else []
    found += [Suggestion("report", n + 1, *line) for n, line in enumerate(days_in(content.what))]
    for message in conversation(case, actor):
        found += [
            Suggestion(str(message.id), n, *line, message_id=message.id) for n, line in enumerate(days_in(message.text))
        ]
    for interview in interviews(work):
        lines = days_in(interview.record.get("text", ""))
        pk = interview.row.pk
        found += [Suggestion(str(pk), n, *line, interview_id=pk) for n, line in enumerate(lines)]
    taken = {(o.day, o.message_id, o.interview_id) for o in case.occurrences.all()}
    return [s for s in found if (s.day, s.message_id, s.interview_id) not in taken]


def overdue(task: Task) -> bool:
    """Return whether an open task should have been done by now."""
    return task.state == Task.State.OPEN and task.due_on < timezone.localdate(clock.now())
