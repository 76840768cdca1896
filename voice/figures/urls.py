"""Addresses of figures about voices: one per verb."""

from django.urls import path

from voice.figures.views import annual, comparison, history, quarters, visitors

app_name = "voice_figures"
urlpatterns = [
    path("receipts/", history.HistoryView.as_view(), name="history"),
    path("offices/", comparison.ComparisonView.as_view(), name="offices"),
    path("visitors/", visitors.VisitorsView.as_view(), name="visitors"),
    path("visitors/enter-visitors/", visitors.EnterVisitorsView.as_view(), name="enter-visitors"),
    path("visitors/import-visitors/", visitors.ImportVisitorsView.as_view(), name="import-visitors"),
    path("quarters/", quarters.QuartersView.as_view(), name="quarters"),
    path("quarters/<uuid:pk>/present-quarter/", quarters.PresentQuarterView.as_view(), name="present-quarter"),
    path("reports/", annual.ReportListView.as_view(), name="reports"),
    path("reports/prepare/", annual.PrepareView.as_view(), name="prepare"),
    path("reports/<uuid:pk>/", annual.ReportView.as_view(), name="report"),
    path("reports/<uuid:pk>/pdf/", annual.ReportPdfView.as_view(), name="report-pdf"),
    path("reports/<uuid:pk>/rebuild/", annual.RebuildView.as_view(), name="rebuild"),
    path("reports/<uuid:pk>/write/", annual.WriteView.as_view(), name="write"),
    path("reports/<uuid:pk>/promise/", annual.PromiseView.as_view(), name="promise"),
    path("reports/<uuid:pk>/promises/<uuid:promise>/take-back/", annual.TakeBackView.as_view(), name="take-back"),
    path(
        "reports/<uuid:pk>/promises/<uuid:promise>/report-promise/", annual.ReportPromiseView.as_view(),
        name="report-promise",
    ),
    path("reports/<uuid:pk>/approve/", annual.ApproveView.as_view(), name="approve"),
    path("reports/<uuid:pk>/send-back/", annual.SendBackView.as_view(), name="send-back"),
    path("reports/<uuid:pk>/publish/", annual.PublishView.as_view(), name="publish"),
]  # fmt: skip
