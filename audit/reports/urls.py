"""Addresses of reports: one per verb."""

from django.urls import path

from audit.reports.views import reports, summaries

app_name = "reports"
urlpatterns = [
    path("", reports.ReportListView.as_view(), name="reports"),
    path("summaries/", summaries.SummariesView.as_view(), name="summaries"),
    path("summaries/<uuid:pk>/", summaries.SummaryView.as_view(), name="summary"),
    path("summaries/<uuid:pk>/draft-summary/", summaries.DraftSummaryView.as_view(), name="draft-summary"),
    path("of/<uuid:source>/begin/", reports.BeginView.as_view(), name="begin"),
    path("<uuid:pk>/", reports.ReportView.as_view(), name="report"),
    path("<uuid:pk>/pdf/", reports.PdfView.as_view(), name="pdf"),
    path("<uuid:pk>/write/", reports.WriteView.as_view(), name="write"),
    path("<uuid:pk>/hand-in/", reports.HandInView.as_view(), name="hand-in"),
    path("<uuid:pk>/pass-review/", reports.PassReviewView.as_view(), name="pass-review"),
    path("<uuid:pk>/endorse/", reports.EndorseView.as_view(), name="endorse"),
    path("<uuid:pk>/approve/", reports.ApproveView.as_view(), name="approve"),
    path("<uuid:pk>/send-back/", reports.SendBackView.as_view(), name="send-back"),
    path("<uuid:pk>/add-addendum/", reports.AddAddendumView.as_view(), name="add-addendum"),
]
