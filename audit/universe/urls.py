"""Addresses of the audit universe: one per verb."""

from django.urls import path

from audit.universe.views import acting, ranking

app_name = "universe"
urlpatterns = [
    path("", ranking.RankingView.as_view(), name="ranking"),
    path("items/<uuid:pk>/", ranking.ItemView.as_view(), name="item"),
    path("assessments/", ranking.AssessmentListView.as_view(), name="assessments"),
    path("assessments/<uuid:pk>/", ranking.AssessmentView.as_view(), name="assessment"),
    path("make-assessment/", acting.MakeAssessmentView.as_view(), name="make-assessment"),
    path("weights/", acting.WeightingListView.as_view(), name="weightings"),
    path("weights/propose-weights/", acting.ProposeWeightsView.as_view(), name="propose-weights"),
    path("weights/<uuid:pk>/", acting.WeightingView.as_view(), name="weighting"),
    path("weights/<uuid:pk>/approve-weights/", acting.ApproveWeightsView.as_view(), name="approve-weights"),
    path("weights/<uuid:pk>/reject-weights/", acting.RejectWeightsView.as_view(), name="reject-weights"),
    path("judgements/", acting.JudgementListView.as_view(), name="judgements"),
    path("judgements/judge/", acting.JudgeView.as_view(), name="judge"),
    path("judgements/<uuid:pk>/withdraw-judgement/", acting.WithdrawJudgementView.as_view(), name="withdraw-judgement"),
]
