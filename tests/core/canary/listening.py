"""A customer's voice and an incident: what was said is for those in charge, who said it only for those who answer."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow
from voice.database import chores
from voice.database.models import Group, Import, Suggestion, Term
from voice.database.working import work
from voice.models import Incident, Voice

VOICE = ("voice_voice",)
"""The search row holds folded words only: no form of a word that we look for."""
DATABASE = "/voice/database/"


def listen(cast: Cast) -> None:
    """File both, add to both, and be shown the customer."""
    cast.staff.send(
        "/voice/file-voice/", kind="complaint", channel="counter", title=sparrow("voice title", *VOICE),
        text=sparrow("voice", *VOICE), done=sparrow("done at once", *VOICE), received_on=day(),
        name=canary("customer"), phone=canary("phone"), address=canary("address"),
    )  # fmt: skip
    address = Voice.objects.get().get_absolute_url()
    assert canary("customer") not in cast.service.read(address)
    cast.service.send(f"{address}add-to-voice/", text=sparrow("addition", "voice_addition"))
    shown = cast.service.send(f"{address}show-sender/").text
    assert all(canary(name) in shown for name in CUSTOMER)
    cast.staff.send(
        "/voice/incidents/file-incident/", kind="money", text=sparrow("incident", "voice_incident"), happened_on=day(),
        happened_time="00:00",
    )  # fmt: skip
    cast.staff.send(
        f"{Incident.objects.get().get_absolute_url()}follow-up/", text=sparrow("follow-up", "voice_followup")
    )


def keep_the_database(cast: Cast) -> None:
    """Name a subject, classify, group two voices and part them, save conditions, and upload a file that is filed."""
    service = cast.service
    name = sparrow("term", "voice_database_term")
    service.send(f"{DATABASE}taxonomy/add-term/", tree="subject", name=name, parent="", valid_from=day())
    term = Term.objects.get(name=name)
    renamed = sparrow("renamed term", "voice_database_term")
    with cast.later(2):
        service.send(f"{term.get_absolute_url()}change-term/", name=renamed, parent="", valid_from=day())
    voice = Voice.objects.get()
    note = sparrow("classification", "voice_database_classification")
    service.send(f"{DATABASE}voices/{voice.pk}/classify/", subject_term=str(term.pk), procedure_term="", note=note)
    import_voices(cast)
    imported = Voice.objects.exclude(pk=voice.pk).first()
    assert imported is not None
    chores.compare()
    different = sparrow("why different", "voice_database_suggestion")
    service.send(f"{Suggestion.objects.get().get_absolute_url()}say-different/", why=different)
    joined = sparrow("why together", "voice_database_membership")
    service.send(f"{DATABASE}voices/{voice.pk}/group-with/", other=imported.reference, why=joined)
    group = Group.objects.get()
    apart = sparrow("why apart", "voice_database_membership")
    service.send(f"{group.get_absolute_url()}split-group/", voices=[str(voice.pk)], why=apart)
    assert all(word in service.read(group.get_absolute_url()) for word in (joined, apart))
    view = sparrow("view", "voice_database_savedview")
    service.send(f"{DATABASE}views/save-view/", name=view, shared_role="", conditions="kind=complaint")
    assert view in service.read("/voice/")


def import_voices(cast: Cast) -> None:
    """Upload a file with a voice and its customer, and file it."""
    head = "事務所コード,受付日,種別,受付方法,件名,内容,氏名,電話\n"
    title, text = sparrow("imported title", *VOICE), sparrow("imported", *VOICE)
    who = f"{canary('imported customer')},{canary('imported phone')}"
    line = f"13001,{day()},complaint,counter,{title},{text}の窓口と電話の書類,{who}\n"
    file = SimpleUploadedFile("voices.csv", (head + 2 * line).encode())
    cast.service.send(f"{DATABASE}imports/upload-voices/", file=file)
    work()
    whole = Import.objects.get().get_absolute_url()
    assert title not in cast.service.read(whole)
    cast.service.send(f"{whole}file-import/")
    work()
    imported = Voice.objects.filter(title=title)[0]
    assert canary("imported customer") in cast.service.send(f"{imported.get_absolute_url()}show-sender/").text


CUSTOMER = ("customer", "phone", "address")
