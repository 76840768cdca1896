"""People's own keys and the split recovery key; a case at the end of its time: held, and erased."""

import re

from django.test import Client

from compliance.models import Case, RetentionProposal
from governance import clock
from governance.vault.boxes import keys_in_force
from governance.vault.holders import person_holder
from governance.vault.models import Recovery, Share
from tests.core.canary.cast import Cast, Hand, returned
from tests.core.canary.reporting import file_through_pages
from tests.core.canary.words import canary, sparrow, unshown_canary


def passphrases(cast: Cast) -> None:
    """Make a key, change its passphrase, renew it, mistype it, and ask for it to be brought back."""
    hand = Hand("staff", at=cast.office)
    first, second, third = (unshown_canary(f"passphrase {n}") for n in (1, 2, 3))
    hand.send("/keys/make-key/", fresh=first, again=first)
    for verb, present, fresh in (("change-passphrase", first, second), ("renew-key", second, third)):
        key = keys_in_force([person_holder(hand.person.pk)])[person_holder(hand.person.pk)]
        hand.send(f"/keys/{key.pk}/{verb}/", present=present, fresh=fresh, again=fresh)
    hand.client.post("/keys/lock/")
    mistyped = {"passphrase": unshown_canary("mistyped")}
    assert hand.client.post("/keys/unlock/", mistyped).status_code == 422
    assert hand.client.post("/keys/unlock/", {"passphrase": third}).status_code == 302


def recovery(cast: Cast) -> list[str]:
    """Split the recovery key, write the shares down, and rehearse it; return the words of each share."""
    officers = [Hand("board_member") for _ in range(3)]
    numbers = "\n".join(officer.person.staff_number for officer in officers)
    cast.inspector.send("/keys/recovery/split-key/", officers=numbers, threshold="2")
    shares = [write_down(officer) for officer in officers]
    reason = sparrow("recovery reason", "vault_recovery")
    cast.vice_president.send("/keys/recovery/ask-recovery/", kind="drill", reason=reason)
    address = f"/keys/recovery/{Recovery.objects.get().pk}/"
    for officer, words in zip(officers[:2], shares, strict=False):
        officer.send(f"{address}give-share/", words=words)
    cast.vice_president.send(f"{address}complete-recovery/")
    return shares


def write_down(officer: Hand) -> str:
    """Write a share down; return its words."""
    share = Share.objects.get(officer_holder=person_holder(officer.person.pk))
    address = f"/keys/recovery/shares/{share.pk}/take-share/"
    words = re.findall(r'<li class="code-text" lang="en">(\w+)</li>', officer.read(address))
    officer.send(address, written_down="on")
    return " ".join(words)


def decline_long_ago(cast: Cast) -> tuple[Case, str]:
    """Decline a report whose time is over by now; return it and its receipt code."""
    with cast.later(-1200):
        code = file_through_pages(Client())
        case = Case.objects.get()
        cast.declare()
        texts = {"reason": canary("long ago"), "message": canary("long ago message")}
        cast.head.send(f"{case.get_absolute_url()}decline/", **texts)
    assert canary("long ago") in cast.head.read(case.get_absolute_url())
    assert canary("long ago message") in returned(code).get("/report/case/").text
    return case, code


def erase(cast: Cast, case: Case) -> None:
    """Hold the case, lift the hold, and erase it by two people."""
    address = case.get_absolute_url()
    cast.head.send(f"{address}hold/", reason=canary("hold"))
    assert canary("hold") in cast.head.read(address)
    cast.head.send(f"{address}lift-hold/")
    cast.head.send(f"{address}propose-erasure/")
    cast.other_head.send(f"{address}erase/")
    assert canary("what") not in cast.head.read(address)


def change_retention(cast: Cast) -> None:
    """Propose how long cases are kept, and adopt it as the second person."""
    source = sparrow("retention source", "compliance_retentionproposal", "compliance_retentionrule")
    day = clock.today().isoformat()
    cast.head.send(
        "/compliance/retention/propose-retention/", kind="declined", years="3", source=source, valid_from=day
    )
    assert source in cast.vice_president.read("/compliance/retention/")
    cast.vice_president.send(f"/compliance/retention/{RetentionProposal.objects.get().pk}/adopt-retention/")
