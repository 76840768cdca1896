"""Voices that say the same: suggested by the computer, confirmed, merged and split by people; nothing is deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from governance import clock
from governance.notices import outbox
from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from voice.database import actions, chores
from voice.database.actions.grouping import NotTogether
from voice.database.models import Group, Membership, SearchRow, Suggestion
from voice.database.sketching import BANDS, bands_of, likeness
from voice.models import Voice

LETTER = "月末に窓口へ行ったら二時間も待たされた。番号札を取るときに、待ち時間の目安を教えてほしい。予約の方法も知らせてほしい。"
SAME = (
    "月末に窓口へ行くと二時間も待たされた。番号札を取ったときに、待ち時間の目安を教えて欲しい。予約の方法も知らせて。"
)
OTHER = "遺族年金の手続について、図を書いて順番に説明してくれたので助かった。担当の方にお礼を伝えてください。"
SUGGESTIONS = "/voice/database/suggestions/"


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def voice(text: str = LETTER, by: Person | None = None, title: str = "待たされた") -> Voice:
    return making.voice(by=by, title=title, text=text)


def together(service: Person, *voices: Voice) -> Group:
    for other in voices[1:]:
        making.act(actions.group_with, service, voices[0], other=other, why="同じ用件")
    return Group.objects.get(memberships__voice=voices[0], memberships__left_at=None)


def inside(group: Group) -> set[Voice]:
    return {row.voice for row in Membership.objects.filter(group=group, left_at=None).select_related("voice")}


class TestSketch:
    @settings(max_examples=30, deadline=None)
    @given(st.sets(st.text(min_size=1, max_size=5), min_size=8, max_size=40))
    def test_the_same_words_share_all_bands_in_any_order(self, words: set[str]) -> None:
        assert bands_of(sorted(words)) == bands_of(sorted(words, reverse=True))
        assert len(bands_of(words)) == BANDS

    def test_voices_that_differ_in_a_few_words_share_a_band_and_others_do_not(self) -> None:
        base = {f"語{n}" for n in range(40)}
        near = base - {"語1", "語2"} | {"別"}
        far = {f"句{n}" for n in range(40)}
        assert set(bands_of(base)) & set(bands_of(near))
        assert not set(bands_of(base)) & set(bands_of(far))
        assert likeness(frozenset(base), frozenset(near)) > 0.9
        assert likeness(frozenset(), frozenset()) == 0

    def test_short_voices_are_compared_with_nothing(self) -> None:
        assert bands_of({"電話", "遅い", "困る"}) == []


class TestSuggesting:
    def test_a_voice_like_an_earlier_one_is_suggested_soon_after_it_was_filed(self, service: Person) -> None:
        first = voice()
        voice(OTHER)
        second = voice(SAME, by=making.clerk(making.ELSEWHERE))
        outbox.dispatch()
        found = Suggestion.objects.get()
        assert (found.voice, found.other, found.state) == (second, first, "waiting")
        assert found.likeness >= 0.6
        page = factories.client_of(service).get(first.get_absolute_url()).content.decode()
        assert found.get_absolute_url() in page
        assert second.reference in page

    def test_each_pair_once(self, service: Person) -> None:
        for _ in range(3):
            voice()
        chores.compare()
        chores.compare()
        assert Suggestion.objects.count() == 3
        assert not SearchRow.objects.filter(compared=False).exists()

    def test_not_after_more_than_a_year(self, db: None) -> None:
        with clock.shifted(timedelta(days=-400)):
            voice()
        voice()
        chores.compare()
        assert not Suggestion.objects.exists()

    def test_the_list_and_the_two_side_by_side(self, service: Person) -> None:
        first, second = voice(), voice(SAME)
        chores.compare()
        client = factories.client_of(service)
        found = Suggestion.objects.get()
        assert found.get_absolute_url() in client.get(SUGGESTIONS, {"state": "waiting"}).content.decode()
        page = client.get(found.get_absolute_url()).content.decode()
        assert first.reference in page
        assert second.reference in page

    def test_confirmed_on_the_page_once_even_when_sent_twice(self, service: Person) -> None:
        first, second = voice(), voice(SAME)
        chores.compare()
        found, client = Suggestion.objects.get(), factories.client_of(service)
        for _ in range(2):
            answer = client.post(f"{found.get_absolute_url()}confirm-same/", {"why": "", "idempotency_key": "a"})
            assert answer.status_code == 303
        group = Group.objects.get()
        assert answer["Location"] == group.get_absolute_url()
        assert inside(group) == {first, second}
        page = client.get(group.get_absolute_url()).content.decode()
        assert "言葉がよく似ているため" in page
        assert client.get(f"{found.get_absolute_url()}say-different/").status_code == 302

    def test_said_to_be_different_they_are_not_suggested_again(self, service: Person) -> None:
        first = voice()
        voice(SAME)
        chores.compare()
        found, client = Suggestion.objects.get(), factories.client_of(service)
        form = {"why": "別の日の別の窓口", "idempotency_key": "a"}
        assert client.post(f"{found.get_absolute_url()}say-different/", form).status_code == 303
        SearchRow.objects.update(compared=False)
        factories.ledger_note()
        chores.compare()
        assert list(Suggestion.objects.values_list("state", "why")) == [("different", "別の日の別の窓口")]
        assert not Group.objects.exists()
        assert found.get_absolute_url() not in client.get(first.get_absolute_url()).content.decode()


class TestGroups:
    def test_found_by_a_person_by_its_number(self, service: Person) -> None:
        first, second = voice(), voice(OTHER)
        page = f"/voice/database/voices/{first.pk}/group-with/"
        form = {"other": second.reference.lower(), "why": "同じお客様の用件", "idempotency_key": "a"}
        assert factories.client_of(service).post(page, form).status_code == 303
        assert inside(Group.objects.get()) == {first, second}

    @pytest.mark.parametrize("number", ["V-0000-0000", "own", ""])
    def test_a_number_of_no_other_voice_is_said_at_the_field(self, service: Person, number: str) -> None:
        first = voice()
        typed = first.reference if number == "own" else number
        form = {"other": typed, "why": "x", "idempotency_key": "a"}
        answer = factories.client_of(service).post(f"/voice/database/voices/{first.pk}/group-with/", form)
        assert answer.status_code == 422

    def test_two_groups_become_the_older_when_their_voices_are_brought_together(self, service: Person) -> None:
        voices = [voice(OTHER) for _ in range(4)]
        older, younger = together(service, *voices[:2]), together(service, *voices[2:])
        making.act(actions.group_with, service, voices[3], other=voices[0], why="実は同じ")
        assert inside(older) == set(voices)
        assert Group.objects.get(pk=younger.pk).merged_into == older
        assert set(younger.memberships.values_list("why_left", flat=True)) == {"実は同じ"}

    def test_merge_and_split_on_the_page_leave_a_trace(self, service: Person) -> None:
        voices = [voice(OTHER) for _ in range(5)]
        one, two = together(service, *voices[:3]), together(service, *voices[3:])
        client = factories.client_of(service)
        form = {"other": str(two), "why": "統合の理由", "idempotency_key": "m"}
        for _ in range(2):
            assert client.post(f"{one.get_absolute_url()}merge-groups/", form).status_code == 303
        assert inside(one) == set(voices)
        form = {"voices": [str(v.pk) for v in voices[:2]], "why": "分割の理由", "idempotency_key": "s"}
        for _ in range(2):  # the second finds nothing left to choose
            assert client.post(f"{one.get_absolute_url()}split-group/", form).status_code == 303
        new = Group.objects.get(split_from=one)
        assert (inside(one), inside(new)) == (set(voices[2:]), set(voices[:2]))
        for group, words in ((one, ("統合の理由", "分割の理由", service.name)), (two, ("統合されました", str(one)))):
            page = client.get(group.get_absolute_url()).content.decode()
            assert all(word in page for word in words)
        assert Membership.objects.count() == 5 + 2 + 2  # nothing was deleted

    def test_one_voice_taken_out_stands_alone(self, service: Person) -> None:
        voices = [voice(OTHER) for _ in range(3)]
        group = together(service, *voices)
        making.act(actions.split_group, service, group, voices=[voices[0].pk], why="別の用件")
        assert inside(group) == set(voices[1:])
        assert Group.objects.count() == 1

    def test_what_makes_no_sense_is_said_at_its_field(self, service: Person) -> None:
        group, client = together(service, voice(), voice(OTHER)), factories.client_of(service)
        everything = [str(v.pk) for v in inside(group)]
        for verb, form in (
            ("split-group", {"voices": everything, "why": "x"}), ("split-group", {"why": "x"}),
            ("merge-groups", {"other": str(group), "why": "x"}), ("merge-groups", {"other": "G-999", "why": "x"}),
        ):  # fmt: skip
            answer = client.post(f"{group.get_absolute_url()}{verb}/", {**form, "idempotency_key": "a"})
            assert answer.status_code == 422
        for action, inputs in (
            (actions.split_group, {"voices": [v.pk for v in inside(group)]}), (actions.merge_groups, {"other": group}),
        ):  # fmt: skip
            with pytest.raises(NotTogether):
                making.act(action, service, group, why="x", **inputs)

    def test_a_group_that_was_merged_before_is_said_at_the_field(self, service: Person) -> None:
        one, two = together(service, voice(), voice(OTHER)), together(service, voice(), voice(OTHER))
        making.act(actions.merge_groups, service, one, other=two, why="同じ")
        form = {"other": str(two), "why": "もう一度", "idempotency_key": "a"}
        answer = factories.client_of(service).post(f"{one.get_absolute_url()}merge-groups/", form)
        assert answer.status_code == 422
        assert "すでに別のグループに統合されています" in answer.content.decode()

    def test_a_voice_is_in_one_group_at_a_time(self, service: Person) -> None:
        group = together(service, voice(), voice(OTHER))
        second = together(service, voice(), voice(OTHER))
        with pytest.raises(DatabaseError), transaction.atomic():
            Membership.objects.create(group=second, voice=inside(group).pop(), joined_by=service, why="x")

    def test_others_see_the_voices_of_a_group_that_are_in_their_sight(self, service: Person) -> None:
        filer, head = making.clerk(), factories.person("office_head", at=making.unit())
        own, own_too = voice(by=filer), voice(OTHER, by=filer)
        elsewhere = voice(OTHER, by=making.clerk(making.ELSEWHERE))
        group = together(service, own, own_too, elsewhere)
        page: Any = factories.client_of(head).get(own.get_absolute_url()).content.decode()
        assert own_too.reference in page
        assert elsewhere.reference not in page
        assert group.get_absolute_url() not in page
        for path in (group.get_absolute_url(), SUGGESTIONS, f"/voice/database/voices/{own.pk}/group-with/"):
            assert factories.client_of(head).get(path).status_code in {403, 404}
