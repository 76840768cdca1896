"""Addresses of the organization."""

from django.urls import path

from governance.organization import views

app_name = "organization"
urlpatterns = [
    path("", views.TreeView.as_view(), name="tree"),
    path("import/", views.ImportView.as_view(), name="import"),
    path("<uuid:pk>/", views.UnitView.as_view(), name="unit"),
]
