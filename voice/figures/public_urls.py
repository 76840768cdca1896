"""Addresses of the published annual report, for everyone."""

from django.urls import path

from voice.figures.views import public

app_name = "voice-report"
urlpatterns = [
    path("", public.PublishedView.as_view(), name="newest"),
    path("<int:year>/", public.PublishedView.as_view(), name="year"),
    path("<int:year>/pdf/", public.PublishedPdfView.as_view(), name="pdf"),
]
