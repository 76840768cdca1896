"""Addresses of direct notices: one per verb."""

from django.urls import path

from voice.direct.views import lists, notices

app_name = "direct"
urlpatterns = [
    path("", lists.ReceivedView.as_view(), name="received"),
    path("sent/", lists.SentView.as_view(), name="sent"),
    path("receipts/", lists.ReceiptsView.as_view(), name="receipts"),
    path("units/", lists.UnitsView.as_view(), name="units"),
    path("send-notice/offices/", notices.ToOfficesView.as_view(), name="to-offices"),
    path("send-notice/headquarters/", notices.ToDivisionView.as_view(), name="to-division"),
    path("<uuid:pk>/", notices.NoticeView.as_view(), name="notice"),
    path("<uuid:pk>/correct/", notices.CorrectView.as_view(), name="correct"),
    path("receipts/<uuid:pk>/answer/", notices.AnswerView.as_view(), name="answer"),
]
