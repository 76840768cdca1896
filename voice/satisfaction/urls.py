"""Addresses of satisfaction surveys: one per verb. Questions, results and lines over time lie under /surveys/."""

from django.urls import path

from voice.satisfaction.views import numbers, overview, planning, printing, sheets

app_name = "satisfaction"
OF_WAVE, OF_PROPOSAL, OF_SHEET = "waves/<uuid:pk>/", "proposals/<uuid:pk>/", "sheets/<uuid:pk>/"
urlpatterns = [
    path("", overview.OverviewView.as_view(), name="overview"),
    path("start-survey/", planning.StartSurveyView.as_view(), name="start-survey"),
    path("schedules/<uuid:pk>/change-schedule/", planning.ChangeScheduleView.as_view(), name="change-schedule"),
    path(OF_PROPOSAL + "confirm-wave/", planning.ConfirmWaveView.as_view(), name="confirm-wave"),
    path(OF_PROPOSAL + "drop-wave/", planning.DropWaveView.as_view(), name="drop-wave"),
    path(OF_WAVE, overview.WaveView.as_view(), name="wave"),
    path(OF_WAVE + "rates/", numbers.RateListView.as_view(), name="rates"),
    path(OF_WAVE + "print-sheets/", printing.PrintSheetsView.as_view(), name="print-sheets"),
    path(OF_WAVE + "type-sheet/", sheets.TypeSheetView.as_view(), name="type-sheet"),
    path("numbers/<uuid:pk>/note-numbers/", numbers.NoteNumbersView.as_view(), name="note-numbers"),
    path(OF_SHEET + "decide-sheet/", sheets.DecideSheetView.as_view(), name="decide-sheet"),
    path(OF_SHEET + "start-over/", sheets.StartOverView.as_view(), name="start-over"),
]
