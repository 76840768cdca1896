"""A customer's voice and an incident: what was said is for those in charge, who said it only for those who answer."""

from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow
from voice.models import Incident, Voice


def listen(cast: Cast) -> None:
    """File both, add to both, and be shown the customer."""
    cast.staff.send(
        "/voice/file-voice/", kind="complaint", channel="counter", title=sparrow("voice title", "voice_voice"),
        text=sparrow("voice", "voice_voice"), done=sparrow("done at once", "voice_voice"), received_on=day(),
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


CUSTOMER = ("customer", "phone", "address")
