"""The address at which a reporter answers a check-in; under the path of the reporter's cookie."""

from django.urls import path

from compliance.protection.views.reporter import AnswerView

app_name = "report-protection"
urlpatterns = [path("answer/", AnswerView.as_view(), name="answer")]
