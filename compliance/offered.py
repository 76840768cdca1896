"""What the case itself offers those who work on it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.access import is_head, may_assign
from compliance.case_page import OVERVIEW, Offer
from compliance.choices import State
from compliance.models import Case
from governance.access import Actor
from governance.deadlines.queries import faces_of


def possible_actions(case: Case, actor: Actor, tab: str) -> list[Offer]:
    """Return what someone who works on the case may do now, on the tab."""
    decides = is_head(actor, case) and case.state == State.RECEIVED
    offered: list[tuple[str, Any, bool, str]] = [
        ("accept", _("Accept"), decides, OVERVIEW),
        ("decline", _("Decline"), decides, OVERVIEW),
        ("assign", _("Assign investigators"), may_assign(actor, case) and case.state in WORKED_ON, OVERVIEW),
        ("write", _("Write to the reporter"), True, OVERVIEW),
        ("write", _("Write to the reporter"), True, "conversation"),
        ("conclude", _("Conclude"), case.state in WORKED_ON, OVERVIEW),
        ("reroute", _("Pass on"), case.state in (State.RECEIVED, *WORKED_ON), OVERVIEW),
        (
            "acknowledge",
            _("Note that the reporter was told"),
            case.channel not in ("web", "routed") and not _told(case),
            OVERVIEW,
        ),
    ]
    return [
        Offer(label, reverse(f"compliance:{verb}", args=[case.pk]), place)
        for verb, label, possible, place in offered
        if possible and place == tab
    ]


WORKED_ON = (State.ACCEPTED, State.INVESTIGATING)


def _told(case: Case) -> bool:
    clocks = faces_of("compliance.case", [case.pk]).get(case.pk, [])
    return all(face.tone == "met" for face in clocks if face.code == "D1")
