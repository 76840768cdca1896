"""A report through the reporter's pages, its investigation, the person interviewed, and the external counter."""

import io
import re
from typing import Any

from django.test import Client
from PIL import Image

from compliance.models import Case
from governance.attachments.models import Attachment
from tests.compliance.test_counter_entry import answers, code_on
from tests.core.canary.cast import Cast, Hand, day, returned
from tests.core.canary.words import canary, unshown_canary

OWN_WORDS = ("what", "where", "when", "who", "how")


def photo(name: str = "photo") -> io.BytesIO:
    """Return a picture with a canary in its metadata, and a canary for a name."""
    picture = Image.new("RGB", (40, 40), "red")
    exif = Image.Exif()
    exif[0x010E] = "CANARYEXIF"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=unshown_canary("exif").encode())
    out.seek(0)
    out.name = f"{canary(name)}.jpg"
    return out


REPORTERS_NUMBER = "CANARYNO78"


def file_through_pages(client: Client, **choices: str) -> str:
    """Write a report through the reporter's pages; return the receipt code."""
    you = {
        "reporter_kind": "staff",
        "disclosure": "in_confidence",
        "name": canary("name"),
        "contact": canary("contact"),
        "staff_number": REPORTERS_NUMBER,
    }
    assert client.post("/report/new/you/", you | choices).status_code == 302
    what = {
        "what": canary("what"), "where_note": canary("where"), "when_note": canary("when"), "who": canary("who"),
        "how_known": canary("how"), "position": "staff",
    }  # fmt: skip
    assert client.post("/report/new/what/", what).status_code == 302
    assert client.post("/report/new/files/", {"files": photo()}).status_code == 302
    assert canary("photo") in client.get("/report/new/check/").text
    assert client.post("/report/new/check/").status_code == 303
    code = code_on(client.get("/report/receipt/").text)
    assert client.post("/report/receipt/").status_code == 302
    return code


def report(cast: Cast) -> tuple[Case, str]:
    """File, accept, assign; return the case and its receipt code."""
    with cast.later(-40):
        code = file_through_pages(Client())
        case = Case.objects.latest("received_at")
        cast.declare()
    base = f"/compliance/cases/{case.pk}/"
    cast.head.send(base + "accept/", severity="high", category="money", message=canary("message"))
    cast.head.send(base + "assign/", investigators=[str(cast.investigator.person.pk)])
    page = cast.head.read(base)
    assert all(canary(name) in page for name in OWN_WORDS)
    assert canary("name") not in page
    back = returned(code)
    assert back.post("/report/case/reply/", {"text": canary("reply"), "files": photo("reply file")}).status_code == 303
    cast.head.send(base + "write/", text=canary("answer to reporter"), files=photo("file to reporter"))
    assert canary("answer to reporter") in returned(code).get("/report/case/").text
    file = cast.investigator.client.get(
        f"{base}files/{Attachment.objects.filter(box=case.box).earliest('created_at').pk}/"
    )
    assert (file.status_code, b"CANARYEXIF" in file.content) == (200, False)
    cast.head.read(f"{base}conversation/")
    return case, code


def investigate(cast: Cast, case: Case) -> None:
    """Plan, interview with the person's answer, evidence, chronology, finding: every text that people write on the way."""
    hand, base = cast.investigator, f"/compliance/cases/{case.pk}/"
    hand.send(
        f"{base}plan/",
        starts_on=day(),
        ends_on=day(),
        questions=canary("questions"),
        steps=canary("steps"),
        changes=canary("changes"),
    )
    hand.send(f"{base}add-task/", text=canary("task"), assignee=str(hand.person.pk), due_on=day())
    hand.send(f"{base}tasks/{case.tasks.get().pk}/finish-task/")
    interview(hand, case)
    hand.send(
        f"{base}add-evidence/", description=canary("evidence"), source=canary("source"), obtained_on=day(),
        files=photo("evidence file"),
    )  # fmt: skip
    evidence = case.evidence.get()
    hand.send(f"{base}evidence/{evidence.pk}/note-custody/", kind="moved", note=canary("custody"))
    hand.send(f"{base}add-occurrence/", day=day(), precision="day", text=canary("occurrence"))
    hand.send(f"{base}add-allegation/", what=canary("allegation"), rule=canary("rule"), who=canary("accused"))
    allegation = case.allegations.get()
    hand.send(f"{base}allegations/{allegation.pk}/find/", result="established", reasons=canary("found"))
    for tab in ("investigation", "interviews", "evidence", "findings", "course", "suggestions"):
        hand.read(f"{base}{tab}/")


def interview(hand: Hand, case: Case) -> None:
    """Plan and hold an interview; the person corrects the record by a code."""
    base = f"/compliance/cases/{case.pk}/"
    who = {"who": canary("interviewee"), "place": canary("room"), "topics": canary("topics")}
    hand.send(f"{base}plan-interview/", planned_on=day(), **who)
    address = f"{base}interviews/{case.interviews.get().pk}/"
    held = {"present": canary("present"), "text": canary("record"), "told_confidential": "on"}
    hand.send(f"{address}record-interview/", held_on=day(), **held)
    sealed = hidden(hand.read(f"{address}issue-confirmation/"))
    code = code_on(hand.send(f"{address}issue-confirmation/", sealed_code=sealed).text)
    interviewee = Client()
    page = interviewee.post("/report/interview/", {"code": code}).text
    assert canary("record") in page
    answer = {"sealed_code": hidden(page), "answer": "correction", "text": canary("correction")}
    assert interviewee.post("/report/interview/confirm-interview/", answer).status_code == 200


def conclude(cast: Cast, case: Case, joined: Case) -> None:
    """Submit, send back, submit again, approve, tell both reporters, begin anew."""
    base, rules = f"/compliance/cases/{case.pk}/", f"/compliance/protection/cases/{case.pk}/"
    done = {"finding": "found", "reasons": canary("reasons"), "message": canary("result")}
    cast.investigator.send(f"{base}submit-conclusion/", **done)
    cast.head.send(f"{base}return-conclusion/", comments=canary("review"))
    cast.investigator.read(f"{base}findings/")
    cast.investigator.send(f"{base}submit-conclusion/", **done)
    cast.head.send(f"{base}conclude/", comments=canary("remark of reviewer"))
    cast.head.send(f"{rules}notify/", says="corrected", text=canary("written notice"))
    cast.head.send(f"{rules}feedback/", text=canary("feedback"))
    cast.head.send(
        f"{joined.get_absolute_url()}conclude-joined/", reasons=canary("joined"), message=canary("joined result")
    )
    for tab in ("", "conversation/"):
        cast.head.read(f"{joined.get_absolute_url()}{tab}")
    cast.head.send(f"{base}reopen/", reason=canary("reopening"), message=canary("reopened"))
    for tab in ("", "conversation/", "findings/"):
        cast.head.read(base + tab)


def enter_by_phone(cast: Cast, leading: Case) -> Case:
    """A counter types what a caller says; the case is accepted and joined to another one."""
    head = cast.head
    said = {name: unshown_canary(f"phone {name}") for name in ("name", "contact")} | {"what": canary("phone what")}
    head.send("/compliance/cases/enter/", **answers(head.client, **said))
    cast.declare()
    case = Case.objects.latest("received_at")
    assert canary("phone what") in head.read(case.get_absolute_url())
    accepted = {"severity": "high", "category": "money", "message": canary("phone accepted")}
    head.send(f"{case.get_absolute_url()}accept/", **accepted)
    head.send(f"{case.get_absolute_url()}join/", leading=leading.reference)
    return case


def behind_the_wall(cast: Cast, *, named: bool) -> None:
    """File at the external counter, be asked back, and be passed on with a file; the name goes along, or is given later."""
    code = file_through_pages(Client(), counter="external", **({"name_may_pass": "on"} if named else {}))
    case = Case.objects.get(state="at_counsel")
    base = f"/compliance/cases/{case.pk}/"
    cast.counsel.send(base + "declare/", relation="no")
    cast.counsel.send(base + "write/", text=canary("counsel asks"))
    back = returned(code)
    assert back.post("/report/case/reply/", {"text": canary("reply to counsel")}).status_code == 303
    assert canary("reply to counsel") in cast.counsel.read(base)
    file = Attachment.objects.get(box=case.box)
    data: dict[str, Any] = {"what": canary("passed"), "position": "staff", "files": [str(file.pk)]}
    cast.counsel.send(
        base + "pass-on/", message=canary("handed over"), **data, **({"with_name": "on"} if named else {})
    )
    cast.declare()
    assert canary("handed over") in returned(code).get("/report/case/").text
    assert canary("passed") in cast.head.read(base)
    if not named:
        assert returned(code).post("/report/case/give-name/").status_code == 303


def hidden(page: str) -> str:
    """Return the sealed code that the page's form carries."""
    found = re.search(r'name="sealed_code" value="([^"]+)"', page)
    assert found
    return found.group(1)
