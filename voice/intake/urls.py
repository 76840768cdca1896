"""Addresses of intake at headquarters: one per verb."""

from django.urls import path

from voice.intake.views import letters, mails, outgoing

app_name = "intake"
urlpatterns = [
    path("file-letter/", letters.FileLetterView.as_view(), name="file-letter"),
    path("mails/", mails.MailListView.as_view(), name="mails"),
    path("mails/<uuid:pk>/", mails.MailView.as_view(), name="mail"),
    path("mails/<uuid:pk>/show-mail/", mails.ShowMailView.as_view(), name="show-mail"),
    path("mails/<uuid:pk>/file-mail/", mails.FileMailView.as_view(), name="file-mail"),
    path("mails/<uuid:pk>/settle-mail/", mails.SettleMailView.as_view(), name="settle-mail"),
    path("voices/<uuid:pk>/send-answer/", outgoing.SendAnswerView.as_view(), name="send-answer"),
    path("outgoing/<uuid:pk>/send-again/", outgoing.SendAgainView.as_view(), name="send-again"),
    path("outgoing/<uuid:pk>/drop-outgoing/", outgoing.DropOutgoingView.as_view(), name="drop-outgoing"),
]
