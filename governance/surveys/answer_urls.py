"""Addresses of the answers' own pages: no session of a signed-in person is read under /answer/ (web/middleware.py)."""

from django.urls import path

from governance.surveys.views import answering

app_name = "answer"
urlpatterns = [
    path("", answering.StartView.as_view(), name="start"),
    path("with/<str:code>/", answering.WithCodeView.as_view(), name="with-code"),
    path("questions/", answering.QuestionsView.as_view(), name="questions"),
    path("send/", answering.SendView.as_view(), name="send"),
    path("done/", answering.DoneView.as_view(), name="done"),
]
