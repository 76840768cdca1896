"""Addresses of mystery visits: one per verb."""

from django.urls import path

from voice.visits.views import corrections, criteria, evidence, rounds, sheets, visits

app_name = "visits"
urlpatterns = [
    path("", visits.VisitListView.as_view(), name="visits"),
    path("<uuid:pk>/", visits.VisitView.as_view(), name="visit"),
    path("<uuid:pk>/change-visit/", visits.ChangeVisitView.as_view(), name="change-visit"),
    path("<uuid:pk>/cancel/", visits.CancelView.as_view(), name="cancel"),
    path("<uuid:pk>/send-result/", visits.SendResultView.as_view(), name="send-result"),
    path("<uuid:pk>/contest/", evidence.ContestView.as_view(), name="contest"),
    path("<uuid:pk>/plan-revisit/", visits.PlanRevisitView.as_view(), name="plan-revisit"),
    path("sheets/<uuid:pk>/save-sheet/", sheets.SaveSheetView.as_view(), name="save-sheet"),
    path("sheets/<uuid:pk>/hand-in/", sheets.HandInView.as_view(), name="hand-in"),
    path("contests/<uuid:pk>/decide-contest/", evidence.DecideContestView.as_view(), name="decide-contest"),
    path("evidence/<uuid:pk>/", evidence.EvidenceView.as_view(), name="evidence"),
    path("corrections/", corrections.CorrectionListView.as_view(), name="corrections"),
    path(
        "corrections/<uuid:pk>/report-correction/",
        corrections.ReportCorrectionView.as_view(),
        name="report-correction",
    ),
    path("offices/<uuid:pk>/", corrections.OfficeView.as_view(), name="office"),
    path("criteria/", criteria.SetsView.as_view(), name="sets"),
    path("criteria/draft-set/", criteria.DraftSetView.as_view(), name="draft-set"),
    path("criteria/<uuid:pk>/", criteria.SetView.as_view(), name="criteria"),
    path("criteria/<uuid:pk>/write-set/", criteria.WriteSetView.as_view(), name="write-set"),
    path("criteria/<uuid:pk>/put-in-force/", criteria.PutInForceView.as_view(), name="put-in-force"),
    path("rounds/", rounds.RoundsView.as_view(), name="rounds"),
    path("rounds/plan-round/", rounds.PlanRoundView.as_view(), name="plan-round"),
    path("rounds/<uuid:pk>/", rounds.RoundView.as_view(), name="round"),
]
