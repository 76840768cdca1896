"""A person's own inbox. Reading a notice is no change of a case and leaves no ledger entry; read_at is its receipt."""

from uuid import UUID

from django.db.models import QuerySet

from governance import clock
from governance.notices.models import MailChoice, Notice


def notices_of(person_id: UUID) -> QuerySet[Notice]:
    """Return the person's notices, newest first."""
    return Notice.objects.filter(person_id=person_id).order_by("-created_at", "pk")


def mark_read(notice: Notice) -> None:
    """Stamp the first reading; later readings change nothing."""
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=clock.now())


def choose_mail(person_id: UUID, how: str) -> None:
    """Set how the person hears of notices by mail."""
    MailChoice.objects.update_or_create(person_id=person_id, defaults={"how": how})


def mail_choice_of(person_id: UUID) -> str:
    """Return how the person hears of notices by mail; at once unless they chose otherwise."""
    chosen = MailChoice.objects.filter(person_id=person_id).values_list("how", flat=True).first()
    return chosen or MailChoice.How.AT_ONCE.value
