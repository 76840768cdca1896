"""Addresses of surveys for signed-in people. The answers' own pages lie under /answer/ (answer_urls.py)."""

from django.urls import path

from governance.surveys.views import builder, manage, results, staff, waves

app_name = "surveys"
OF_DRAFT = "questionnaires/<uuid:pk>/"
OF_SECTION = OF_DRAFT + "sections/<uuid:section>/"
OF_QUESTION = OF_DRAFT + "questions/<uuid:question>/"
OF_WAVE = "waves/<uuid:pk>/"
urlpatterns = [
    path("", staff.IndexView.as_view(), name="index"),
    path("create/", manage.CreateView.as_view(), name="create"),
    path("<uuid:pk>/", manage.SurveyView.as_view(), name="survey"),
    path("<uuid:pk>/change/", manage.ChangeView.as_view(), name="change"),
    path("<uuid:pk>/draft/", manage.DraftView.as_view(), name="draft"),
    path("<uuid:pk>/plan-wave/", waves.PlanView.as_view(), name="plan-wave"),
    path("<uuid:pk>/lines/", results.LinesView.as_view(), name="lines"),
    path(OF_DRAFT, builder.QuestionnaireView.as_view(), name="questionnaire"),
    path(OF_DRAFT + "add-section/", builder.AddSectionView.as_view(), name="add-section"),
    path(OF_SECTION + "change-section/", builder.ChangeSectionView.as_view(), name="change-section"),
    path(OF_SECTION + "move-section/", builder.MoveSectionView.as_view(), name="move-section"),
    path(OF_SECTION + "remove-section/", builder.RemoveSectionView.as_view(), name="remove-section"),
    path(OF_SECTION + "add-question/", builder.AddQuestionView.as_view(), name="add-question"),
    path(OF_QUESTION + "change-question/", builder.ChangeQuestionView.as_view(), name="change-question"),
    path(OF_QUESTION + "move-question/", builder.MoveQuestionView.as_view(), name="move-question"),
    path(OF_QUESTION + "remove-question/", builder.RemoveQuestionView.as_view(), name="remove-question"),
    path(OF_WAVE, waves.WaveView.as_view(), name="wave"),
    path(OF_WAVE + "change-wave/", waves.ChangeView.as_view(), name="change-wave"),
    path(OF_WAVE + "cancel-wave/", waves.CancelView.as_view(), name="cancel-wave"),
    path(OF_WAVE + "open-wave/", waves.OpenView.as_view(), name="open-wave"),
    path(OF_WAVE + "close-wave/", waves.CloseView.as_view(), name="close-wave"),
    path(OF_WAVE + "remind/", waves.RemindView.as_view(), name="remind"),
    path(OF_WAVE + "issue-codes/", waves.IssueCodesView.as_view(), name="issue-codes"),
    path(OF_WAVE + "fetch/", staff.FetchView.as_view(), name="fetch"),
    path(OF_WAVE + "results/", results.ResultsView.as_view(), name="results"),
    path(OF_WAVE + "figures/", results.FigureListView.as_view(), name="figures"),
    path(OF_WAVE + "take-results/", results.TakeResultsView.as_view(), name="take-results"),
    path(OF_WAVE + "remarks/", results.RemarkListView.as_view(), name="remarks"),
]
