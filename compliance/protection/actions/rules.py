"""The table of rules and texts: the legal office's confirmation, and new versions by two persons."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.protection.access import adopts_rules, proposes_rules
from compliance.protection.models import Confirmation, LegalText, RuleProposal
from governance import clock
from governance.access import Actor
from governance.deadlines.models import Rule, RuleStep
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action


class NotAfterTheLast(Refused):
    """A new version must begin after the last one."""

    code = "not_after_the_last"
    message = _("The new version must begin after the first day of the last one.")


class Confirmed(Refused):
    """The version is confirmed already."""

    code = "confirmed"
    message = _("The legal office has confirmed this version already.")


@action(
    "protection.confirm",
    subject=Confirmation,
    creates=True,
    who=proposes_rules,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("about_id", "confirmed_by", "confirmed_on"),
)
def confirm(
    *, actor: Actor, about: Rule | LegalText, about_id: str, confirmed_by: Person, confirmed_on: date
) -> Confirmation:
    """Note that the legal office confirmed a version; raises Confirmed when it was confirmed before."""
    target = {"rule": about} if isinstance(about, Rule) else {"text": about}
    if Confirmation.objects.filter(**target).exists():
        raise Confirmed
    if isinstance(about, Rule):
        Rule.objects.filter(pk=about.pk).update(confirmed_by=confirmed_by)
    return Confirmation.objects.create(
        **target, confirmed_by=confirmed_by, confirmed_on=confirmed_on, noted_by_id=actor.own_id
    )


@action(
    "protection.propose",
    subject=RuleProposal,
    creates=True,
    who=proposes_rules,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=("protection.rule_proposed",),
    ledger=("code", "valid_from"),
)
def propose(*, actor: Actor, code: str, is_text: bool, valid_from: date, fields: dict[str, Any]) -> RuleProposal:
    """Propose a new version of a rule or of a text; raises NotAfterTheLast."""
    if valid_from <= _last(code, is_text).valid_from:
        raise NotAfterTheLast
    return RuleProposal.objects.create(
        code=code, is_text=is_text, valid_from=valid_from, fields=fields, proposed_by_id=actor.own_id
    )


@action(
    "protection.adopt",
    subject=RuleProposal,
    who=adopts_rules,
    moves=Move("proposed", to="adopted"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def adopt(proposal: RuleProposal, *, actor: Actor) -> None:
    """Put a proposed version into force from its day; the last version ends the day before. Raises NotAfterTheLast."""
    last = _last(proposal.code, proposal.is_text)
    if proposal.valid_from <= last.valid_from:
        raise NotAfterTheLast
    last.valid_to = proposal.valid_from - timedelta(days=1)
    last.save(update_fields=["valid_to"])
    _sign(proposal, actor)
    if isinstance(last, LegalText):
        _new_text(proposal, last)
    else:
        _new_rule(proposal)


def _new_text(proposal: RuleProposal, last: LegalText) -> None:
    same = {"kind": last.kind, "code": last.code, "position": last.position}
    LegalText.objects.create(**same, **proposal.fields, valid_from=proposal.valid_from)


def _new_rule(proposal: RuleProposal) -> None:
    fields = {name: value for name, value in proposal.fields.items() if name != "steps"}
    rule = Rule.objects.create(code=proposal.code, valid_from=proposal.valid_from, **fields)
    RuleStep.objects.bulk_create(RuleStep(rule=rule, **step) for step in proposal.fields["steps"])


@action(
    "protection.refuse",
    subject=RuleProposal,
    who=adopts_rules,
    moves=Move("proposed", to="refused"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def refuse(proposal: RuleProposal, *, actor: Actor) -> None:
    """Do not put a proposed version into force."""
    _sign(proposal, actor)


def _sign(proposal: RuleProposal, actor: Actor) -> None:
    proposal.decided_by_id, proposal.decided_at = actor.person_id, clock.now()


def _last(code: str, is_text: bool) -> Rule | LegalText:
    """Return the last version; for a text the code is kind and code joined by a full stop."""
    if not is_text:
        return Rule.objects.filter(code=code).latest("valid_from")
    kind, name = code.split(".", 1)
    return LegalText.objects.filter(kind=kind, code=name).latest("valid_from")
