"""Addresses of access logs: one per verb."""

from django.urls import path

from privacy.access_logs.views import damages, files, rules, shares

app_name = "access_logs"
urlpatterns = [
    path("", shares.SharesView.as_view(), name="shares"),
    path("damages/", damages.DamagesView.as_view(), name="damages"),
    path("damages/<uuid:pk>/give-up/", damages.GiveUpView.as_view(), name="give-up"),
    path("days/", files.DaysView.as_view(), name="days"),
    path("files/", files.FilesView.as_view(), name="files"),
    path("files/rejected/", files.RejectedView.as_view(), name="rejected"),
    path("files/<uuid:pk>/", files.FileView.as_view(), name="file"),
    path("rules/", rules.RulesView.as_view(), name="rules"),
    path("rules/<uuid:pk>/", rules.RuleView.as_view(), name="rule"),
    path("rules/<uuid:pk>/revise-rule/", rules.ReviseRuleView.as_view(), name="revise-rule"),
    path("units-by-day/", shares.SharesByDayView.as_view(), name="shares-by-day"),
]
