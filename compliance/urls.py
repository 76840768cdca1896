"""Addresses of those who handle cases: one per verb."""

from django.urls import path

from compliance import views
from compliance.counter import EnterView

app_name = "compliance"
urlpatterns = [
    path("cases/", views.CaseListView.as_view(), name="cases"),
    path("cases/enter/", EnterView.as_view(), name="enter"),
    path("cases/<uuid:pk>/", views.CaseView.as_view(), name="case"),
    path("cases/<uuid:pk>/accept/", views.AcceptView.as_view(), name="accept"),
    path("cases/<uuid:pk>/decline/", views.DeclineView.as_view(), name="decline"),
    path("cases/<uuid:pk>/assign/", views.AssignView.as_view(), name="assign"),
    path("cases/<uuid:pk>/unassign/<uuid:person>/", views.UnassignView.as_view(), name="unassign"),
    path("cases/<uuid:pk>/reroute/", views.RerouteView.as_view(), name="reroute"),
    path("cases/<uuid:pk>/acknowledge/", views.AcknowledgeView.as_view(), name="acknowledge"),
    path("cases/<uuid:pk>/write/", views.WriteView.as_view(), name="write"),
    path("cases/<uuid:pk>/conclude/", views.ConcludeView.as_view(), name="conclude"),
    path("cases/<uuid:pk>/files/<uuid:attachment>/", views.FileView.as_view(), name="file"),
]
