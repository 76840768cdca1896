"""Publications by commands: masked by default, approved by another person who saw it, one way out and one back."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.opening import open_clock
from governance.desk.registry import items_for
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.publishing import actions
from governance.publishing.models import Edition, Mask, Part, Publication
from governance.publishing.queries import content_of, parts_of, public_texts
from governance.runner import Action, Invisible, NotAllowed, WrongState, run
from tests.publishing import making
from tests.support import factories


def public(publication: Publication) -> str:
    return content_of(parts_of(publication))[0]["text"]


def test_everything_found_is_masked_from_the_start(db: None) -> None:
    text = public(making.draft())
    assert text == "（氏名）です。電話は（電話番号）、窓口は千代田年金事務所でした。担当の（氏名）さんが親切でした。"


def test_leaving_takes_a_reason_and_stands_through_a_new_wording(db: None) -> None:
    by = making.author()
    publication = making.draft(by)
    run(actions.decide_masks, actor=by, subject=publication.pk, left={"鈴木": "本人の希望"}, by_hand={"窓口": "name"})
    assert "担当の鈴木さん" in public(publication)
    assert "、（氏名）は千代田" in public(publication)
    wordings = ["窓口の鈴木さんが親切でした。高橋 花子", making.REPLY]
    run(actions.change_text, actor=by, subject=publication.pk, title="応対", wordings=wordings)
    assert public(publication) == "（氏名）の鈴木さんが親切でした。（氏名）"
    assert parts_of(publication)[0].original == making.VOICE


def test_a_title_with_something_personal_does_not_go_to_review(db: None) -> None:
    by = making.author()
    publication = making.draft(by, title="山田 太郎様の声")
    with pytest.raises(actions.Unmasked):
        run(actions.submit, actor=by, subject=publication.pk)


def test_approval_asks_for_what_was_seen(db: None) -> None:
    publication = making.in_review()
    with pytest.raises(actions.Changed):
        run(actions.approve, actor=making.reviewer(), subject=publication.pk, seen="0" * 64)
    run(actions.approve, actor=making.reviewer(), subject=publication.pk, seen=making.seen(publication))
    publication.refresh_from_db()
    assert publication.state == "approved"
    assert publication.approved_hash == making.seen(publication)


def test_what_rules_find_later_stops_an_approval(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = making.in_review()
    monkeypatch.setattr(actions, "unmasked", lambda texts, left: ["何か"])
    with pytest.raises(actions.Unmasked):
        run(actions.approve, actor=making.reviewer(), subject=publication.pk, seen=making.seen(publication))


def test_nobody_approves_what_they_wrote(db: None) -> None:
    both = factories.actor(factories.person("service_promotion", "quality_management"))
    own = making.in_review(both)
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=both, subject=own.pk, seen=making.seen(own))
    helped = making.draft()
    run(actions.decide_masks, actor=both, subject=helped.pk, left={}, by_hand={})
    run(actions.submit, actor=making.author(), subject=helped.pk)
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=both, subject=helped.pk, seen=making.seen(helped))


def test_the_database_refuses_an_author_as_reviewer(db: None) -> None:
    publication = making.approved()
    with pytest.raises(IntegrityError, match="publication_reviewed_by_another"), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(reviewer=publication.author)


def test_the_database_keeps_what_is_in_review(db: None) -> None:
    publication = making.in_review()
    part = parts_of(publication)[0]
    for change in (
        lambda: Part.objects.filter(pk=part.pk).update(wording="別の文"),
        lambda: Mask.objects.filter(part=part).delete(),
        lambda: Edition.objects.filter(publication=publication).update(title="別"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_sent_back_and_sent_again_makes_a_second_edition(db: None) -> None:
    publication = making.approved()
    run(actions.send_back, actor=making.reviewer(), subject=publication.pk, reason="回答を短く")
    publication.refresh_from_db()
    assert (publication.state, publication.reviewer, publication.approved_hash) == ("draft", None, "")
    run(actions.submit, actor=making.author(), subject=publication.pk)
    assert list(publication.editions.values_list("number", flat=True)) == [1, 2]


def test_publishing_shows_the_approved_words_and_settles_the_clock(db: None) -> None:
    subject = uuid.uuid4()
    open_clock("D4", making.SUBJECT, subject, date(2026, 4, 1))
    publication = making.approved(subject_id=subject)
    assert public_texts(making.SUBJECT, [subject]) == {}
    run(actions.publish, actor=making.author(), subject=publication.pk)
    assert public_texts(making.SUBJECT, [subject])[subject].content[0]["text"] == public(publication)
    assert Deadline.objects.get(subject_id=subject).state == Deadline.State.MET


def test_withdrawn_for_a_reason_and_begun_anew(db: None) -> None:
    publication = making.published()
    with pytest.raises(actions.ThereAlready):
        making.draft(subject_id=publication.subject_id)
    run(actions.withdraw, actor=making.reviewer(), subject=publication.pk, reason="氏名が残っていた")
    assert public_texts(making.SUBJECT, [publication.subject_id]) == {}
    assert making.draft(subject_id=publication.subject_id).state == "draft"


@pytest.mark.parametrize(
    ("action", "inputs"),
    [
        (actions.change_text, {"title": "題", "wordings": ["一", "二"]}),
        (actions.decide_masks, {"left": {}, "by_hand": {}}),
        (actions.submit, {}),
        (actions.publish, {}),
    ],
)
def test_reviewers_do_not_prepare_and_strangers_see_nothing(
    db: None, action: Action, inputs: dict[str, object]
) -> None:
    publication = making.draft()
    with pytest.raises(NotAllowed):
        run(action, actor=making.reviewer(), subject=publication.pk, **inputs)
    with pytest.raises(Invisible):
        run(action, actor=factories.actor(factories.person("office_head")), subject=publication.pk, **inputs)


def test_another_area_is_not_drafted_for(db: None) -> None:
    with pytest.raises(NotAllowed):
        making.draft(area="unknown")
    with pytest.raises(NotAllowed):
        making.draft(making.reviewer())


def test_nothing_is_published_without_approval(db: None) -> None:
    for publication in (making.draft(), making.in_review()):
        with pytest.raises(WrongState):
            run(actions.publish, actor=making.author(), subject=publication.pk)


def test_the_ledger_holds_no_word_of_the_text(db: None) -> None:
    publication = making.published()
    entries = Entry.objects.filter(subject_id=publication.pk)
    assert entries.count() == 4
    assert all("山田" not in str(entry.details) and "鈴木" not in str(entry.details) for entry in entries)


def tasks(actor: Actor) -> list[str]:
    return [item.url for item in items_for(actor) if item.url.startswith("/publishing/")]


def test_desks_and_notices(db: None) -> None:
    reviewer, author = factories.person("quality_management"), making.author()
    publication = making.in_review(author)
    url = publication.get_absolute_url()
    assert tasks(factories.actor(reviewer)) == [url]
    assert tasks(author) == []
    outbox.dispatch()
    assert Notice.objects.filter(person=reviewer, kind="publishing.publication_submitted").count() == 1
    run(actions.approve, actor=factories.actor(reviewer), subject=publication.pk, seen=making.seen(publication))
    assert tasks(author) == [url]
    outbox.dispatch()
    assert Notice.objects.filter(person_id=author.id, kind="publishing.publication_approved").count() == 1
