"""The one address of the overview."""

from django.urls import path

from privacy.overview.views import OverviewView

app_name = "overview"
urlpatterns = [path("", OverviewView.as_view(), name="overview")]
