"""Addresses of the inbox."""

from django.urls import path

from governance.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.InboxView.as_view(), name="inbox"),
    path("<uuid:pk>/", views.OpenNoticeView.as_view(), name="open"),
    path("mail/", views.MailChoiceView.as_view(), name="mail"),
]
