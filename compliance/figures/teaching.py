"""What a case can be tied to: articles of the code, courses, questions of surveys."""

import re
import unicodedata

from compliance.contributed import Choices, known_articles
from compliance.figures.choices import TieKind
from governance.learning.models import Course
from governance.surveys.areas import registered
from governance.surveys.models import Question

ARTICLE = re.compile(r"^第([1-9]\d{0,2})条(?:の([2-9]|[1-9]\d))?$")
AREA = "compliance"


def article_code(typed: str) -> str | None:
    """Return the code of the article typed as laws write it: 第5条 → 5, 第5条の2 → 5-2; None when it is not one."""
    found = ARTICLE.match("".join(unicodedata.normalize("NFKC", typed).split()))
    return "-".join(part for part in found.groups() if part) if found else None


def article_words(code: str) -> str | None:
    """Return an article's code as laws write it; None when it is none."""
    number, _dash, branch = code.partition("-")
    text = f"第{number}条" + (f"の{branch}" if branch else "")
    return text if ARTICLE.match(text) else None


def questions() -> Choices:
    """Return the questions of this area's surveys in their newest wording, as (survey/code, text). One query."""
    if AREA not in {area.code for area in registered()}:
        return []
    rows = Question.objects.filter(questionnaire__survey__area=AREA).select_related("questionnaire__survey")
    newest: dict[str, str] = {}
    for question in rows.order_by("questionnaire__survey__code", "questionnaire__number", "position"):
        newest[f"{question.questionnaire.survey.code}/{question.code}"] = question.text
    return list(newest.items())


def choices_of(kind: str) -> Choices:
    """Return what there is to choose from, with the words shown; empty where a code is typed instead."""
    if kind == TieKind.ARTICLE:
        return known_articles()
    if kind == TieKind.QUESTION:
        return questions()
    return courses()


def courses() -> Choices:
    """Return the compliance courses with an edition in force, as (code, title). One query."""
    rows = Course.objects.filter(area=AREA, current__isnull=False).order_by("code")
    return list(rows.values_list("code", "title"))


def label_of(kind: str, reference: str) -> str | None:
    """Return the words of what is tied to, None when nobody knows it. Articles may be typed while no room knows them."""
    found = dict(choices_of(kind))
    if kind == TieKind.ARTICLE and not found:
        return article_words(reference)
    return found.get(reference)
