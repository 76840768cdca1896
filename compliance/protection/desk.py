"""What waits in protection for an actor."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.access import CASE_ROLES, visible_to
from compliance.models import Case, CaseGrant
from compliance.protection.access import SECOND_PERSONS, visible_check_ins, visible_matches, visible_proposals
from compliance.protection.choices import MatchState
from compliance.protection.models import CheckIn, Match
from compliance.rules import HEAD_OF_TRACK, IDENTITY_KEEPERS
from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace, faces_of
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def protection_waiting(actor: Actor) -> list[DeskItem]:
    """Return check-ins to ask about or decide, matches to deal with, notices owed to reporters, rules to adopt."""
    if not actor.holds(*CASE_ROLES):
        return []
    return [*_check_ins(actor), *_matches(actor), *_notices(actor), *_proposals(actor)]


def _headed(actor: Actor) -> list[str]:
    return [track for track, roles in HEAD_OF_TRACK.items() if actor.holds(*roles)]


def _handled(actor: Actor) -> Q:
    """Return the condition that the actor works on the row's case."""
    granted = CaseGrant.objects.filter(content_object=OuterRef("case_id"), user_id=actor.id)
    return Q(case__track__in=_headed(actor)) | Q(Exists(granted))


def _check_ins(actor: Actor) -> Iterable[DeskItem]:
    """Answered check-ins, and those without an answer for a week."""
    week_ago = clock.now() - timedelta(days=7)
    waiting = Q(state="answered") | Q(state="open", asked_at__lte=week_ago)
    rows = visible_check_ins(actor).filter(waiting).filter(_handled(actor))
    shown = list(rows.select_related("case").order_by("opens_on")[:PER_AREA])
    clocks = _clocks("protection.checkin", shown)
    return [_check_in_item(row, clocks.get(row.pk)) for row in shown]


def _check_in_item(row: CheckIn, face: ClockFace | None) -> DeskItem:
    task = _("Decide on a check-in") if row.state == "answered" else _("Ask a reporter again")
    return DeskItem(task, row.case.reference, row.get_absolute_url(), row.opens_on, face)


def _matches(actor: Actor) -> Iterable[DeskItem]:
    """Matches for those who keep identities, recommendations for the heads."""
    keeps = [track for track, posts in IDENTITY_KEEPERS.items() if actor.posts & posts]
    mine = Q(case__track__in=keeps, state__in=[MatchState.FOUND, MatchState.ASSESSED, MatchState.ANSWERED])
    asked = Q(case__track__in=_headed(actor), state=MatchState.STOP)
    rows = visible_matches(actor).filter(mine | asked).select_related("case").order_by("found_at")
    shown = list(rows[:PER_AREA])
    clocks = _clocks("protection.match", shown)
    return [_match_item(row, clocks.get(row.pk)) for row in shown]


def _match_item(row: Match, face: ClockFace | None) -> DeskItem:
    tasks = {
        "found": _("Assess something about a protected person"),
        "stop": _("Answer a recommendation about a protected person"),
    }
    task = tasks.get(row.state) or _("Bring the protection of a person to an end")
    return DeskItem(task, row.case.reference, row.get_absolute_url(), timezone.localdate(row.found_at), face)


def _notices(actor: Actor) -> Iterable[DeskItem]:
    """Written notices of the result that are still owed (D2b, D3), for concluded cases."""
    owed = Deadline.objects.filter(
        subject_type="compliance.case", subject_id=OuterRef("pk"), state="running", rule__code__in=("D2b", "D3")
    )
    granted = CaseGrant.objects.filter(content_object=OuterRef("pk"), user_id=actor.id)
    cases = visible_to(actor).filter(Q(track__in=_headed(actor)) | Q(Exists(granted)), Exists(owed), state="concluded")
    shown: list[Case] = list(cases.order_by("concluded_at")[:PER_AREA])
    clocks = faces_of("compliance.case", [case.pk for case in shown])
    items = []
    for case in shown:
        faces = [f for f in clocks.get(case.pk, []) if f.code in ("D2b", "D3") and f.settled_on is None]
        face = min(faces, key=lambda f: f.due_on)
        since = timezone.localdate(case.concluded_at) if case.concluded_at else face.opened_on
        items.append(DeskItem(_notice_words(faces), case.reference, _case_url(case), since, face))
    return items


def _notice_words(owed: list[ClockFace]) -> str:
    """Return what is to be sent: once the result was told, the measures remain (D3)."""
    if any(face.code == "D2b" for face in owed):
        return _("Send the written notice of the result")
    return _("Tell the reporter about the measures")


def _case_url(case: Case) -> str:
    return reverse("protection:case", args=[case.pk])


def _proposals(actor: Actor) -> Iterable[DeskItem]:
    """New versions of rules for those who may adopt them."""
    if not actor.holds(*SECOND_PERSONS):
        return []
    rows = visible_proposals(actor).filter(state="proposed").exclude(proposed_by_id=actor.id)
    return [
        DeskItem(
            _("Adopt a new version of a rule"),
            row.code,
            row.get_absolute_url(),
            timezone.localdate(row.proposed_at),
            None,
        )
        for row in rows[:PER_AREA]
    ]


def _clocks(subject_type: str, rows: Iterable[CheckIn | Match]) -> dict[object, ClockFace]:
    """Return the running clock of each row."""
    faces = faces_of(subject_type, [row.pk for row in rows])
    running = {pk: [f for f in listed if f.settled_on is None] for pk, listed in faces.items()}
    return {pk: listed[0] for pk, listed in running.items() if listed}
