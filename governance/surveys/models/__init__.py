"""Surveys, their questionnaires, their waves, and what is kept of the answers."""

from governance.surveys.models.questionnaire import Kind, Question, Questionnaire, Section, Survey
from governance.surveys.models.results import Figure, Remark
from governance.surveys.models.wave import Envelope, Invitation, Spent, Wave, WaveGroup, WaveKey

__all__ = [
    "Envelope",
    "Figure",
    "Invitation",
    "Kind",
    "Question",
    "Questionnaire",
    "Remark",
    "Section",
    "Spent",
    "Survey",
    "Wave",
    "WaveGroup",
    "WaveKey",
]
