"""Front door, health, language."""

from django.urls import path

from governance.web import pages

urlpatterns = [
    path("", pages.FrontView.as_view(), name="front"),
    path("health/", pages.HealthView.as_view(), name="health"),
    path("ready/", pages.ReadyView.as_view(), name="ready"),
    path("language/", pages.LanguageView.as_view(), name="set_language"),
]
