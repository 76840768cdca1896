"""Keys of posts: waiting for one, getting it, losing it, renewing it."""

from datetime import timedelta

import pytest
from django.db import transaction

from governance import clock
from governance.access import Actor
from governance.custody.actions import hand_over, renew_post
from governance.custody.chores import take_back_from_former_members
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person, RoleAssignment
from governance.runner import Invisible, NotAllowed, Refused, run
from governance.vault import Locked, Shut
from governance.vault.boxes import keys_in_force
from governance.vault.holders import person_holder
from governance.vault.models import KeyPair, PostKey
from tests.support import factories

POST = "post:compliance_head"


def post_key() -> KeyPair:
    return keys_in_force([POST])[POST]


def newcomer() -> Person:
    """Return a second head with a key of their own, to whom the post's key was not handed yet."""
    person = factories.person("compliance_head")
    PostKey.objects.filter(member_holder=person_holder(person.pk)).delete()
    return person


def reads(person: Person, case: object) -> bool:
    client = factories.client_of(person)
    return client.get(f"/compliance/cases/{case.pk}/").status_code == 200  # type: ignore[attr-defined]


def test_a_newcomer_reads_once_the_key_was_handed_over(db: None) -> None:
    case, _ = factories.file_case()
    head, new = factories.person("compliance_head"), newcomer()
    page = factories.client_of(new).get(f"/compliance/cases/{case.pk}/")
    assert page.status_code == 403
    assert "役職の鍵を持つ人に引渡しを依頼" in page.content.decode()
    client = factories.client_of(head)
    assert new.name in client.get("/keys/").content.decode()
    assert "役職の鍵を引き渡す" in client.get("/desk/").content.decode()
    answer = client.post(f"/keys/posts/{post_key().pk}/hand-over/", {"member": str(new.pk)})
    assert answer.status_code == 303
    assert reads(new, case)
    outbox.dispatch()
    assert Notice.objects.filter(person=new, kind="custody.post_handed").count() == 1


def test_a_key_goes_only_to_someone_in_the_post(db: None) -> None:
    head = factories.actor(factories.person("compliance_head"))
    for person in (factories.person("investigator"), factories.person("staff")):
        with pytest.raises(Refused):
            run(hand_over, actor=head, subject=post_key().pk, member=person)
        assert not PostKey.objects.filter(post=post_key(), member_holder=person_holder(person.pk)).exists()


def test_only_who_has_the_key_hands_it_over(db: None) -> None:
    new = newcomer()
    with pytest.raises(NotAllowed):
        run(hand_over, actor=factories.actor(new), subject=post_key().pk, member=new)
    for role in ("vice_president", "system_admin", "staff"):
        with pytest.raises(Invisible):
            run(hand_over, actor=factories.actor(factories.person(role)), subject=post_key().pk, member=new)


def end_today(person: Person) -> None:
    with transaction.atomic():
        RoleAssignment.objects.filter(person=person, role="compliance_head").update(valid_to=clock.today())
        factories.ledger_note()


def test_whoever_leaves_the_post_reads_nothing_more_and_the_key_is_renewed(db: None) -> None:
    old_case, _ = factories.file_case()
    leaver, stays = factories.person("compliance_head"), factories.person("compliance_head")
    kept = factories.actor(leaver).keys.keys()[post_key().pk]
    end_today(leaver)
    with clock.shifted(timedelta(days=1)):
        assert factories.actor(leaver).keys.keys().keys() == factories.actor(leaver).keys.own().keys()
        assert take_back_from_former_members() == 1
        assert take_back_from_former_members() == 0
        outbox.dispatch()
        assert Notice.objects.filter(person=stays, kind="custody.post_key_returned").exists()
        former = post_key()
        answer = factories.client_of(stays).post(f"/keys/posts/{former.pk}/renew-post/")
        assert answer.status_code == 303
        assert post_key().pk != former.pk
        new_case, _ = factories.file_case()
        assert reads(stays, old_case)
        assert reads(stays, new_case)
        admission = new_case.box.admissions.get(holder=POST)
        assert admission.key_id == post_key().pk
        assert kept.public != bytes(post_key().public_key)


def test_a_key_cannot_be_renewed_with_ones_own_key_shut(db: None) -> None:
    person = factories.person("compliance_head")
    client = factories.client_of(person)
    client.post("/keys/lock/")
    assert client.get(f"/keys/posts/{post_key().pk}/renew-post/").status_code == 302


def test_renewing_twice_at_once_keeps_every_case_readable(db: None) -> None:
    case, _ = factories.file_case()
    person = factories.person("compliance_head")
    for _ in range(3):
        run(renew_post, actor=factories.actor(person), subject=post_key().pk)
    assert reads(person, case)
    assert KeyPair.objects.filter(holder=POST, retired_at__isnull=True).count() == 1


def test_own_ring_leaves_out_the_posts(db: None) -> None:
    case, _ = factories.file_case()
    actor: Actor = factories.actor(factories.person("compliance_head"))
    from governance import vault

    assert vault.opens(case.box, actor.keys)
    with pytest.raises(Locked) as error:
        vault.opener(case.box, actor.keys.own_only())
    assert not isinstance(error.value, Shut)
