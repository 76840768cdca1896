"""Audits of the office in the access matrix: one that nobody knows of, one that is opened, a privacy audit, draws."""

from audit.engagements import actions
from audit.engagements.models import ExemptionRequest
from governance.organization.models import Unit
from tests.audit_engagements import making
from tests.audit_engagements.test_secrecy import committed

PART = "audit"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    head, lead = making.head(), making.auditor()
    secret = making.planned(head, lead=lead)
    barred = making.auditor(home_block=making.unit(making.BLOCK))
    making.act(actions.ask_exemption, head, secret, auditor=barred, lifts=["home_block"], reason="他にいない")
    draw = committed(head, [(making.OFFICE, 1)], 1)
    making.act(actions.draw_units, head, draw)
    opened = making.opened(head, lead=lead, draw=making.fresh(draw))
    making.act(actions.reveal_draw, head, draw)
    hidden = committed(head, [(making.OFFICE, 1)], 1)
    privacy = making.opened(head, lead=lead, kind="privacy")
    return {
        "audit/engagements/<uuid:pk>": {
            "secret": {"pk": str(secret.pk)}, "opened": {"pk": str(opened.pk)}, "privacy audit": {"pk": str(privacy.pk)},
        },
        "audit/engagements/exemption-requests/<uuid:pk>": {
            "secret": {"pk": str(ExemptionRequest.objects.values_list("pk", flat=True)[0])},
        },
        "audit/engagements/draws/<uuid:pk>": {"shown": {"pk": str(draw.pk)}, "sealed": {"pk": str(hidden.pk)}},
        "audit/auditors/<uuid:pk>": {"in the team": {"pk": str(lead.pk)}},
    }  # fmt: skip
