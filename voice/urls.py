"""Addresses of voices and incidents: one per verb."""

from django.urls import path

from voice.database.views import search
from voice.views import files, incidents, receipts, voices

app_name = "voice"
urlpatterns = [
    path("", search.SearchView.as_view(), name="voices"),
    path("file-voice/", voices.FileVoiceView.as_view(), name="file-voice"),
    path("voices/<uuid:pk>/", voices.VoiceView.as_view(), name="voice"),
    path("voices/<uuid:pk>/acknowledge/", voices.AcknowledgeView.as_view(), name="acknowledge"),
    path("voices/<uuid:pk>/add-to-voice/", voices.AddToVoiceView.as_view(), name="add-to-voice"),
    path("voices/<uuid:pk>/show-sender/", voices.ShowSenderView.as_view(), name="show-sender"),
    path("files/<uuid:pk>/", files.VoiceFileView.as_view(), name="file"),
    path("incidents/", incidents.IncidentListView.as_view(), name="incidents"),
    path("incidents/file-incident/", incidents.FileIncidentView.as_view(), name="file-incident"),
    path("incidents/<uuid:pk>/", incidents.IncidentView.as_view(), name="incident"),
    path(
        "incidents/<uuid:pk>/acknowledge-incident/",
        incidents.AcknowledgeIncidentView.as_view(),
        name="acknowledge-incident",
    ),
    path("incidents/<uuid:pk>/follow-up/", incidents.FollowUpView.as_view(), name="follow-up"),
    path("incidents/<uuid:pk>/report-end/", incidents.ReportEndView.as_view(), name="report-end"),
    path("receipts/", receipts.ReceiptsView.as_view(), name="receipts"),
]
