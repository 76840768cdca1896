"""What this room shows on the overview of the protection of personal information."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from privacy.access import counted
from privacy.contractors.access import visible_jobs
from privacy.contractors.choices import JobState
from privacy.contractors.models import Job
from privacy.contractors.queries import at_risk
from privacy.contributed import Standing, stands


@stands
def contracts_standing(actor: Actor) -> list[Standing]:
    """Return the contracts that are not closed, and those at risk. Two queries."""
    rows = counted(Job.objects.all(), visible_jobs, actor).exclude(state=JobState.CLOSED)
    lists = reverse("contractors:jobs"), reverse("contractors:at-risk")
    return [Standing(_("Contracts with contractors"), rows.count(), at_risk(rows).count(), _("at risk"), *lists, 50)]
