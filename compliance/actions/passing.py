"""Out of the external counter, which alone has a report until then (seed part 1, features C2)."""

from django.utils.translation import gettext_lazy as _

from compliance.access import is_counsel, is_reporter
from compliance.actions.carrying import bring_name, carry_over
from compliance.actions.talking import send_to_reporter
from compliance.choices import Disclosure, Track
from compliance.content import content_of, identity_in
from compliance.filing import exclude, people_named, readers_of, tell_rooms, who_handles
from compliance.models import Case, Message, PassingOn
from compliance.passing import Passed, has_counsel, identity_at_counsel
from compliance.queries import files_of
from compliance.rules import is_named
from governance import vault
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, WrongState, action


class NamesReporter(Refused):
    """The reporter did not allow the name to be passed on, and the text holds it."""

    code = "names_reporter"
    message = _("The name of the reporter stands in the text, and it is not to be passed on. Take it out.")


class NotAllowedByReporter(Refused):
    """The name is passed on only when the reporter allows it."""

    code = "name_not_allowed"
    message = _("The reporter did not allow the name to be passed on.")


class UnreadMessages(Refused):
    """The reporter has written in the meantime."""

    code = "unread_messages"
    message = _("The reporter has written to you. Read the message before you pass the report on.")


class CounselHasIt(Refused):
    """Someone at the external counter can handle the report."""

    code = "counsel_has_it"
    message = _("The external counter is handling your report.")


@action(
    "compliance.pass_on",
    subject=Case,
    who=is_counsel,
    moves=Move("at_counsel", to="received"),
    clocks=NO_CLOCKS,
    emits=("compliance.report_passed",),
    ledger=("with_name",),
)
def pass_on(case: Case, *, actor: Actor, passed: Passed, with_name: bool, message: str) -> None:
    """Pass the report on, in the counsel's wording, to those who handle it; the reporter is told.

    The clocks run on from the day of the report. Raises NamesReporter, NotAllowedByReporter or UnreadMessages.
    """
    if with_name and not case.name_may_pass:
        raise NotAllowedByReporter
    if case.messages.filter(side=Message.Side.REPORTER, read_at__isnull=True).exists():
        raise UnreadMessages
    identity = identity_at_counsel(case, actor)
    if identity and not with_name and is_named(identity.name, passed.content.texts()):
        raise NamesReporter
    named = people_named(passed.content)
    track = who_handles(passed.position, [*people_named(content_of(case, actor)), *named], passed.unit)
    carry_over(case, passed, track, readers_of(track), actor, with_name=with_name)
    exclude(case, {n.person_id for n in named})
    send_to_reporter(case, actor, message)


@action(
    "compliance.give_to_inspector",
    subject=Case,
    who=is_reporter,
    moves=Move("at_counsel", to="received"),
    clocks=NO_CLOCKS,
    emits=("compliance.report_passed",),
    ledger=("with_name",),
)
def give_to_inspector(case: Case, *, actor: Actor, with_name: bool) -> None:
    """The reporter gives the report to the inspector of the board, because nobody at the external counter may handle it.

    Only the reporter's code (and the counsel) open the boxes, so nobody else can do it. Raises CounselHasIt.
    """
    if has_counsel(case):
        raise CounselHasIt
    passed = Passed(content_of(case, actor), case.unit, case.position, tuple(files_of(case)))
    inspector = [vault.post_holder("statutory_auditor")]
    carry_over(case, passed, Track.STATUTORY, inspector, actor, with_name=with_name)
    exclude(case, {n.person_id for n in people_named(passed.content)})


@action(
    "compliance.give_name",
    subject=Case,
    who=is_reporter,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def give_name(case: Case, *, actor: Actor) -> None:
    """The reporter gives the organization the name that only the external counter had. Raises WrongState when there is none."""
    passing = PassingOn.objects.select_for_update().select_related("identity_box").filter(case=case).first()
    if passing is None or passing.sealed_identity is None or not passing.keeps_name:
        raise WrongState
    identity = identity_in(passing.identity_box, passing.sealed_identity, actor.keys)
    bring_name(case, passing, identity)
    case.disclosure = Disclosure.IN_CONFIDENCE
    tell_rooms(case, identity)
