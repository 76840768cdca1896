"""Reads for pages, and what other rooms may ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery, Sum

from governance.access import Actor
from governance.organization.queries import name_on
from governance.surveys.access import visible_figures
from governance.surveys.branching import Page, pages
from governance.surveys.drafting import lines_over_time
from governance.surveys.models import (
    Envelope,
    Figure,
    Invitation,
    Question,
    Questionnaire,
    Section,
    Survey,
    Wave,
    WaveGroup,
)
from governance.surveys.models.questionnaire import Kind


def waves_to_answer(actor: Actor) -> QuerySet[Invitation]:
    """Return the actor's invitations to open waves, soonest end first; `taken` says that the token was taken."""
    mine = Invitation.objects.filter(person_id=actor.own_id, wave__state=Wave.State.OPEN)
    return mine.select_related("wave__survey").order_by("wave__closes_on", "wave_id")


def pages_of(questionnaire_id: UUID) -> list[Page]:
    """Return the pages of a version with their questions. Two queries."""
    sections = Section.objects.filter(questionnaire_id=questionnaire_id)
    questions = Question.objects.filter(questionnaire_id=questionnaire_id).select_related("depends_on")
    return pages(sections, questions.order_by("section__position", "position"))


def sections_of(questionnaire: Questionnaire) -> list[Section]:
    """Return all sections in order, also empty ones, each with `shown_questions`. Two queries."""
    sections = list(questionnaire.sections.order_by("position"))
    by_section: dict[UUID, list[Question]] = {}
    for question in questionnaire.questions.select_related("depends_on").order_by("position"):
        by_section.setdefault(question.section_id, []).append(question)
    for section in sections:
        section.shown_questions = by_section.get(section.pk, [])  # type: ignore[attr-defined]
    return sections


@dataclass(frozen=True)
class Progress:
    """What is known of an open wave: how many were invited, took a token, and how many answers lie here."""

    invited: int
    taken: int
    codes: int
    envelopes: int


def progress_of(wave: Wave) -> Progress:
    """Return the counts of an open wave, over everybody: by unit they would say too much while it runs."""
    invited = WaveGroup.objects.filter(wave=wave).aggregate(n=Sum("invited"))["n"] or 0
    people = Invitation.objects.filter(wave=wave).aggregate(n=Count("id"), taken=Count("id", filter=Q(taken=True)))
    return Progress(people["n"], people["taken"], invited - people["n"], Envelope.objects.filter(wave=wave).count())


def read_by(actor: Actor, wave: Wave) -> QuerySet[Figure]:
    """Return the figures of a wave that the actor may read, with the unit's name of the wave's last day."""
    figures: QuerySet[Figure] = visible_figures(actor).filter(wave=wave).select_related("question", "wave")
    names = {"unit_name": name_on("unit_id", wave.closes_on), "area_name": name_on("area_id", wave.closes_on)}
    return figures.annotate(**names)


@dataclass(frozen=True)
class Block:
    """What a page or a document shows of one question: its figures, the largest group first."""

    question: Question
    figures: list[Figure]


def blocks_for(actor: Actor, wave: Wave) -> tuple[list[Figure], list[Block]]:
    """Return participation and, for each question, figures: the whole and the areas, or what a head may read of the own."""
    wide = read_by(actor, wave)
    if wide.filter(level=Figure.Level.TOTAL).exists():
        wide = wide.exclude(level=Figure.Level.UNIT)
    order = {"total": 0, "area": 1, "unit": 2}
    found = sorted(wide.select_related("unit"), key=lambda f: (order[f.level], f.unit.code if f.unit else ""))
    by_question: dict[UUID | None, list[Figure]] = {}
    for figure in found:
        by_question.setdefault(figure.question_id, []).append(figure)
    questions = Question.objects.filter(questionnaire_id=wave.questionnaire_id)
    ordered = questions.select_related("section", "depends_on").order_by("section__position", "position")
    return by_question.get(None, []), [Block(q, by_question[q.pk]) for q in ordered if q.pk in by_question]


@dataclass(frozen=True)
class Point:
    """One wave on the line of a question; a new `segment` begins where the question was asked anew."""

    wave: Wave
    figure: Figure
    segment: int


@dataclass(frozen=True)
class Line:
    """The whole's score of one question over the waves, oldest first."""

    question: Question
    points: list[Point]


def lines_for(survey: Survey) -> list[Line]:
    """Return the lines of all questions with a score, in the order of the newest questionnaire. Three queries."""
    waves = list(survey.waves.filter(state=Wave.State.CLOSED).order_by("closes_on", "questionnaire__number"))
    used = {wave.questionnaire_id for wave in waves}
    asked = Question.objects.filter(questionnaire_id__in=used).order_by("section__position", "position")
    by_version: dict[UUID, dict[str, Question]] = {version: {} for version in used}
    for question in asked:
        by_version[question.questionnaire_id][question.code] = question
    figures = Figure.objects.filter(wave__in=waves, level=Figure.Level.TOTAL, score__isnull=False)
    by_place = {(f.wave_id, f.question_id): f for f in figures}
    segments = lines_over_time(waves, by_version)
    newest: dict[str, Question] = {}
    for wave in reversed(waves):
        for code, question in by_version[wave.questionnaire_id].items():
            newest.setdefault(code, question)
    lines = [Line(q, _points(code, waves, by_version, by_place, segments[code])) for code, q in newest.items()]
    return [line for line in lines if line.points]


def _points(
    code: str,
    waves: Iterable[Wave],
    by_version: dict[UUID, dict[str, Question]],
    by_place: dict[tuple[UUID, UUID | None], Figure],
    segments: dict[UUID, int],
) -> list[Point]:
    points = []
    for wave in waves:
        question = by_version[wave.questionnaire_id].get(code)
        figure = by_place.get((wave.pk, question.pk)) if question else None
        if figure is not None:
            points.append(Point(wave, figure, segments[wave.pk]))
    return points


def latest_closed(survey_code: str) -> Subquery:
    """Return a subquery for the id of the last closed wave of a survey."""
    closed = Wave.objects.filter(survey__code=survey_code, state=Wave.State.CLOSED).order_by("-closes_on", "-pk")
    return Subquery(closed.values("pk")[:1])


def unit_scores(survey_code: str, question_code: str) -> dict[UUID, float | None]:
    """Return the score of one question in the last closed wave by unit, for other rooms.

    The mean of a scale (1 to 5) or of numbers, the share of "yes" (0 to 1); None where the group is too small to be
    shown. Empty when there is no such survey, question, or closed wave. One query.
    """
    figures = Figure.objects.filter(
        wave=latest_closed(survey_code), question__code=question_code, level=Figure.Level.UNIT
    )
    return {unit: score for unit, score in figures.values_list("unit_id", "score") if unit is not None}


def versions_of(survey: Survey) -> QuerySet[Questionnaire]:
    """Return the versions, newest first, each with its number of questions."""
    return survey.questionnaires.annotate(size=Count("questions")).order_by("-number")


def scale_questions(area: str) -> list[tuple[str, str]]:
    """Return choices (survey:question, words) of the questions on a scale in the area's surveys. One query."""
    rows = Question.objects.filter(questionnaire__survey__area=area, kind=Kind.SCALE)
    ordered = rows.order_by("questionnaire__survey__code", "questionnaire__number", "section__position", "position")
    found: dict[str, str] = {}
    for survey, title, code, text in ordered.values_list(
        "questionnaire__survey__code", "questionnaire__survey__title", "code", "text"
    ):
        found[f"{survey}:{code}"] = f"{title} – {text}"
    return list(found.items())
