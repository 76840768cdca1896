"""Reads of cases for pages."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from compliance.access import visible_to
from compliance.choices import Counter
from compliance.content import Content, message_field
from compliance.models import Case, CaseGrant, Exclusion, Message, PassingOn
from compliance.rules import HEAD_OF_TRACK
from governance import vault
from governance.access import Actor
from governance.attachments.downloads import ShownFile, with_names
from governance.attachments.models import Attachment
from governance.ledger.models import Entry
from governance.organization.queries import name_on
from governance.people.models import Person
from governance.people.queries import holders
from governance.vault.models import Box


def cases_for(actor: Actor) -> QuerySet[Case]:
    """Return the cases the actor may see, each with `unit_name` as the unit was called when the report came in."""
    cases: QuerySet[Case] = visible_to(actor).annotate(unit_name=name_on("unit_id", OuterRef("clock_day")))
    return cases


def handlers_of(case: Case) -> QuerySet[Person]:
    """Return the people who work on the case today: heads of its track and granted investigators, without the excluded."""
    heads = holders(HEAD_OF_TRACK[case.track]).values("pk")
    granted = CaseGrant.objects.filter(content_object=case).values("user_id")
    investigators = holders(["investigator"]).filter(pk__in=granted).values("pk")
    people = Person.objects.filter(pk__in=heads) | Person.objects.filter(pk__in=investigators)
    return without_excluded(case, people)


def without_excluded(case: Case, people: QuerySet[Person]) -> QuerySet[Person]:
    """Return the people without those who must not see the case."""
    return people.exclude(Exists(Exclusion.objects.filter(case=case, person=OuterRef("pk"))))


def assigned_investigators(case: Case) -> QuerySet[Person]:
    """Return the investigators to whom the case was granted."""
    return Person.objects.filter(pk__in=case.grants.values("user_id")).order_by("staff_number")


def passing_of(case: Case) -> PassingOn | None:
    """Return how the external counter passed the report on, None for a report that did not come by it."""
    if case.counter == Counter.INTERNAL:
        return None
    return PassingOn.objects.filter(case=case).select_related("passed_by").first()


def original_of(passing: PassingOn, actor: Actor) -> tuple[Content, Content]:
    """Return a report as the external counter received it, and as it passed it on; raises vault.Locked inside."""
    opener = vault.opener(passing.box, actor.keys)
    original, passed = opener("content", passing.sealed_original), opener("passed", passing.sealed_passed)
    return Content(**json.loads(original)), Content(**json.loads(passed))


@dataclass(frozen=True)
class ShownMessage:
    """A message as a page shows it."""

    id: UUID
    side: str
    author: str
    text: str
    sent_at: datetime
    read_at: datetime | None
    files: list[ShownFile]


MESSAGES_PER_PAGE = 50


def messages_for(case: Case, actor: Actor) -> QuerySet[Message]:
    """Return the messages of a case that the actor may read, oldest first.

    What was written before the external counter passed the report on is for the reporter (and the counsel's own page) alone.
    """
    rows = Message.objects.filter(case=case).select_related("author")
    return rows if actor.kind == "reporter" else rows.filter(earlier_box__isnull=True)


def conversation(case: Case, actor: Actor, *, latest: int | None = None) -> list[ShownMessage]:
    """Return the opened messages with their files, oldest first; only the latest few when a number is given.

    A constant number of queries.
    """
    rows = messages_for(case, actor)
    chosen = list(rows.order_by("-sent_at", "-id")[:latest])[::-1] if latest else list(rows)
    return opened(case, actor, chosen)


def conversation_page(case: Case, actor: Actor, number: str) -> tuple[Page[Message], list[ShownMessage]]:
    """Return a page of the conversation and its messages, opened; no number, or one that does not exist, is the last page."""
    rows = messages_for(case, actor)
    page = Paginator(rows, MESSAGES_PER_PAGE).get_page(number if number.isdigit() else 10**9)
    return page, opened(case, actor, list(page))


def opened(case: Case, actor: Actor, messages: list[Message]) -> list[ShownMessage]:
    """Return the messages of one case, opened, with the names of their files. A constant number of queries."""
    earlier = [m for m in messages if m.earlier_box_id]
    now = [m for m in messages if not m.earlier_box_id]
    shown = opened_in(case.passing_on.box, actor, earlier) if earlier else []
    return shown + opened_in(case.box, actor, now)


def opened_in(box: Box, actor: Actor, messages: list[Message]) -> list[ShownMessage]:
    """Return the messages that lie in one box, opened, with the names of their files. Four queries, however many messages."""
    files: dict[UUID, list[Attachment]] = {}
    for file in Attachment.objects.filter(owner_type="compliance.message", owner_id__in=[m.pk for m in messages]):
        files.setdefault(file.owner_id, []).append(file)
    opener = vault.opener(box, actor.keys)
    names = {file.id: file for file in with_names([f for listed in files.values() for f in listed], actor.keys)}
    return [
        ShownMessage(
            m.pk,
            m.side,
            m.author.name if m.author else "",
            opener(message_field(m), m.sealed_text).decode(),
            m.sent_at,
            m.read_at,
            [names[file.pk] for file in files.get(m.pk, [])],
        )
        for m in messages
    ]


def files_of(case: Case) -> list[Attachment]:
    """Return the files that came with the report itself."""
    files = Attachment.objects.filter(owner_type="compliance.case", owner_id=case.pk, box=case.box)
    return list(files.order_by("created_at"))


REPORTED = ("compliance.case", "compliance.message")
"""What the reporter sent or was sent; everything else among the files is the work of those who handle the case."""


def may_hand_out(case: Case, attachment_id: UUID, actor: Actor) -> Attachment | None:
    """Return the attachment when it came with the report or belongs to one of its messages, otherwise None.

    What stayed with the external counter goes to the reporter alone.
    """
    boxes = [case.box_id]
    if actor.kind == "reporter" and (passing := passing_of(case)):
        boxes.append(passing.box_id)
    return Attachment.objects.filter(pk=attachment_id, box__in=boxes, owner_type__in=REPORTED).first()


def evidence_file(case: Case, attachment_id: UUID) -> Attachment | None:
    """Return the attachment when it is evidence of the case, otherwise None. Never for the reporter."""
    return Attachment.objects.filter(pk=attachment_id, box=case.work_box, owner_type="compliance.evidence").first()


@dataclass(frozen=True)
class Step:
    """One line of a case's course, from the ledger."""

    at: datetime
    action: str
    who: str
    details: dict[str, object]


FILING = ("compliance.file", "compliance.enter", "protection.raise_case")
QUIET = ("compliance.mark_read", "compliance.open", "compliance.download")


def course_of(case: Case, *, with_reading: bool = False) -> list[Step]:
    """Return what happened to the case, oldest first, from the ledger. Two queries."""
    entries = Entry.objects.filter(subject_id=case.pk, outcome=Entry.Outcome.DONE).order_by("number")
    if not with_reading:
        entries = entries.exclude(action__in=QUIET)
    rows = list(entries)
    people = dict(Person.objects.filter(pk__in={e.actor_id for e in rows}).values_list("pk", "name"))
    return [Step(e.at, e.action, people.get(e.actor_id or case.pk, ""), e.details) for e in rows]


def filing_entry(case: Case) -> Entry:
    """Return the ledger entry of the case's filing; raises Entry.DoesNotExist when there is none."""
    return Entry.objects.get(subject_id=case.pk, action__in=FILING, outcome="done")
