"""Addresses."""

app_name = "auditors"
urlpatterns = []
