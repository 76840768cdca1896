"""Mystery visits of the office in the access matrix: planned, sent under objection, final with a corrective action."""

from governance.organization.models import Unit
from tests.visits import making
from voice.visits import actions
from voice.visits.models import Contest, CriteriaSet, Sheet

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    rater, head = making.planner(), making.head()
    planned = making.visit(rater)
    sent, final = making.sent(rater, making.BADGE), making.settled(rater, making.BADGE)
    criterion = sent.round.criteria_set.criteria.get(text=making.BADGE)
    file = making.evidence()
    making.act(actions.contest, head, sent, criterion=criterion, text="付けていた", files=[file])
    contest = Contest.objects.get()
    making.act(actions.draft_set, rater)
    return {
        "voice/visits/<uuid:pk>": {
            "planned": {"pk": str(planned.pk)}, "sent": {"pk": str(sent.pk)}, "final": {"pk": str(final.pk)},
        },
        "voice/visits/sheets/<uuid:pk>": {"of the rater": {"pk": str(Sheet.objects.get(visit=planned).pk)}},
        "voice/visits/contests/<uuid:pk>": {"of the office": {"pk": str(contest.pk)}},
        "voice/visits/evidence/<uuid:pk>": {"of the office": {"pk": str(contest.evidence.get().pk)}},
        "voice/visits/corrections/<uuid:pk>": {"of the office": {"pk": str(final.corrections.get().pk)}},
        "voice/visits/offices/<uuid:pk>": {"the office": {"pk": str(office.pk)}},
        "voice/visits/criteria/<uuid:pk>": {
            state: {"pk": str(CriteriaSet.objects.get(state=state).pk)} for state in ("draft", "decided")
        },
        "voice/visits/rounds/<uuid:pk>": {"of the office": {"pk": str(planned.round_id)}},
    }  # fmt: skip
