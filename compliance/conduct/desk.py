"""What waits about documents of conduct."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.conduct.access import APPROVERS, EDITORS, may_approve
from compliance.conduct.choices import EditionState
from compliance.conduct.models import Edition
from compliance.conduct.queries import waiting_for
from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def conduct_waiting(actor: Actor) -> list[DeskItem]:
    """Return what to sign, for approvers what to approve, for editors what was sent back."""
    items = [
        DeskItem(
            _("Read and sign"), s.edition.title, reverse("conduct:sign", args=[s.edition_id]),
            timezone.localdate(s.asked_at), face_until(s.due_on, _("Signature"), timezone.localdate(s.asked_at)),
        )
        for s in waiting_for(actor)[:PER_AREA]
    ]  # fmt: skip
    if actor.holds(*APPROVERS):
        in_review = Edition.objects.filter(state=EditionState.IN_REVIEW)
        items += [_item(_("Approve a document of conduct"), e) for e in in_review if may_approve(actor, e)]
    if actor.holds(*EDITORS):
        returned = Edition.objects.filter(state=EditionState.DRAFT).exclude(sent_back_because="")
        items += [_item(_("Revise a document that was sent back"), e) for e in returned]
    return items


def _item(task: str, edition: Edition) -> DeskItem:
    since = timezone.localdate(edition.created_at)
    return DeskItem(task, str(edition), edition.get_absolute_url(), since, None)
