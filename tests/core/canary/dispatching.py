"""What is checked before it is sent, and what is taken outside: key fields are kept nowhere, photos and certificates sealed."""

from governance.organization.models import Unit
from privacy.dispatch.models import Batch, Item
from privacy.takeouts.models import TakeOut
from tests.core.canary.cast import Cast, Hand, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow, unshown_canary

DISPATCH, TAKEOUTS = "/privacy/dispatch/", "/privacy/takeouts/"


def dispatch(cast: Cast) -> None:
    """Prepare, plant, check, stop, put right, send; what came back, an error, a lesson, a rule; one batch is not sent."""
    officer, mate = Hand("chief_privacy_officer"), Hand("privacy_manager", at=cast.office)
    fields = {"name": unshown_canary("addressee"), "place": unshown_canary("destination"), "tail": "1234"}
    batch = _batch(cast, "batch", fields, "A1", "A2")
    address = batch.get_absolute_url()
    planted = sparrow("planted", "privacy_dispatch_plant")
    officer.send(f"{address}plant-item/", code="P1", wrong="name", note=planted, **fields)
    cast.staff.send(f"{address}hand-in/")
    abroad = sparrow("lone shift", "privacy_dispatch_batch")
    elsewhere = str(Unit.objects.get(code="27001").pk)
    cast.staff.send(f"{address}ask-remote/", unit=elsewhere, reason=abroad)
    item = batch.items.get(code="A1")
    cast.staff.send(f"{DISPATCH}items/{item.pk}/add-photos/", files=photo("photo of an item"))
    assert canary("photo of an item") in mate.read(f"{DISPATCH}items/{item.pk}/check-item/")
    note = sparrow("near miss", "privacy_dispatch_nearmiss")
    _check(mate, item, result="wrong", wrong="other", note=note)
    cast.staff.send(f"{DISPATCH}items/{item.pk}/correct-item/", **fields)
    out = batch.items.get(code="A2")
    _check(mate, out, result="wrong", wrong="missing")
    reason = sparrow("taken out of the batch", "privacy_dispatch_item")
    cast.staff.send(f"{DISPATCH}items/{out.pk}/remove-item/", reason=reason)
    for row in batch.items.filter(state="open"):
        _check(mate, row, result="right")
        _check(cast.unit_head, row, result="right", **fields)
    mate.send(f"{address}end-check/")
    assert all(word in mate.read(address) for word in (note, planted, abroad, reason))
    cast.staff.send(f"{address}release/")
    _afterwards(cast, item)
    mate.send(
        f"{DISPATCH}lessons/write-lesson/", month=day(), text=sparrow("lesson", "privacy_dispatch_lesson"), reach="unit"
    )
    officer.send(
        f"{DISPATCH}rules/write-rule/", kind="mail", valid_from=day(), how="each",
        text=sparrow("check rule", "privacy_dispatch_checkrule"),
    )  # fmt: skip
    never = _batch(cast, "batch not sent", fields, "A1").get_absolute_url()
    cast.staff.send(f"{never}cancel-batch/", reason=sparrow("not sent", "privacy_dispatch_batch"))


def _batch(cast: Cast, title: str, fields: dict[str, str], *codes: str) -> Batch:
    word = sparrow(title, "privacy_dispatch_batch")
    cast.staff.send(f"{DISPATCH}prepare-batch/", kind="letter", title=word)
    batch = Batch.objects.get(title=word)
    for code in codes:
        cast.staff.send(f"{batch.get_absolute_url()}add-items/", code=code, **fields)
    return batch


def _check(hand: Hand, item: Item, **fields: str) -> None:
    hand.send(f"{DISPATCH}items/{item.pk}/check-item/", **fields)


def _afterwards(cast: Cast, item: Item) -> None:
    note = sparrow("came back", "privacy_dispatch_returned")
    cast.staff.send(f"{DISPATCH}items/{item.pk}/note-returned/", returned_on=day(), reason="other", note=note)
    cast.staff.send(
        f"{DISPATCH}items/{item.pk}/report-error/", wrong="name", persons="1", known_on=day(), known_time="00:00",
        text=sparrow("error after sending", "privacy_dispatch_founderror", "privacy_incidents_incident"),
    )  # fmt: skip


def take_outside(cast: Cast) -> None:
    """Ask, approve, go out, ask for more time, show a certificate that is not accepted, lose; another one is refused."""
    taken = _asked(cast, "taken", "privacy_incidents_incident")
    address = taken.get_absolute_url()
    condition = sparrow("condition", "takeouts_takeout")
    cast.unit_head.send(f"{address}approve/", note=condition)
    cast.staff.send(f"{address}go-out/", ticked=["K-1"])
    longer = sparrow("longer", "takeouts_extension")
    cast.staff.send(f"{address}ask-extension/", due_on=day(9), reason=longer)
    cast.unit_head.send(f"{address}grant-extension/")
    cast.staff.send(f"{address}claim-destroyed/", ticked=["K-1"], files=photo("certificate"))
    assert canary("certificate") in cast.unit_head.read(address)
    cast.unit_head.send(f"{address}reject-destroyed/")
    cast.staff.send(
        f"{address}report-loss/", ticked=["K-1"], known_on=day(), known_time="00:00",
        text=sparrow("loss outside", "takeouts_loss", "privacy_incidents_incident"),
    )  # fmt: skip
    refused = _asked(cast, "not taken").get_absolute_url()
    cast.unit_head.send(f"{refused}refuse/", reason=sparrow("why not outside", "takeouts_takeout"))


def _asked(cast: Cast, name: str, *lost: str) -> TakeOut:
    """Ask for a take-out; `lost`: the tables into which a loss carries what was taken."""
    words = {part: sparrow(f"{name} {part}", "takeouts_takeout") for part in ("purpose", "destination", "protection")}
    words["what"] = sparrow(f"{name} what", "takeouts_takeout", *lost)
    cast.staff.send(
        f"{TAKEOUTS}ask/", persons="3", carrier=cast.staff.person.staff_number, out_on=day(), due_on=day(3), code_1="K-1",
        description_1=sparrow(f"{name} item", "takeouts_takenitem", *lost), medium_1="paper", locked_1="on", **words,
    )  # fmt: skip
    return TakeOut.objects.get(what=words["what"])
