"""Putting a notice into inboxes and, by each person's choice, a mail on its way."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from governance import clock
from governance.notices.kinds import words_of
from governance.notices.models import Event, Mail, MailChoice, Notice
from governance.people.models import Person


def tell(
    people: Iterable[Person], kind: str, *, reference: str = "", path: str = "", event: Event | None = None
) -> None:
    """Put one notice into each person's inbox, once per event, and queue the mails of those who want them at once.

    `reference` is a case number or the like, `path` the page to open; neither says what the case is about.
    """
    people = list(people)
    notices = [Notice(person=p, kind=kind, reference=reference, path=path, event=event) for p in people]
    made = Notice.objects.bulk_create(notices, ignore_conflicts=False)
    by_digest = set(
        MailChoice.objects.filter(person__in=people, how=MailChoice.How.DIGEST).values_list("person_id", flat=True)
    )
    Mail.objects.bulk_create(
        mail_about(person, [notice])
        for person, notice in zip(people, made, strict=True)
        if person.email and person.id not in by_digest
    )


MAILS_A_MINUTE = 100
"""Fewer than the mailer sends in one turn, so that a round to all staff holds up no other mail."""
BATCH = 1000
T = TypeVar("T")


def tell_many(people: QuerySet[Person], kind: str, *, path: str = "", event: Event | None = None) -> None:
    """Put one notice into the inbox of each of thousands, and queue their mails spread over the coming minutes.

    Those who chose the digest get no mail of their own, as with `tell`.
    """
    now, sent = clock.now(), 0
    chosen = people.order_by("pk").only("id", "email").iterator(chunk_size=BATCH)
    for batch in _batches(chosen, BATCH):
        made = Notice.objects.bulk_create(Notice(person=p, kind=kind, path=path, event=event) for p in batch)
        digest = MailChoice.objects.filter(person__in=batch, how=MailChoice.How.DIGEST)
        by_digest = set(digest.values_list("person_id", flat=True))
        mails = [mail_about(n.person, [n]) for n in made if n.person.email and n.person_id not in by_digest]
        for mail in mails:
            mail.next_attempt_at = now + timedelta(minutes=sent // MAILS_A_MINUTE)
            sent += 1
        Mail.objects.bulk_create(mails)


def _batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch


def mail_about(person: Person, notices: list[Notice]) -> Mail:
    """Return an unsaved mail that names the notices and the address to read them at, and nothing more."""
    lines = [_("You have notices in the governance system."), ""]
    lines += [f"- {words_of(n.kind)} {n.reference}".rstrip() for n in notices]
    lines += ["", _("Sign in to read them:"), f"{settings.PUBLIC_ADDRESS}/inbox/"]
    subject = _("Notice from the governance system")
    return Mail(person=person, subject=subject, body="\n".join(lines))
