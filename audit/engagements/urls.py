"""Addresses."""

app_name = "engagements"
urlpatterns = []
