"""Addresses of published summaries, for everyone."""

from django.urls import path

from audit.reports.views import summaries

app_name = "public-audit-summaries"
urlpatterns = [
    path("", summaries.PublicListView.as_view(), name="list"),
    path("feed/", summaries.FeedView.as_view(), name="feed"),
    path("<int:year>-<int:half>/", summaries.PublicSummaryView.as_view(), name="summary"),
]
