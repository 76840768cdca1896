"""A monitor meeting: who applies and why is sealed; agenda, minutes and opinions are written for others."""

from django.test import Client

from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow
from voice.monitors.models import Application, Meeting, Member, Recruitment
from voice.monitors.queries import SUBJECT

BASE = "/voice/monitors/"
RECRUITMENT, APPLICATION, MEETING = "monitors_recruitment", "monitors_application", "monitors_meeting"
PUBLIC = ("publishing_part", "publishing_edition")
TITLE = ("publishing_publication", "publishing_historicalpublication", "publishing_edition")
APPLICANT = ("applicant", "applicant tel", "applicant address", "applicant reasons")


def meet(cast: Cast) -> None:
    """Recruit a monitor, hold a meeting, file an opinion, publish the minutes; call another meeting off."""
    recruit(cast)
    office = str(cast.office.pk)
    plan = {"unit": office, "held_on": day(), "starts_at": "14:00", "place": sparrow("meeting place", MEETING)}
    agenda = sparrow("agenda", "monitors_agendaitem", *PUBLIC)
    for days in (0, 5):
        cast.unit_head.send(f"{BASE}plan-meeting/", **plan | {"held_on": day(days)}, agenda=agenda)
    held, coming = Meeting.objects.order_by("held_on")
    called_off = sparrow("meeting called off", MEETING)
    cast.unit_head.send(f"{coming.get_absolute_url()}cancel-meeting/", reason=called_off)
    hold(cast, held.get_absolute_url())
    publish(cast, held)


def recruit(cast: Cast) -> None:
    """Announce, apply twice, choose one, decline the other; the monitor leaves, the next recruitment is ended."""
    days = {"opens_on": day(), "closes_on": day(3), "term_from": day(4), "term_to": day(400)}
    for text in ("recruitment", "next recruitment"):
        cast.unit_head.send(
            f"{BASE}recruitments/plan-recruitment/", unit=str(cast.office.pk), text=sparrow(text, RECRUITMENT), places="1",
            keep_days="90", **days,
        )  # fmt: skip
    first, second = Recruitment.objects.order_by("planned_at")
    name, phone, address, reasons = map(canary, APPLICANT)
    fields = {"name": name, "phone": phone, "address": address, "reasons": reasons}
    for age in ("older", "under_65"):
        answer = Client().post(f"/monitors/recruitments/{first.pk}/apply/", fields | {"age_band": age})
        assert answer.status_code == 200
    ended = sparrow("recruitment ended", RECRUITMENT)
    for row in (first, second):
        cast.unit_head.send(f"{row.get_absolute_url()}end-recruitment/", reason=ended)
    for row, verb in zip(Application.objects.filter(recruitment=first), ("choose", "decline"), strict=True):
        at = f"{BASE}applications/{row.pk}/"
        shown = cast.unit_head.send(f"{at}show-applicant/").text
        assert reasons in shown
        cast.unit_head.send(f"{at}{verb}/", reason=sparrow(f"why {verb}", APPLICATION))
        cast.unit_head.send(f"{at}print-result/")
        cast.unit_head.send(f"{at}tell-applicant/", told_by="letter", told_on=day())
    left = sparrow("why the monitor left", "monitors_member")
    cast.unit_head.send(f"{BASE}members/{Member.objects.get().pk}/end-membership/", left_on=day(), reason=left)


def hold(cast: Cast, at: str) -> None:
    """Note who came, file an opinion, write the minutes until they are approved."""
    cast.staff.send(f"{at}record-attendance/", staff_present="2")
    cast.staff.send(
        f"{at}file-opinion/", kind="request", title=sparrow("opinion title", "voice_voice"),
        text=sparrow("opinion", "voice_voice"), done=sparrow("opinion done", "voice_voice"),
    )  # fmt: skip
    cast.staff.send(f"{at}write-minutes/", text=sparrow("first minutes", "monitors_minutes"))
    cast.unit_head.send(f"{at}return-minutes/", reason=sparrow("minutes returned", "monitors_minutes"))
    cast.staff.send(f"{at}write-minutes/", text=sparrow("approved minutes", "monitors_minutes", *PUBLIC))
    cast.unit_head.send(f"{at}approve-minutes/")
    cast.unit_head.send(f"{at}show-members/")


def publish(cast: Cast, meeting: Meeting) -> None:
    """Give the minutes to the public."""
    title = sparrow("title of minutes", *TITLE)
    cast.service.send(f"{meeting.get_absolute_url()}draft-publication/", title=title)
    publication = Publication.objects.get(subject_type=SUBJECT)
    address = publication.get_absolute_url()
    cast.service.send(f"{address}submit/")
    edition = edition_in_review(publication)
    cast.quality.send(f"{address}approve/", seen=edition.hash if edition else "")
    cast.service.send(f"{address}publish/")
