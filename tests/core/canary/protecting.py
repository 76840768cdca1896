"""Check-ins with the reporter, protected people, the personnel division's file, matches and what is made of them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.models import Case
from compliance.protection.chores import open_due
from compliance.protection.models import CheckIn, Match
from governance.notices import outbox
from tests.core.canary.cast import Cast, day, returned
from tests.core.canary.reporting import REPORTERS_NUMBER
from tests.core.canary.words import canary, unshown_canary
from tests.protection.test_personnel import csv, line

STAFF_NUMBER = "CANARYNO77"
"""Staff numbers have twenty characters at most: too short for a whole word; searched for by itself."""


def check_in(cast: Cast, case: Case, code: str) -> None:
    """Ask the reporter, ask again, let them answer, decide."""
    open_due()
    row = CheckIn.objects.get(case=case, months=1)
    base = f"/compliance/protection/check-ins/{row.pk}/"
    cast.head.send(f"{base}ask-again/", text=canary("asked again"))
    back = returned(code)
    assert canary("asked again") in back.get("/report/case/").text
    answers = {
        "changed": "yes",
        "kinds": ["tasks"],
        "weight": "heavy",
        "text": canary("check-in"),
        "wants_contact": "no",
    }
    assert back.post("/report/case/answer/", answers).status_code == 303
    assert canary("check-in") in cast.investigator.read(f"{base}decide/")
    decision = {"decision": "watch", "reason": canary("check-in decided"), "message": canary("check-in message")}
    cast.investigator.send(f"{base}decide/", **decision)


def personnel(cast: Cast, case: Case) -> None:
    """Protect a witness; take a file that hits witness and reporter; assess, check, stop, open a case of retaliation."""
    base = f"/compliance/protection/cases/{case.pk}/"
    cast.investigator.send(f"{base}protect/", standing="witness", name=canary("witness"), staff_number=STAFF_NUMBER)
    deliver(cast)
    outbox.dispatch()
    by_name = Match.objects.get(protected__standing="reporter")
    by_number = Match.objects.get(protected__standing="witness")
    for match in (by_name, by_number):
        cast.investigator.read(match.get_absolute_url())
        cast.investigator.send(f"{match.get_absolute_url()}assess/", verdict="related", reason=canary("assessment"))
    address = by_name.get_absolute_url()
    grounds = {"checker": str(cast.lawyer.person.pk), "checked_on": day(), "opinion": "doubtful"}
    cast.investigator.send(f"{address}legal-check/", text=canary("legal grounds"), **grounds)
    cast.investigator.send(f"{address}recommend-stop/", text=canary("stop"))
    assert canary("stop") in cast.head.read(address)
    cast.head.send(f"{address}respond/", answer="stopped", text=canary("stop answered"))
    page = cast.investigator.read(address)
    assert all(canary(name) in page for name in ("assessment", "legal grounds", "stop answered"))
    raised = {"position": "staff", "text": canary("retaliation")}
    cast.investigator.send(f"{by_number.get_absolute_url()}raise-case/", **raised)
    cast.declare()
    cast.investigator.read(base)
    assert canary("retaliation") in cast.head.read(Case.objects.latest("received_at").get_absolute_url())


def deliver(cast: Cast) -> None:
    """Hand in a file with a mistake, then a right one."""
    address = "/compliance/protection/personnel/deliver/"
    bad = SimpleUploadedFile("x.csv", f"職員番号,氏名\n{STAFF_NUMBER},{canary('witness')}".encode())
    assert cast.hr.client.post(address, {"file": bad}).status_code == 422
    wrong = csv(line(STAFF_NUMBER, canary("witness"), kind=unshown_canary("wrong kind")))
    assert cast.hr.client.post(address, {"file": wrong}).status_code == 422
    rows = (
        line(STAFF_NUMBER, canary("witness")),
        line(REPORTERS_NUMBER, canary("name"), kind="異動"),
        line("P3", unshown_canary("bystander")),
    )
    cast.hr.send(address, file=csv(*rows))
