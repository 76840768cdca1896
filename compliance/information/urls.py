"""Addresses of information."""

from django.urls import URLPattern

app_name = "information"
urlpatterns: list[URLPattern] = []
