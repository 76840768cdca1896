"""A leak from the first report to its end: words for those who work on it, the persons concerned sealed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from governance.notices import outbox
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from privacy.incidents.models import Criteria, Incident, Measure, PersonsList, Report
from privacy.incidents.sealing import opened
from tests.core.canary.answering import PUBLIC, TITLE
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import sparrow, unshown_canary
from tests.privacy_incidents.making import NONE

T = "privacy_incidents_"
REPORT = f"{T}report"
EVERYWHERE = (REPORT, *PUBLIC)
"""What is filled into reports and into the text for the public."""


def leak(cast: Cast) -> None:
    """File, add, assess, report, tell, publish, learn, close and take up again."""
    criteria = f"/privacy/incidents/criteria/{Criteria.objects.get().pk}/revise-criteria/"
    cast.officer.send(criteria, most="100", source=sparrow("criteria", f"{T}criteria"), valid_from=day())
    cast.staff.send(
        "/privacy/incidents/file-incident/", kind="misdelivery", text=sparrow("leak", f"{T}incident", *EVERYWHERE),
        day=day(), at="00:00",
    )  # fmt: skip
    at = Incident.objects.get().get_absolute_url()
    _add(cast, at)
    _learn(cast, at)
    _report(cast, at)
    _tell(cast, at)
    _publish(cast, at)
    with cast.later(41):
        measure = Measure.objects.get().get_absolute_url()
        cast.officer.send(f"{measure}check-measure/", outcome="worked", effect=sparrow("leak effect", f"{T}measure"))
        cast.officer.send(f"{at}close-incident/", text=sparrow("leak closed", f"{T}closing"))
        cast.officer.send(f"{at}reopen-incident/", reason=sparrow("leak reopened", f"{T}closing"))


def _add(cast: Cast, at: str) -> None:
    cast.staff.send(f"{at}follow-up/", text=sparrow("leak follow-up", f"{T}followup", REPORT))
    note = sparrow("contained", f"{T}containment", *EVERYWHERE)
    cast.staff.send(f"{at}note-containment/", step="retrieved", day=day(-1), at="09:00", note=note)
    earlier = sparrow("known earlier", f"{T}followup", REPORT)
    cast.staff.send(f"{at}note-earlier-knowledge/", day=day(-2), at="09:00", text=earlier)
    facts = NONE | {"sensitive": "yes", "own_staff": "no", "persons": "1", "data_kinds": ["health"]}
    cast.officer.send(f"{at}assess/", **facts, note=sparrow("leak assessment", f"{T}assessment"))
    corrected = sparrow("kind corrected", f"{T}kindcorrection", f"{T}assessment")
    cast.officer.send(f"{at}correct-kind/", kind="theft", reason=corrected)


def _learn(cast: Cast, at: str) -> None:
    cause = sparrow("leak cause", f"{T}cause", *EVERYWHERE)
    cast.keeper.send(f"{at}add-cause/", text=cause, kind="check", is_root="on")
    check = sparrow("double check", f"{T}incident", *EVERYWHERE)
    cast.keeper.send(f"{at}state-check/", check="alone", text=check)
    planned = {"unit": str(cast.office.pk), "due_on": day(5), "check_on": day(40)}
    cast.keeper.send(f"{at}plan-measure/", text=sparrow("leak measure", f"{T}measure", *EVERYWHERE), **planned)
    measure = Measure.objects.get().get_absolute_url()
    cast.unit_head.send(f"{measure}report-done/", done_on=day(), note=sparrow("leak done", f"{T}measure"))


def _report(cast: Cast, at: str) -> None:
    cast.officer.send(f"{at}draft-report/", kind="full")
    report = Report.objects.get()
    page = f"/privacy/incidents/reports/{report.pk}/"
    cast.officer.send(f"{page}write-report/", **(report.items | {"harm": sparrow("harm", REPORT)}))
    cast.officer.send(f"{page}submit-report/", submitted_on=day(), receipt=sparrow("receipt", REPORT))


def _tell(cast: Cast, at: str) -> None:
    name, address = unshown_canary("person concerned"), unshown_canary("address of the person")
    file = SimpleUploadedFile("persons.csv", f"氏名,郵便番号,住所\n{name},100-0001,{address}\n".encode())
    cast.keeper.send(f"{at}add-persons/", file=file)
    row = PersonsList.objects.get()
    assert opened(row.pk, row.sealed)[0].name == name
    cast.officer.send(f"{at}write-letter/", text=sparrow("letter to persons", f"{T}letter"))
    cast.keeper.send(f"{at}print-letters/", part="1")
    told = {"how": "phone", "told_on": day(), "persons": "1", "unreached": "1"}
    cast.keeper.send(f"{at}note-told/", **told, note=sparrow("telling", f"{T}telling"))
    instead = {"reason": sparrow("instead", f"{T}telling"), "desk": sparrow("desk", f"{T}telling", *PUBLIC)}
    cast.officer.send(f"{at}tell-by-publication/", persons="1", **instead)


def _publish(cast: Cast, at: str) -> None:
    cast.officer.send(f"{at}draft-publication/", title=sparrow("leak title", *TITLE))
    publication = Publication.objects.get(subject_id=Incident.objects.get().pk)
    address = publication.get_absolute_url()
    cast.officer.send(f"{address}submit/")
    edition = edition_in_review(publication)
    cast.vice_president.send(f"{address}approve/", seen=edition.hash if edition else "")
    cast.officer.send(f"{address}publish/")
    outbox.dispatch()  # the publication takes the place of telling: now nobody is owed a notice
