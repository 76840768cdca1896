"""What waits about data audits."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from audit.access import DEPARTMENT
from audit.data_audits.access import visible_runs
from audit.data_audits.choices import RunState, SetState
from audit.data_audits.models import Evaluation
from audit.data_audits.rules import TESTS
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits

DRAWING = [test.code for test in TESTS.values() if test.draws]


@waits
def samples_to_evaluate(actor: Actor) -> list[DeskItem]:
    """Return the samples that the actor drew and whose errors are not entered. They wait until the data set is erased."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    rows = visible_runs(actor).filter(
        ~Exists(Evaluation.objects.filter(run=OuterRef("pk"))), asked_by=actor.own_id, state=RunState.DONE, test__in=DRAWING,
        repeats__isnull=True, data_set__state=SetState.READY,
    )  # fmt: skip
    return [
        DeskItem(
            _("Enter the errors found in the sample"),
            row.data_set.title,
            row.get_absolute_url(),
            row.asked_at.date(),
            None,
        )
        for row in rows.defer("sealed_result", "data_set__sealed_profile").select_related("data_set")[:PER_AREA]
    ]
