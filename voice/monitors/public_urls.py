"""Addresses of monitor meetings for everyone."""

from django.urls import path

from voice.monitors.views import public

app_name = "public-monitors"
urlpatterns = [
    path("", public.PublicListView.as_view(), name="list"),
    path("meetings/<uuid:pk>/", public.PublicMeetingView.as_view(), name="meeting"),
    path("recruitments/<uuid:pk>/", public.PublicRecruitmentView.as_view(), name="recruitment"),
    path("recruitments/<uuid:pk>/apply/", public.ApplyView.as_view(), name="apply"),
]
