"""An answer, an important voice and a publication: written for others, in clear in their own tables and nowhere else."""

from governance.organization.models import Unit
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import sparrow
from tests.voice_answers.making import theme
from voice.answers.models import Criterion, Instruction, Matter, Measure
from voice.models import Voice

PUBLIC = ("publishing_part", "publishing_edition")
TITLE = ("publishing_publication", "publishing_historicalpublication", "publishing_edition")
BASE = "/voice/answers/"


def answer(cast: Cast) -> None:
    """Close the voice, take it up again, answer it, follow it as important, publish it."""
    voice = Voice.objects.earliest("filed_at")
    at = f"{BASE}voices/{voice.pk}/"
    closing = {name: sparrow(f"closing {name}", "voice_answers_closing") for name in ("done", "reason")}
    cast.unit_head.send(f"{at}close-voice/", result="not_wanted", **closing)
    cast.unit_head.send(f"{at}reopen-voice/", reason=sparrow("reopened", "voice_answers_closing"))
    cast.staff.send(f"{at}write-reply/", text=sparrow("first wording", "voice_answers_reply"))
    cast.unit_head.send(f"{at}return-reply/", reason=sparrow("answer returned", "voice_answers_reply"))
    cast.staff.send(f"{at}write-reply/", text=sparrow("answer", "voice_answers_reply", *PUBLIC))
    cast.unit_head.send(f"{at}decide-reply/")
    cast.staff.send(f"{at}tell/", told_by="letter", told_on=day())
    cast.service.send(f"{at}leave-unpublished/", reason=sparrow("unpublished", "voice_answers_reply"))
    follow(cast, at)
    publish(cast, at)


def follow(cast: Cast, at: str) -> None:
    """Follow it as important, as far as a measure whose effect is not known yet."""
    words = {name: sparrow(f"matter {name}", "voice_answers_matter") for name in ("title", "reason")}
    row = {name: sparrow(f"criterion {name}", "voice_answers_criterion") for name in ("name", "text")}
    cast.quality.send(f"{BASE}criteria/add-criterion/", valid_from=day(), **row)
    criterion, about = Criterion.objects.latest("code"), theme()
    cast.quality.send(f"{at}treat-as-important/", criterion=criterion.pk, theme=about.pk, **words)
    record, unit = Matter.objects.get().get_absolute_url(), str(Unit.objects.get(code="D08").pk)
    instructed = sparrow("instruction", "voice_answers_instruction")
    cast.service.send(f"{record}instruct/", unit=unit, due_on=day(9), text=instructed)
    at = f"{BASE}instructions/{Instruction.objects.get().pk}/"
    cast.division.send(f"{at}answer-first/", text=sparrow("division answer", "voice_answers_instruction"))
    cast.division.send(f"{at}report-result/", text=sparrow("division result", "voice_answers_instruction"))
    missing = sparrow("what is missing", "voice_answers_instruction")
    cast.service.send(f"{at}return-result/", due_on=day(9), reason=missing)
    cast.division.send(f"{record}state-cause/", theme=about.pk, cause=sparrow("cause", "voice_answers_matter"))
    measured = sparrow("voice measure", "voice_answers_measure")
    cast.division.send(f"{record}propose-measure/", unit=unit, due_on=day(9), text=measured)
    impossible = f"{BASE}measures/{Measure.objects.get().pk}/"
    cast.service.send(f"{impossible}adopt-measure/", reason=sparrow("adopted first", "voice_answers_measure"))
    cast.quality.send(f"{impossible}give-up-measure/", reason=sparrow("given up", "voice_answers_measure"))
    cast.division.send(f"{record}propose-measure/", unit=unit, due_on=day(9), text=measured)
    at = f"{BASE}measures/{Measure.objects.get(state='proposed').pk}/"
    cast.service.send(f"{at}adopt-measure/", reason=sparrow("adopted", "voice_answers_measure"))
    done = {name: sparrow(f"done {name}", "voice_answers_measure") for name in ("rule", "note")}
    cast.division.send(f"{at}report-done/", changed_on=day(), **done)
    seen = {"unit": str(cast.office.pk), "checked_on": day(), "in_use": "yes"}
    cast.quality.send(f"{at}check-office/", found=sparrow("check", "voice_answers_officecheck"), **seen)


def publish(cast: Cast, at: str) -> None:
    """Give voice and answer to the public."""
    sparrow("voice", *PUBLIC)
    cast.service.send(f"{at}draft-publication/", title=sparrow("public title", *TITLE))
    publication = Publication.objects.get()
    address = publication.get_absolute_url()
    cast.service.send(f"{address}submit/")
    edition = edition_in_review(publication)
    cast.quality.send(f"{address}approve/", seen=edition.hash if edition else "")
    cast.service.send(f"{address}publish/")
