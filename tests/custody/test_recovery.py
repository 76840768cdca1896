"""The split recovery key: splitting, writing down, a rehearsal, a lost passphrase, an orphaned post."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from governance.custody.demo import PASSPHRASE
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.vault.boxes import keys_in_force
from governance.vault.crypto import Locked, new_pair
from governance.vault.holders import person_holder
from governance.vault.models import GivenShare, KeyPair, PostKey, Recovery, Share
from governance.vault.recovery import joined, split
from tests.support import factories

NEW_WORDS = "brand new words for my key"
WORD = re.compile(r'<li class="code-text" lang="en">(\w+)</li>')


@pytest.fixture(autouse=True)
def _no_counters_left(db: None) -> None:
    cache.clear()


class Officers:
    """Three officers, two of whom are needed, and the words that each wrote down."""

    def __init__(self) -> None:
        self.people = [factories.person("board_member") for _ in range(3)]
        self.guardian = factories.client_of(factories.person("statutory_auditor"))
        numbers = "\n".join(person.staff_number for person in self.people)
        answer = self.guardian.post("/keys/recovery/split-key/", {"officers": numbers, "threshold": "2"})
        assert answer.status_code == 303
        self.clients = [factories.client_of(person) for person in self.people]
        self.words = [self.write_down(client, person) for client, person in zip(self.clients, self.people, strict=True)]

    def write_down(self, client: Client, person: Person) -> str:
        share = Share.objects.get(officer_holder=person_holder(person.pk))
        address = f"/keys/recovery/shares/{share.pk}/take-share/"
        page = client.get(address)
        assert page["Cache-Control"] == "no-store"
        words = WORD.findall(page.content.decode())
        assert client.post(address, {"written_down": "on"}).status_code == 303
        return " ".join(words)

    def give(self, recovery: Recovery, *numbers: int) -> None:
        for number in numbers:
            data = {"words": self.words[number].upper().replace(" ", "  ")}
            assert self.clients[number].post(f"/keys/recovery/{recovery.pk}/give-share/", data).status_code == 303


def shut_client(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="governance.people.backends.PersonBackend")
    return client


def ask(client: Client, **data: str) -> Recovery:
    assert (
        client.post("/keys/recovery/ask-recovery/", {"reason": "合言葉を書いた紙を失いました。", **data}).status_code
        == 303
    )
    return Recovery.objects.latest("asked_at")


def test_words_stand_nowhere_once_they_are_on_paper() -> None:
    officers = Officers()
    assert len(officers.words[0].split()) > 20
    assert len(set(officers.words)) == 3
    assert not Share.objects.filter(sealed_words__isnull=False).exists()
    share = Share.objects.get(officer_holder=person_holder(officers.people[0].pk))
    page = officers.clients[0].get(f"/keys/recovery/shares/{share.pk}/take-share/").content.decode()
    assert not WORD.search(page)


def test_each_officer_sees_only_their_own_share() -> None:
    officers = Officers()
    foreign = Share.objects.get(officer_holder=person_holder(officers.people[1].pk))
    assert officers.clients[0].get(f"/keys/recovery/shares/{foreign.pk}/take-share/").status_code == 404


def test_a_lost_passphrase_is_made_good() -> None:
    case, _ = factories.file_case()
    officers = Officers()
    head = factories.person("compliance_head")
    factories.client_of(head).post("/keys/unlock/", {"passphrase": PASSPHRASE})  # puts the key into the new escrow
    client = shut_client(head)
    recovery = ask(client, kind="passphrase", fresh=NEW_WORDS)
    address = f"/compliance/cases/{case.pk}/"
    assert client.get(address).status_code == 403
    outbox.dispatch()
    assert Notice.objects.filter(kind="custody.recovery_asked").count() == 3
    complete = f"/keys/recovery/{recovery.pk}/complete-recovery/"
    officers.give(recovery, 0)
    assert client.post(complete).status_code == 409
    assert client.get(address).status_code == 403
    officers.give(recovery, 2)
    assert client.post(complete).status_code == 303
    assert factories.content().what in client.get(address).content.decode()
    assert not any(bytes(given.sealed_words) for given in GivenShare.objects.all())
    again = shut_client(head)
    assert again.post("/keys/unlock/", {"passphrase": NEW_WORDS}).status_code == 302
    assert again.get(address).status_code == 200


def test_an_orphaned_post_is_taken_up() -> None:
    case, _ = factories.file_case()
    officers = Officers()
    former, new = factories.person("compliance_head"), factories.person("compliance_head")
    factories.client_of(former).post("/keys/unlock/", {"passphrase": PASSPHRASE})
    PostKey.objects.filter(post__holder="post:compliance_head").delete()
    client = factories.client_of(new)
    post = keys_in_force(["post:compliance_head"])["post:compliance_head"]
    recovery = ask(client, kind="post", post=str(post.pk))
    officers.give(recovery, 1, 2)
    assert client.post(f"/keys/recovery/{recovery.pk}/complete-recovery/").status_code == 303
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 200


def test_a_rehearsal_proves_that_the_shares_fit_and_changes_nothing() -> None:
    officers = Officers()
    client = factories.client_of(factories.person("vice_president"))
    recovery = ask(client, kind="drill")
    before = list(KeyPair.objects.order_by("pk").values_list("pk", "escrow"))
    officers.give(recovery, 0, 1)
    assert client.post(f"/keys/recovery/{recovery.pk}/complete-recovery/").status_code == 303
    assert list(KeyPair.objects.order_by("pk").values_list("pk", "escrow")) == before
    assert "未実施" not in client.get("/keys/recovery/").content.decode()
    outbox.dispatch()
    assert Notice.objects.filter(kind="custody.recovery_completed").count() == 3


def test_wrong_words_are_noticed_when_they_are_typed() -> None:
    officers = Officers()
    recovery = ask(factories.client_of(factories.person("vice_president")), kind="drill")
    answer = officers.clients[0].post(f"/keys/recovery/{recovery.pk}/give-share/", {"words": officers.words[1]})
    assert answer.status_code == 409
    assert "一語ずつ確認" in answer.content.decode()
    assert not GivenShare.objects.exists()


def test_nobody_gives_a_share_to_themselves() -> None:
    officers = Officers()
    recovery = ask(officers.clients[0], kind="drill")
    answer = officers.clients[0].post(f"/keys/recovery/{recovery.pk}/give-share/", {"words": officers.words[0]})
    assert answer.status_code == 403
    assert Entry.objects.filter(action="custody.give_share", outcome="refused").count() == 1


def test_strangers_know_nothing_of_a_request() -> None:
    Officers()
    recovery = ask(factories.client_of(factories.person("compliance_head")), kind="drill")
    stranger = factories.client_of(factories.person("office_head"))
    for verb in ("give-share", "complete-recovery", "withdraw-recovery"):
        assert stranger.get(f"/keys/recovery/{recovery.pk}/{verb}/").status_code == 404
    assert "合言葉を書いた紙" not in stranger.get("/keys/recovery/").content.decode()


def test_the_counsels_key_is_never_in_escrow() -> None:
    Officers()
    counsel = factories.person("external_counsel")
    client = shut_client(counsel)
    client.post("/keys/unlock/", {"passphrase": PASSPHRASE})
    own = keys_in_force([person_holder(counsel.pk)])[person_holder(counsel.pk)]
    post = keys_in_force(["post:external_counsel"])["post:external_counsel"]
    assert (own.escrow, post.escrow) == (None, None)
    assert (
        client.post(
            "/keys/recovery/ask-recovery/", {"kind": "passphrase", "reason": "x", "fresh": NEW_WORDS}
        ).status_code
        == 409
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"officers": "nobody1\nnobody2\nnobody3", "threshold": "2"}, "nobody1、nobody2、nobody3"),
        ({"officers": "", "threshold": "2"}, "入力"),
    ],
)
def test_bad_officers_are_refused_at_the_field(typed: dict[str, str], message: str) -> None:
    client = factories.client_of(factories.person("statutory_auditor"))
    answer = client.post("/keys/recovery/split-key/", typed)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not KeyPair.objects.filter(holder="recovery").exists()


def test_splitting_is_for_guardians() -> None:
    for role in ("system_admin", "compliance_head", "staff"):
        assert factories.client_of(factories.person(role)).get("/keys/recovery/split-key/").status_code == 404


@pytest.mark.parametrize(("threshold", "count"), [(2, 3), (3, 5), (5, 5)])
def test_any_enough_shares_give_the_key_and_fewer_do_not(threshold: int, count: int) -> None:
    pair = new_pair()
    words = split(pair.private, threshold, count)
    assert joined(words[-threshold:], pair.public).private == pair.private
    for wrong in (words[: threshold - 1], split(new_pair().private, threshold, count)[:threshold]):
        with pytest.raises(Locked):
            joined(wrong, pair.public)


def test_odd_numbers_are_refused() -> None:
    numbers: list[Any] = [(1, 3), (4, 3), (2, 17)]
    for threshold, count in numbers:
        with pytest.raises(ValueError):
            split(new_pair().private, threshold, count)


def test_a_request_taken_back_takes_no_more_shares() -> None:
    officers, client = Officers(), factories.client_of(factories.person("vice_president"))
    recovery = ask(client, kind="drill")
    officers.give(recovery, 0)
    assert client.post(f"/keys/recovery/{recovery.pk}/withdraw-recovery/").status_code == 303
    assert Recovery.objects.get().state == "withdrawn"
    answer = officers.clients[1].post(f"/keys/recovery/{recovery.pk}/give-share/", {"words": officers.words[1]})
    assert answer.status_code == 409


def test_the_desk_of_the_asker_leads_back_once_enough_shares_are_there() -> None:
    officers = Officers()
    request = ask(officers.guardian, kind="drill")
    words = "必要な数の分割鍵がそろいました"
    officers.give(request, 0)
    assert words not in officers.guardian.get("/desk/").content.decode()
    officers.give(request, 1)
    assert words in officers.guardian.get("/desk/").content.decode()
    assert words not in officers.clients[2].get("/desk/").content.decode()
    assert officers.guardian.post(f"/keys/recovery/{request.pk}/complete-recovery/", {}).status_code == 303
    assert words not in officers.guardian.get("/desk/").content.decode()
