"""Addresses of monitoring: one per verb."""

from django.urls import path

from privacy.monitoring.views import judging, overview, tasks, trails

app_name = "monitoring"
urlpatterns = [
    path("", tasks.TasksView.as_view(), name="tasks"),
    path("waiting/", tasks.WaitingView.as_view(), name="waiting"),
    path("units/", tasks.UnitsView.as_view(), name="units"),
    path("overview/", overview.OverviewView.as_view(), name="overview"),
    path("rules/", overview.RulesView.as_view(), name="rules"),
    path("managers/", overview.ManagersView.as_view(), name="managers"),
    path("plants/", overview.PlantsView.as_view(), name="plants"),
    path("settings/", overview.SettingsView.as_view(), name="settings"),
    path("settings/<uuid:pk>/revise-settings/", overview.ReviseSettingsView.as_view(), name="revise-settings"),
    path("trails/", trails.TrailsView.as_view(), name="trails"),
    path("trails/file-trail-request/", trails.FileTrailRequestView.as_view(), name="file-trail-request"),
    path("trails/<uuid:pk>/", trails.TrailView.as_view(), name="trail"),
    path("trails/<uuid:pk>/approve-trail/", trails.ApproveTrailView.as_view(), name="approve-trail"),
    path("trails/<uuid:pk>/refuse-trail/", trails.RefuseTrailView.as_view(), name="refuse-trail"),
    path("trails/<uuid:pk>/show-requester/", trails.ShowRequesterView.as_view(), name="show-requester"),
    path("trails/<uuid:pk>/export-trail/", trails.ExportTrailView.as_view(), name="export-trail"),
    path("flags/<uuid:pk>/confirm-purpose/", judging.ConfirmPurposeView.as_view(), name="confirm-purpose"),
    path("flags/<uuid:pk>/deny-purpose/", judging.DenyPurposeView.as_view(), name="deny-purpose"),
    path("flags/<uuid:pk>/show-records/", judging.ShowRecordsView.as_view(), name="show-records"),
    path("<uuid:pk>/", tasks.TaskView.as_view(), name="task"),
]
