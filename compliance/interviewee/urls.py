"""Under the reporter's addresses: no staff session is read here, nothing is stored, no script runs."""

from django.urls import path

from compliance.interviewee.views import CodeView, ConfirmView

app_name = "interviewee"
urlpatterns = [
    path("", CodeView.as_view(), name="code"),
    path("confirm-interview/", ConfirmView.as_view(), name="confirm-interview"),
]
