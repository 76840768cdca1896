"""Addresses of those who handle cases: one per verb."""

from django.urls import path

from compliance.counter import EnterView
from compliance.views import case, decision, lists

app_name = "compliance"
urlpatterns = [
    path("cases/", lists.CaseListView.as_view(), name="cases"),
    path("cases/enter/", EnterView.as_view(), name="enter"),
    path("cases/<uuid:pk>/", case.CaseView.as_view(), name="case"),
    path("cases/<uuid:pk>/conversation/", case.ConversationView.as_view(), name="conversation"),
    path("cases/<uuid:pk>/course/", case.CourseView.as_view(), name="course"),
    path("cases/<uuid:pk>/accept/", decision.AcceptView.as_view(), name="accept"),
    path("cases/<uuid:pk>/decline/", decision.DeclineView.as_view(), name="decline"),
    path("cases/<uuid:pk>/assign/", decision.AssignView.as_view(), name="assign"),
    path("cases/<uuid:pk>/unassign/<uuid:person>/", decision.UnassignView.as_view(), name="unassign"),
    path("cases/<uuid:pk>/reroute/", decision.RerouteView.as_view(), name="reroute"),
    path("cases/<uuid:pk>/acknowledge/", decision.AcknowledgeView.as_view(), name="acknowledge"),
    path("cases/<uuid:pk>/write/", decision.WriteView.as_view(), name="write"),
    path("cases/<uuid:pk>/conclude/", decision.ConcludeView.as_view(), name="conclude"),
    path("cases/<uuid:pk>/files/<uuid:attachment>/", case.FileView.as_view(), name="file"),
]
