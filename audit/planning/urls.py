"""Addresses of plans: one per verb."""

from django.urls import path

from audit.planning.views import acting, lines, plans

app_name = "planning"
urlpatterns = [
    path("", plans.PlanListView.as_view(), name="plans"),
    path("draft/", acting.DraftView.as_view(), name="draft"),
    path("lines/", lines.LineListView.as_view(), name="lines"),
    path("lines/<uuid:pk>/", lines.LineView.as_view(), name="line"),
    path("lines/<uuid:pk>/change-line/", acting.ChangeLineView.as_view(), name="change-line"),
    path("lines/<uuid:pk>/plan-engagement/", acting.PlanEngagementView.as_view(), name="plan-engagement"),
    path("<uuid:pk>/", plans.PlanView.as_view(), name="plan"),
    path("<uuid:pk>/coverage/", plans.CoverageView.as_view(), name="coverage"),
    path("<uuid:pk>/rewrite/", acting.RewriteView.as_view(), name="rewrite"),
    path("<uuid:pk>/add-line/", acting.AddLineView.as_view(), name="add-line"),
    path("<uuid:pk>/remove-line/", acting.RemoveLineView.as_view(), name="remove-line"),
    path("<uuid:pk>/propose/", acting.ProposeView.as_view(), name="propose"),
    path("<uuid:pk>/submit/", acting.SubmitView.as_view(), name="submit"),
    path("<uuid:pk>/send-back/", acting.SendBackView.as_view(), name="send-back"),
    path("<uuid:pk>/approve/", acting.ApproveView.as_view(), name="approve"),
]
