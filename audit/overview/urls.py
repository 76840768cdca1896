"""Addresses of the overview and of the yearly opinion: one per verb."""

from django.urls import path

from audit.overview.views import opinions
from audit.overview.views.overview import OverviewView

app_name = "audit-overview"
urlpatterns = [
    path("", OverviewView.as_view(), name="overview"),
    path("opinions/", opinions.OpinionsView.as_view(), name="opinions"),
    path("opinions/begin/", opinions.BeginView.as_view(), name="begin"),
    path("opinions/<uuid:pk>/", opinions.OpinionView.as_view(), name="opinion"),
    path("opinions/<uuid:pk>/pdf/", opinions.PdfView.as_view(), name="pdf"),
    path("opinions/<uuid:pk>/write/", opinions.WriteView.as_view(), name="write"),
    path("opinions/<uuid:pk>/hand-over/", opinions.HandOverView.as_view(), name="hand-over"),
    path("opinions/<uuid:pk>/take-back/", opinions.TakeBackView.as_view(), name="take-back"),
    path("opinions/<uuid:pk>/present/", opinions.PresentView.as_view(), name="present"),
    path("opinions/<uuid:pk>/add-addendum/", opinions.AddAddendumView.as_view(), name="add-addendum"),
]
