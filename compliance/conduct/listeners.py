"""Who is told about versions and signatures. A notice names the document and its version, nothing of its text."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.conduct.access import APPROVERS, EDITORS
from compliance.conduct.chores import keep_up
from compliance.conduct.models import Edition
from compliance.conduct.queries import open_signatures, units_with_open
from governance import clock
from governance.notices.kinds import declare
from governance.notices.models import Event, Notice
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from governance.people.roles import HEADS_OF_UNIT

declare("conduct.edition_submitted", _("A document of conduct waits for your approval."))
declare("conduct.edition_returned", _("A document of conduct was sent back to you."))
declare("conduct.edition_approved", _("A document of conduct was approved."))
declare("conduct.sign", _("A document of conduct waits for your signature."))
declare("conduct.reminder", _("You have not yet signed a document of conduct. Please read and sign it."))
declare("conduct.unsigned_in_unit", _("People of your unit have not yet signed a document of conduct."))
BATCH = 1000


def _edition(event: Event) -> Edition:
    return Edition.objects.select_related("author").get(pk=str(event.subject_id))


def _reference(edition: Edition) -> str:
    return str(edition)[:40]


def batches(people: QuerySet[Person]) -> Iterator[list[Person]]:
    """Yield the people a thousand at a time."""
    batch: list[Person] = []
    for person in people.iterator(chunk_size=BATCH):
        batch.append(person)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@on("conduct.edition_submitted")
def tell_approvers(event: Event) -> None:
    """Tell those who approve."""
    edition = _edition(event)
    people = holders(APPROVERS).exclude(pk__in=[edition.author_id, edition.submitted_by_id])
    tell(people, event.name, reference=_reference(edition), path=edition.get_absolute_url(), event=event)


@on("conduct.edition_returned")
@on("conduct.edition_approved")
def tell_editors(event: Event) -> None:
    """Tell those who write; a version approved for today comes into force without waiting for the hour."""
    edition = _edition(event)
    tell(holders(EDITORS), event.name, reference=_reference(edition), path=edition.get_absolute_url(), event=event)
    if event.name == "conduct.edition_approved":
        keep_up()


@on("conduct.signatures_asked")
def tell_signers(event: Event) -> None:
    """Tell everyone who was asked and not told yet, a thousand at a time."""
    edition = _edition(event)
    path = reverse("conduct:sign", args=[edition.pk])
    told = Notice.objects.filter(person=OuterRef("pk"), kind="conduct.sign", path=path)
    asked = open_signatures(edition).values("person_id")
    for people in batches(Person.objects.filter(pk__in=asked).exclude(Exists(told))):
        tell(people, "conduct.sign", reference=_reference(edition), path=path, event=event)


@on("conduct.signers_reminded")
def tell_the_late(event: Event) -> None:
    """Remind those asked before the days between reminders, and tell the heads of the units in which they are."""
    edition = _edition(event)
    before = clock.now() - timedelta(days=edition.remind_every_days)
    late = open_signatures(edition).filter(asked_at__lte=before).values("person_id")
    path = reverse("conduct:sign", args=[edition.pk])
    for people in batches(Person.objects.filter(pk__in=late)):
        tell(people, "conduct.reminder", reference=_reference(edition), path=path, event=event)
    heads = holders(HEADS_OF_UNIT, unit_ids=list(units_with_open(edition)))
    path = reverse("conduct:completion")
    tell(heads, "conduct.unsigned_in_unit", reference=_reference(edition), path=path, event=event)
