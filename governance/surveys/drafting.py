"""What a questionnaire must keep to, and how it stands to the version before it."""

from typing import Any

from django.db.models import F

from governance.surveys.models import Kind, Question, Questionnaire, Wave


def follows_its_condition(questionnaire: Questionnaire) -> bool:
    """Return whether each question stands on a later page than the one it depends on, so that the server knows the answer."""
    depending = questionnaire.questions.filter(depends_on__isnull=False)
    return not depending.filter(section__position__lte=F("depends_on__section__position")).exists()


def former(questionnaire: Questionnaire, code: str) -> Question | None:
    """Return the question as the last version in use before this one asked it, None for a new one."""
    earlier = Question.objects.filter(
        questionnaire__survey_id=questionnaire.survey_id,
        questionnaire__number__lt=questionnaire.number,
        questionnaire__state=Questionnaire.State.FIXED,
        code=code,
    )
    return earlier.order_by("-questionnaire__number").first()


def is_reworded(before: Question, text: str) -> bool:
    """Return whether the words are others; the owner must then say whether the meaning is."""
    return before.text != text


def breaks_the_line(before: Question, kind: str, changed: dict[str, Any]) -> bool:
    """Return whether answers can no longer be compared, whatever the owner says: other options, other ends of the scale."""
    if kind in (Kind.SINGLE, Kind.MULTIPLE):
        return sorted(code for code, _label in before.options) != sorted(code for code, _label in changed["options"])
    if kind == Kind.SCALE:
        return (before.low_label, before.high_label) != (changed["low_label"], changed["high_label"])
    return False


def lines_over_time(waves: list[Wave], questions: dict[Any, dict[str, Question]]) -> dict[str, dict[Any, int]]:
    """Return for each question code the segment of its line in which each wave lies.

    `waves`: oldest first; `questions`: questionnaire id → code → question. A new segment begins where a version between
    marks the question as broken, or where it was not asked in between.
    """
    segments: dict[str, dict[Any, int]] = {}
    for code in {code for by_code in questions.values() for code in by_code}:
        number, seen, last = 0, {}, None
        for wave in waves:
            question = questions[wave.questionnaire_id].get(code)
            if question is None:
                number, last = number + 1, None
                continue
            if last is not None and question.broken and wave.questionnaire_id != last:
                number += 1
            seen[wave.pk], last = number, wave.questionnaire_id
        segments[code] = seen
    return segments
