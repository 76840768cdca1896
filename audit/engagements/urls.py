"""Addresses of engagements: one per verb."""

from django.urls import path

from audit.engagements.views import draws, engagement, exemption, lists

app_name = "engagements"
urlpatterns = [
    path("", lists.EngagementListView.as_view(), name="engagements"),
    path("plan/", engagement.PlanView.as_view(), name="plan"),
    path("draws/", draws.DrawListView.as_view(), name="draws"),
    path("draws/commit-draw/", draws.CommitDrawView.as_view(), name="commit-draw"),
    path("draws/guessing/", draws.GuessingView.as_view(), name="guessing"),
    path("draws/<uuid:pk>/", draws.DrawView.as_view(), name="draw"),
    path("draws/<uuid:pk>/program/", draws.ProgramView.as_view(), name="program"),
    path("draws/<uuid:pk>/draw-units/", draws.DrawUnitsView.as_view(), name="draw-units"),
    path("draws/<uuid:pk>/reveal-draw/", draws.RevealDrawView.as_view(), name="reveal-draw"),
    path(
        "exemption-requests/<uuid:pk>/refuse-exemption/", exemption.RefuseExemptionView.as_view(),
        name="refuse-exemption",
    ),
    path(
        "exemption-requests/<uuid:pk>/withdraw-exemption/", exemption.WithdrawExemptionView.as_view(),
        name="withdraw-exemption",
    ),
    path("<uuid:pk>/", engagement.EngagementView.as_view(), name="engagement"),
    path("<uuid:pk>/proof/", engagement.ProofView.as_view(), name="proof"),
    path("<uuid:pk>/change-plan/", engagement.ChangePlanView.as_view(), name="change-plan"),
    path("<uuid:pk>/assign/", engagement.AssignView.as_view(), name="assign"),
    path("<uuid:pk>/release/", engagement.ReleaseView.as_view(), name="release"),
    path("<uuid:pk>/ask-exemption/", exemption.AskExemptionView.as_view(), name="ask-exemption"),
    path("<uuid:pk>/grant-exemption/", exemption.GrantExemptionView.as_view(), name="grant-exemption"),
    path("<uuid:pk>/authorize/", engagement.AuthorizeView.as_view(), name="authorize"),
    path("<uuid:pk>/announce/", engagement.AnnounceView.as_view(), name="announce"),
    path("<uuid:pk>/open-on-site/", engagement.OpenOnSiteView.as_view(), name="open-on-site"),
    path("<uuid:pk>/reveal-offices/", engagement.RevealOfficesView.as_view(), name="reveal-offices"),
    path("<uuid:pk>/begin-fieldwork/", engagement.BeginFieldworkView.as_view(), name="begin-fieldwork"),
    path("<uuid:pk>/end-fieldwork/", engagement.EndFieldworkView.as_view(), name="end-fieldwork"),
    path("<uuid:pk>/close/", engagement.CloseView.as_view(), name="close"),
    path("<uuid:pk>/cancel/", engagement.CancelView.as_view(), name="cancel"),
]  # fmt: skip
