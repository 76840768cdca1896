"""Addresses of the published figures, for everyone."""

from django.urls import path

from compliance.figures.views import public

app_name = "hotline-figures"
urlpatterns = [
    path("", public.PublishedView.as_view(), name="newest"),
    path("<int:year>/", public.PublishedView.as_view(), name="year"),
    path("<int:year>/pdf/", public.PublishedPdfView.as_view(), name="pdf"),
]
