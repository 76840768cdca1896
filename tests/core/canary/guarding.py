"""Steps that could point at the reporter, put before counsel; designated handlers, and the opening of an identity."""

from compliance.guard.models import Necessity
from compliance.handlers.models import Designation, IdentityOpening
from compliance.models import Case
from tests.core.canary.cast import Cast, Hand, day, returned
from tests.core.canary.words import canary, sparrow
from tests.support import factories

GROUNDS = ("what", "why", "milder", "exposed")


def ask_counsel(cast: Cast, case: Case) -> None:
    """Put two steps before counsel, who approves one and refuses the other; try a wording."""
    base = f"/compliance/guard/cases/{case.pk}/"
    for verdict in ("approve-step", "refuse-step"):
        grounds = {name: canary(f"step {name}") for name in GROUNDS}
        cast.head.send(f"{base}request-step/", step="logs", **grounds)
        record = Necessity.objects.latest("asked_at")
        assert canary("step what") in cast.counsel.read(record.get_absolute_url())
        cast.counsel.send(record.get_absolute_url() + f"{verdict}/", valid_days="14", remark=canary("counsel decides"))
        assert canary("counsel decides") in cast.head.read(record.get_absolute_url())
    assert canary("wording") in cast.head.send(f"{base}check/", text=canary("wording")).text


def designate(cast: Cast, hand: Hand) -> None:
    """Designate a handler: proposed, confirmed, accepted."""
    term = {"trained_on": day(-3), "valid_from": day(), "valid_to": day(300)}
    cast.head.send("/compliance/handlers/propose/", person=str(hand.person.pk), duties=DUTIES, **term)
    found = Designation.objects.get(person=hand.person)
    cast.vice_president.send(f"{found.get_absolute_url()}confirm/")
    hand.send(f"{found.get_absolute_url()}accept-letter/", understood="on")
    factories.give_keys([hand.person])
    hand.sign_in()


DUTIES = sparrow("duties", "handlers_designation", "handlers_historicaldesignation")
ENDED = sparrow("end of office", "handlers_designation", "handlers_historicaldesignation")


def open_identity(cast: Cast, case: Case, code: str) -> None:
    """Ask for the name with a reason, refuse it once, consent once, open it; the reporter reads the reason."""
    designate(cast, cast.investigator)
    designate(cast, cast.second)
    designate(cast, cast.other_head)
    for verdict in ("refuse-consent", "consent"):
        cast.investigator.send(f"/compliance/handlers/cases/{case.pk}/ask-identity/", reason=canary("need of the name"))
        opening = IdentityOpening.objects.get(state="asked")
        assert canary("need of the name") in cast.second.read(f"{opening.get_absolute_url()}{verdict}/")
        cast.second.send(f"{opening.get_absolute_url()}{verdict}/")
    shown = cast.investigator.send(f"{opening.get_absolute_url()}open-identity/").text
    assert canary("name") in shown
    assert canary("contact") in shown
    assert canary("need of the name") in returned(code).get("/report/case/").text
    ended = Designation.objects.get(person=cast.other_head.person)
    cast.vice_president.send(f"{ended.get_absolute_url()}end/", reason=ENDED)
