"""Putting a notice into inboxes and, by each person's choice, a mail on its way."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

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


def mail_about(person: Person, notices: list[Notice]) -> Mail:
    """Return an unsaved mail that names the notices and the address to read them at, and nothing more."""
    lines = [_("You have notices in the governance system."), ""]
    lines += [f"- {words_of(n.kind)} {n.reference}".rstrip() for n in notices]
    lines += ["", _("Sign in to read them:"), f"{settings.PUBLIC_ADDRESS}/inbox/"]
    subject = _("Notice from the governance system")
    return Mail(person=person, subject=subject, body="\n".join(lines))
