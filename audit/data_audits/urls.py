"""Addresses of data audits."""

from django.urls import path

from audit.data_audits.views import runs, sets

app_name = "data_audits"
urlpatterns = [
    path("", sets.DataSetsView.as_view(), name="data-sets"),
    path("add-data-set/", sets.AddDataSetView.as_view(), name="add-data-set"),
    path("<uuid:pk>/", sets.DataSetView.as_view(), name="data-set"),
    path("<uuid:pk>/cancel-data-set/", sets.CancelDataSetView.as_view(), name="cancel-data-set"),
    path("<uuid:pk>/erase-data-set/", sets.EraseDataSetView.as_view(), name="erase-data-set"),
    path("<uuid:pk>/run-test/<slug:test>/", runs.RunTestView.as_view(), name="run-test"),
    path("runs/<uuid:pk>/", runs.RunView.as_view(), name="run"),
    path("runs/<uuid:pk>/repeat-run/", runs.RepeatRunView.as_view(), name="repeat-run"),
    path("runs/<uuid:pk>/cancel-run/", runs.CancelRunView.as_view(), name="cancel-run"),
    path("runs/<uuid:pk>/evaluate/", runs.EvaluateView.as_view(), name="evaluate"),
    path("runs/<uuid:pk>/file-paper/", runs.FilePaperView.as_view(), name="file-paper"),
]
