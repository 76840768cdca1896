"""Addresses of findings: one per verb."""

from django.urls import path

from audit.findings.views import finding, keeping, lists, recommendation

app_name = "findings"
urlpatterns = [
    path("", lists.FindingListView.as_view(), name="findings"),
    path("scale/", keeping.ScaleView.as_view(), name="scale"),
    path("scale/decide-scale/", keeping.DecideScaleView.as_view(), name="decide-scale"),
    path("criteria/add-criterion/", keeping.AddCriterionView.as_view(), name="add-criterion"),
    path("criteria/<uuid:pk>/retire-criterion/", keeping.RetireCriterionView.as_view(), name="retire-criterion"),
    path("external/", lists.ExternalListView.as_view(), name="external-audits"),
    path("external/add-body/", keeping.AddBodyView.as_view(), name="add-body"),
    path("external/enter-external-audit/", keeping.EnterExternalAuditView.as_view(), name="enter-external-audit"),
    path("external/<uuid:pk>/", keeping.ExternalAuditView.as_view(), name="external-audit"),
    path("external/<uuid:pk>/change-keeper/", keeping.ChangeKeeperView.as_view(), name="change-keeper"),
    path("external/<uuid:source>/write/", finding.WriteExternalView.as_view(), name="write-external"),
    path("of/<uuid:source>/write/", finding.WriteView.as_view(), name="write"),
    path("of/<uuid:source>/plan-follow-up/", recommendation.PlanFollowUpView.as_view(), name="plan-follow-up"),
    path("evidence/<uuid:pk>/", recommendation.EvidenceView.as_view(), name="evidence"),
    path("recommendations/", lists.RecommendationListView.as_view(), name="recommendations"),
    path("recommendations/ages/", lists.AgesView.as_view(), name="ages"),
    path("recommendations/<uuid:pk>/", recommendation.RecommendationView.as_view(), name="recommendation"),
    path("recommendations/<uuid:pk>/answer/", recommendation.AnswerView.as_view(), name="answer"),
    path(
        "recommendations/<uuid:pk>/report-progress/", recommendation.ReportProgressView.as_view(), name="report-progress"
    ),
    path("recommendations/<uuid:pk>/judge/", recommendation.JudgeView.as_view(), name="judge"),
    path("recommendations/<uuid:pk>/reopen/", recommendation.ReopenView.as_view(), name="reopen"),
    path("recommendations/<uuid:pk>/accept-risk/", recommendation.AcceptRiskView.as_view(), name="accept-risk"),
    path(
        "recommendations/<uuid:pk>/withdraw-recommendation/", recommendation.WithdrawRecommendationView.as_view(),
        name="withdraw-recommendation",
    ),
    path("<uuid:pk>/", finding.FindingView.as_view(), name="finding"),
    path("<uuid:pk>/cite-papers/", finding.CitePapersView.as_view(), name="cite-papers"),
    path("<uuid:pk>/rewrite/", finding.RewriteView.as_view(), name="rewrite"),
    path("<uuid:pk>/send-facts/", finding.SendFactsView.as_view(), name="send-facts"),
    path("<uuid:pk>/settle-facts/", finding.SettleFactsView.as_view(), name="settle-facts"),
    path("<uuid:pk>/withdraw/", finding.WithdrawView.as_view(), name="withdraw"),
    path("<uuid:pk>/issue/", finding.IssueView.as_view(), name="issue"),
    path("<uuid:pk>/confirm-facts/", finding.ConfirmFactsView.as_view(), name="confirm-facts"),
    path("<uuid:pk>/object-to-facts/", finding.ObjectToFactsView.as_view(), name="object-to-facts"),
]  # fmt: skip
