"""Closing: all envelopes are opened at once, in random order, counted, and destroyed together with the key."""

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, Move, action
from governance.surveys.access import is_owner_or_system
from governance.surveys.counting import Key, Taking, Tally, figures_of, participation, tree_of
from governance.surveys.envelopes import Opener
from governance.surveys.models import (
    Envelope,
    Figure,
    Invitation,
    Kind,
    Question,
    Remark,
    Spent,
    Wave,
    WaveGroup,
    WaveKey,
)


@action(
    "surveys.close_wave", subject=Wave, who=is_owner_or_system, moves=Move("open", to="closed"), clocks=NO_CLOCKS,
    emits=("surveys.wave_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close_wave(wave: Wave, *, actor: Actor) -> None:
    """Count the answers and keep only what may be shown; invitations, tokens, envelopes and the key are deleted."""
    groups = list(WaveGroup.objects.filter(wave=wave).select_related("wave"))
    questions = list(Question.objects.filter(questionnaire_id=wave.questionnaire_id))
    count = _Count(wave, groups, questions)
    for content in _opened(wave):
        count.add(content)
    Figure.objects.bulk_create(count.figures(), batch_size=2_000)
    Remark.objects.bulk_create(count.shuffled_remarks(), batch_size=2_000)
    for model in (Envelope, Spent, Invitation, WaveKey, WaveGroup):
        model._default_manager.filter(wave=wave).delete()


def _opened(wave: Wave) -> Iterator[dict[str, Any]]:
    opener = Opener(wave.pk, WaveKey.objects.get(wave=wave).sealed_private)
    rows = Envelope.objects.filter(wave=wave).order_by("id")  # random ids: the order says nothing
    for sealed in rows.values_list("sealed", flat=True).iterator(chunk_size=2_000):
        yield opener.open(sealed)


class _Count:
    """Adds the answers up by group and question; nothing of a single person outlives its own envelope, but remarks."""

    def __init__(self, wave: Wave, groups: list[WaveGroup], questions: list[Question]) -> None:
        self.wave, self.tree = wave, tree_of(groups)
        self.questions = {q.code: q for q in questions}
        self.channel_of = {g.number: g.channel for g in groups}
        self.takings: dict[Key, Taking] = defaultdict(Taking)
        for group in groups:
            self.takings[self.tree.leaf_of[group.number]].invited[group.channel] += group.invited
        self.tallies: dict[str, dict[Key, Tally]] = {
            code: {leaf: Tally() for leaf in self.takings} for code in self.questions
        }
        self.remarks: dict[UUID, list[str]] = defaultdict(list)

    def add(self, content: dict[str, Any]) -> None:
        leaf = self.tree.leaf_of[content["group"]]
        self.takings[leaf].returned[self.channel_of[content["group"]]] += 1
        for code, value in content["answers"].items():
            question = self.questions[code]
            self.tallies[code][leaf].add(value)
            if question.kind == Kind.TEXT and value:
                self.remarks[question.pk].append(value)

    def figures(self) -> list[Figure]:
        taking_part = participation(self.wave, self.tree, self.takings)
        return taking_part + figures_of(self.wave, self.questions.values(), self.tree, self.tallies)

    def shuffled_remarks(self) -> list[Remark]:
        found = [Remark(wave=self.wave, question_id=q, text=t) for q, texts in self.remarks.items() for t in texts]
        random.SystemRandom().shuffle(found)
        return found
