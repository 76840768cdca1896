"""Measures for the case, and the committee: packs, recusal, votes, minutes, resolutions, units' reports."""

import re

from compliance.committee.models import Item, Meeting, Resolution
from compliance.measures.models import Measure
from compliance.models import Case
from tests.core.canary.cast import Cast, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow

MEASURE = ("measures_measure", "measures_historicalmeasure")
RESOLUTION = ("committee_resolution", "committee_historicalresolution")


def words_of_measure() -> dict[str, str]:
    """Return title and text of a measure: written for the unit."""
    return {"title": sparrow("measure title", *MEASURE), "text": sparrow("measure text", *MEASURE)}


def take_measures(cast: Cast, case: Case) -> None:
    """Propose a measure to a unit, through objection, report, return, acceptance, check; another is to be dropped."""
    hand, owner, due = cast.investigator, cast.unit_head, {"due_on": day(30)}
    address = f"/compliance/measures/cases/{case.pk}/propose/"
    for _ in range(2):
        hand.send(address, kind="prevention", unit=str(cast.office.pk), **words_of_measure(), **due)
    first, second = (m.get_absolute_url() for m in Measure.objects.all())
    owner.send(f"{first}object/", objection=sparrow("objection", *MEASURE))
    hand.send(f"{first}revise/", **words_of_measure(), **due)
    owner.send(f"{first}agree/")
    owner.send(f"{first}report-done/", report=sparrow("measure report", *MEASURE), files=photo("measure evidence"))
    hand.send(f"{first}send-back/", review_note=sparrow("review note", *MEASURE), **due)
    owner.send(f"{first}report-done/", report=sparrow("measure report", *MEASURE))
    cast.head.send(f"{first}accept-report/")
    cast.head.send(f"{first}check/", outcome="worked", observation=sparrow("observation", *MEASURE))
    assert canary("measure evidence") in cast.head.read(first)
    hand.send(f"{second}ask-to-drop/", reason=sparrow("drop reason", *MEASURE))
    discipline(cast, case)


def discipline(cast: Cast, case: Case) -> None:
    """A disciplinary measure: carried out by those who handle the case, and read by them alone."""
    hand, due = cast.investigator, {"due_on": day(30)}
    words = {"title": canary("discipline"), "text": canary("discipline text")}
    hand.send(f"/compliance/measures/cases/{case.pk}/propose/", kind="disciplinary", **words, **due)
    address = Measure.objects.get(kind="disciplinary").get_absolute_url()
    hand.send(f"{address}object/", objection=canary("discipline objection"))
    hand.send(f"{address}revise/", **words, **due)
    hand.send(f"{address}agree/")
    for note in ("send-back", "accept-report"):
        hand.send(f"{address}report-done/", report=canary("discipline report"), files=photo("discipline evidence"))
        cast.head.send(f"{address}{note}/", review_note=canary("discipline note"), **due)
    cast.head.send(f"{address}check/", outcome="worked", observation=canary("discipline observation"))
    page = cast.head.read(address)
    told = ("", " text", " objection", " report", " note", " observation", " evidence")
    assert all(canary(f"discipline{part}") in page for part in told)
    hand.send(f"/compliance/measures/cases/{case.pk}/propose/", kind="disciplinary", **words, **due)
    second = Measure.objects.get(kind="disciplinary", state="proposed").get_absolute_url()
    hand.send(f"{second}ask-to-drop/", reason=canary("discipline dropped"))
    assert canary("discipline dropped") in cast.head.read(f"{second}drop/")
    cast.head.send(f"{second}drop/")


def sit(cast: Cast, case: Case) -> None:
    """Hold a meeting on the case and on a theme; a member is recused; minutes are closed and added to."""
    head, base = cast.head, "/compliance/committee/"
    for hand, kind in ((cast.chair, "internal"), (cast.member, "lawyer"), (cast.recused, "expert")):
        term = {"person": str(hand.person.pk), "kind": kind, "valid_from": day(-9), "valid_to": day(400)}
        head.send(f"{base}members/appoint/", **term, **({"chair": "on"} if hand is cast.chair else {}))
    place = sparrow("meeting place", "committee_meeting", "committee_historicalmeeting")
    head.send(f"{base}meetings/plan-meeting/", day=day(), hour="00:00", place=place)
    meeting = Meeting.objects.get()
    case_item, theme = items(cast, case, meeting)
    head.send(f"{meeting.get_absolute_url()}convene/")
    cast.recused.send(f"{case_item.get_absolute_url()}recuse/")
    present = [str(hand.person.pk) for hand in (cast.chair, cast.member, cast.recused)]
    head.send(f"{meeting.get_absolute_url()}hold/", present=present)
    for hand, ballot in ((cast.chair, "for"), (cast.member, "against")):
        hand.send(f"{case_item.get_absolute_url()}vote/", ballot=ballot)
    cast.chair.send(f"{case_item.get_absolute_url()}close-vote/", casting="for")
    write_minutes(cast, meeting, case_item, theme)
    for hand in (head, cast.chair, cast.member):
        assert canary("item text") in hand.read(case_item.get_absolute_url())
        assert canary("theme text") in hand.read(theme.get_absolute_url())
        assert canary("minutes of item") in hand.read(meeting.get_absolute_url())
    page = cast.recused.read(meeting.get_absolute_url())
    assert canary("item title") not in page
    assert canary("minutes of item") not in page
    resolve(cast, case_item)


def items(cast: Cast, case: Case, meeting: Meeting) -> tuple[Item, Item]:
    """Put the case and a theme on the agenda."""
    texts = {"title": canary("item title"), "text": canary("item text"), "files": photo("item file")}
    cast.head.send(f"/compliance/committee/cases/{case.pk}/put-case/", meeting=str(meeting.pk), **texts)
    texts = {"title": canary("theme title"), "text": canary("first text"), "files": photo("theme file")}
    cast.head.send(f"{meeting.get_absolute_url()}add-theme/", theme="causes", **texts)
    theme = Item.objects.get(case=None)
    assert canary("first text") in cast.head.read(theme.get_absolute_url())
    cast.head.send(f"{theme.get_absolute_url()}edit-item/", title=canary("theme title"), text=canary("theme text"))
    return Item.objects.get(case=case), theme


def write_minutes(cast: Cast, meeting: Meeting, case_item: Item, theme: Item) -> None:
    """Write, approve and close the minutes, and add to both parts."""
    address = meeting.get_absolute_url()
    parts = {f"part_{case_item.pk}": canary("minutes of item"), f"part_{theme.pk}": canary("minutes of theme")}
    cast.head.send(f"{address}write-minutes/", general=canary("minutes"), **parts)
    for hand in (cast.chair, cast.member, cast.recused):
        page = hand.read(f"{address}approve-minutes/")
        edition = re.search(r'name="edition" value="(\d+)"', page)
        hand.send(f"{address}approve-minutes/", **({"edition": edition[1]} if edition else {}))
    cast.chair.send(f"{address}close/")
    cast.head.send(f"{address}add-to-minutes/", item=str(case_item.pk), text=canary("addition to item"))
    cast.head.send(f"{address}add-to-minutes/", item="", text=canary("addition"))


def resolve(cast: Cast, item: Item) -> None:
    """Adopt a resolution for a unit, take its report, send it back, test the effect, order a measure."""
    head, unit = cast.head, cast.unit_head
    said = {name: sparrow(f"resolution {name}", *RESOLUTION) for name in ("title", "text", "test_method")}
    days = {"due_on": day(30), "test_on": day(60)}
    head.send(f"{item.get_absolute_url()}adopt/", **said, **days)
    resolution = Resolution.objects.get()
    address = resolution.get_absolute_url()
    head.send(f"{address}start/", reach="chosen", chosen=[str(cast.office.pk)])
    report = resolution.reports.get()
    text = sparrow("unit report", "committee_unitreport")
    unit.send(f"{report.get_absolute_url()}report/", text=text, files=photo("unit evidence"))
    head.send(f"{report.get_absolute_url()}send-back/", note=sparrow("unit report returned", "committee_unitreport"))
    unit.send(f"{report.get_absolute_url()}report/", text=text)
    assert canary("unit evidence") in head.read(report.get_absolute_url())
    head.send(
        f"{address}order-measure/", kind="prevention", unit=str(cast.office.pk), due_on=day(30), **words_of_measure()
    )
    head.send(f"{address}confirm-carried-out/")
    with cast.later(61):
        result = sparrow("resolution test_result", *RESOLUTION)
        head.send(f"{address}record-test/", outcome="worked", tested_on=day(), test_result=result)
