"""Addresses for everyone who wants to tell us something."""

from django.urls import path

from voice.intake.views import public

app_name = "send-voice"
urlpatterns = [
    path("", public.SendVoiceView.as_view(), name="form"),
    path("sent/<str:token>/", public.SentView.as_view(), name="sent"),
]
