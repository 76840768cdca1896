"""Addresses of figures: one per verb."""

from django.urls import path

from compliance.figures.views import dashboard, ties, yearly

app_name = "figures"
urlpatterns = [
    path("", dashboard.DashboardView.as_view(), name="dashboard"),
    path("duties/", dashboard.DutiesView.as_view(), name="duties"),
    path("recurring/", dashboard.RecurringView.as_view(), name="recurring"),
    path("silent-units/", dashboard.SilentUnitsView.as_view(), name="silent-units"),
    path("yearly/", yearly.EditionListView.as_view(), name="editions"),
    path("yearly/prepare/", yearly.PrepareView.as_view(), name="prepare"),
    path("yearly/<uuid:pk>/", yearly.EditionView.as_view(), name="edition"),
    path("yearly/<uuid:pk>/pdf/", yearly.EditionPdfView.as_view(), name="edition-pdf"),
    path("yearly/<uuid:pk>/revise/", yearly.ReviseView.as_view(), name="revise"),
    path("yearly/<uuid:pk>/approve/", yearly.ApproveView.as_view(), name="approve"),
    path("yearly/<uuid:pk>/send-back/", yearly.SendBackView.as_view(), name="send-back"),
    path("yearly/<uuid:pk>/publish/", yearly.PublishView.as_view(), name="publish"),
    path("cases/<uuid:pk>/tie/", ties.TieView.as_view(), name="tie"),
    path("cases/<uuid:pk>/untie/<uuid:tie>/", ties.UntieView.as_view(), name="untie"),
]
