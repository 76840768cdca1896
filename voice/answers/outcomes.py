"""What this room tells others about what came of voices."""

from collections.abc import Collection
from uuid import UUID

from voice.answers.choices import MeasureState
from voice.answers.models import Closing, MatterVoice, Measure, Reply
from voice.outcomes import Change, Outcome, tells_outcomes

IN_FORCE = (MeasureState.DONE, MeasureState.WORKED, MeasureState.NOT_WORKED)


@tells_outcomes
def answered(voices: Collection[UUID]) -> dict[UUID, Outcome]:
    """Return answers that were decided, results, and changes in force of important voices. Four queries."""
    decided = Reply.objects.filter(voice__in=voices, decided_at__isnull=False)
    replies = {reply.voice_id: reply for reply in decided.order_by("number")}  # the newest comes last
    closings = Closing.objects.filter(voice__in=voices, reopened_at__isnull=True)
    done = dict(closings.values_list("voice_id", "done"))
    changes = _changes(voices)
    return {
        voice: Outcome(
            reply.text if (reply := replies.get(voice)) else "", reply.told_on if reply else None, done.get(voice, ""),
            changes.get(voice, ()),
        )
        for voice in {*replies, *done, *changes}
    }  # fmt: skip


def _changes(voices: Collection[UUID]) -> dict[UUID, tuple[Change, ...]]:
    matters = dict(MatterVoice.objects.filter(voice__in=voices).values_list("voice_id", "matter_id"))
    by_matter: dict[UUID, list[Change]] = {}
    for measure in Measure.objects.filter(matter__in=matters.values(), state__in=IN_FORCE).order_by("changed_on"):
        if measure.changed_on is not None:  # a constraint says so
            by_matter.setdefault(measure.matter_id, []).append(Change(measure.rule, measure.changed_on, measure.text))
    return {voice: tuple(by_matter[matter]) for voice, matter in matters.items() if matter in by_matter}
