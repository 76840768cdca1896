"""Bringing a report out of the external counter's boxes into new ones, and leaving behind what must not travel along."""

from collections.abc import Iterable
from dataclasses import asdict

from django.utils.translation import gettext as _

from compliance.choices import Disclosure, Track
from compliance.content import Identity, seal_content, seal_identity, seal_json
from compliance.filing import identity_keepers, tell_rooms
from compliance.models import Case, Message, PassingOn
from compliance.passing import Passed, identity_at_counsel
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import copy_into
from governance.attachments.models import Attachment


def carry_over(case: Case, passed: Passed, track: Track, readers: list[str], actor: Actor, *, with_name: bool) -> None:
    """Move the case to the track in new boxes that open for the reporter's code and the readers.

    The counter's boxes stay as they are, in a PassingOn row. Without the name the case is an anonymous one from now on.
    """
    identity = identity_at_counsel(case, actor)
    passing = _keep_behind(case, passed, actor)
    receipt = vault.receipt_holder(case.receipt_digest)
    case.box = vault.create_box([receipt, *readers])
    case.sealed_content = seal_content(case.box, passed.content)
    case.identity_box = vault.create_box([receipt, *identity_keepers(track)])
    case.sealed_identity = None
    case.track, case.unit, case.position = track, passed.unit, passed.position
    _copy_files(case, passed.files, actor)
    if identity and with_name:
        bring_name(case, passing, identity)
    else:
        case.disclosure = Disclosure.ANONYMOUS
    tell_rooms(case, identity if with_name else None)


def bring_name(case: Case, passing: PassingOn, identity: Identity) -> None:
    """Seal the name to those who keep identities in the organization, and note when."""
    case.sealed_identity = seal_identity(case.identity_box, identity)
    passing.name_passed_at = clock.now()
    passing.save(update_fields=["name_passed_at"])


def _keep_behind(case: Case, passed: Passed, actor: Actor) -> PassingOn:
    Message.objects.filter(case=case).update(earlier_box=case.box)
    return PassingOn.objects.create(
        case=case,
        passed_by_id=actor.person_id,
        box=case.box,
        sealed_original=case.sealed_content,
        sealed_passed=seal_json(case.box, "passed", asdict(passed.content)),
        identity_box=case.identity_box,
        sealed_identity=case.sealed_identity,
    )


def _copy_files(case: Case, files: Iterable[Attachment], actor: Actor) -> None:
    """Files travel as copies without metadata, under numbers: a name can tell who sent it."""
    for number, file in enumerate(files, 1):
        name = _("File %(number)s") % {"number": number}
        copy_into(case.box, file, name, actor.keys, owner_type="compliance.case", owner_id=case.pk)
