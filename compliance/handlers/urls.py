"""Addresses of handlers."""

from django.urls import URLPattern

app_name = "handlers"
urlpatterns: list[URLPattern] = []
