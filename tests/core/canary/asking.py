"""Surveys: the words of the owners, and free text of two waves, one still open and one closed."""

from django.test import Client

from governance.surveys.models import Questionnaire, Survey, Wave
from governance.surveys.tokens import new_token
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow
from tests.surveys.test_answering import QUESTIONS, SEND, fields_of, go

SURVEY = ("surveys_survey", "surveys_historicalsurvey")
WAVE = ("surveys_wave", "surveys_historicalwave")


def ask(cast: Cast) -> Wave:
    """Ask twice; return the closed wave."""
    survey = written(cast)
    closed = opened(cast, survey)
    answer(closed, sparrow("remark", "surveys_remark"))
    cast.head.send(f"/surveys/waves/{closed.pk}/close-wave/")
    assert sparrow("remark", "surveys_remark") in cast.head.read(f"/surveys/waves/{closed.pk}/remarks/")
    answer(opened(cast, survey), canary("open remark"))
    return closed


def written(cast: Cast) -> Survey:
    """Write a survey with one question for free text."""
    head = cast.head
    about = {"title": sparrow("survey title", *SURVEY), "purpose": sparrow("survey purpose", *SURVEY)}
    head.send("/surveys/create/", area="compliance", code="canary", threshold="5", **about)
    survey = Survey.objects.get(code="canary")
    draft = f"/surveys/questionnaires/{Questionnaire.objects.get(survey=survey).pk}/"
    page = {"title": sparrow("survey page", "surveys_section"), "text": sparrow("survey page text", "surveys_section")}
    head.send(f"{draft}add-section/", **page)
    section = survey.questionnaires.get().sections.get()
    question = {"text": sparrow("question", "surveys_question"), "hint": sparrow("question hint", "surveys_question")}
    head.send(f"{draft}sections/{section.pk}/add-question/", code="remark", kind="text", required="no", **question)
    return survey


def opened(cast: Cast, survey: Survey) -> Wave:
    """Plan and open a wave for everyone."""
    days = {"opens_on": day(), "closes_on": day(9), "level": "unit", "audience": "all", "reminders_allowed": "1"}
    cast.head.send(f"/surveys/{survey.pk}/plan-wave/", title=sparrow("wave title", *WAVE), **days)
    wave = Wave.objects.get(state="planned")
    cast.head.send(f"/surveys/waves/{wave.pk}/open-wave/")
    return wave


def answer(wave: Wave, remark: str) -> None:
    """Answer with a code, as anyone may."""
    client = Client()
    group = wave.groups.order_by("number")[0].number
    assert client.post("/answer/", {"token": new_token(wave.pk, group)}).status_code == 302
    status, page = go(client, client.get(QUESTIONS).text, remark=remark)
    assert (status, remark in page) == (200, True)
    assert client.post(SEND, {"answers": fields_of(page)["answers"]}).status_code == 303
