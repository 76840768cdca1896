"""Who is told: a line without what the notice says. Everyone else of a unit finds it on the desk."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell, tell_many
from governance.people.models import Person
from governance.people.queries import holders
from voice.direct.access import HEADQUARTERS
from voice.direct.models import DirectNotice, Receipt

declare("direct.notice_delivered", _("A direct notice has come for your unit."))
declare("direct.notice_answered", _("A division answered a direct notice of your office."))
declare("direct.readers_reminded", _("Your unit has not opened a direct notice by its day."))


def responsible(units: Iterable[UUID]) -> QuerySet[Person]:
    """Return the heads of offices and those who read for a division, at these units."""
    return holders(["office_head", *HEADQUARTERS], unit_ids=list(units))


def _tell(event: Event, kind: str, notice: DirectNotice, receipts: QuerySet[Receipt]) -> None:
    units = receipts.filter(notice=notice).values_list("unit_id", flat=True)
    tell_many(responsible(units), kind, path=notice.get_absolute_url(), event=event)


@on("direct.notice_delivered")
def tell_units(event: Event) -> None:
    """Tell those responsible in each unit."""
    notice = DirectNotice.objects.get(pk=str(event.subject_id))
    _tell(event, event.name, notice, Receipt.objects.all())


@on("direct.notice_corrected")
def tell_of_following(event: Event) -> None:
    """Tell of the newest notice that corrects this one."""
    notice = DirectNotice.objects.filter(corrects_id=event.subject_id).latest("sent_at")
    _tell(event, "direct.notice_delivered", notice, Receipt.objects.all())


@on("direct.readers_reminded")
def remind_units(event: Event) -> None:
    """Remind those responsible in each unit that has not opened it."""
    notice = DirectNotice.objects.get(pk=str(event.subject_id))
    _tell(event, event.name, notice, Receipt.objects.filter(opened_at__isnull=True))


@on("direct.notice_answered")
def tell_office(event: Event) -> None:
    """Tell the one who wrote for an office. Answers of offices are many; headquarters reads them in the list."""
    receipt = Receipt.objects.select_related("notice__sender", "notice__sent_by").get(pk=str(event.subject_id))
    notice = receipt.notice
    if notice.sender.kind == "office":
        tell([notice.sent_by], event.name, reference=notice.reference, path=notice.get_absolute_url(), event=event)
