"""Addresses of published leaks, for everyone."""

from django.urls import path

from privacy.incidents.views import public

app_name = "public-leaks"
urlpatterns = [
    path("", public.PublicListView.as_view(), name="list"),
    path("<uuid:pk>/", public.PublicView.as_view(), name="text"),
]
