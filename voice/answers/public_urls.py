"""Addresses of published voices, for everyone."""

from django.urls import path

from voice.answers.views import public

app_name = "public-voices"
urlpatterns = [
    path("", public.PublicListView.as_view(), name="list"),
    path("feed/", public.FeedView.as_view(), name="feed"),
    path("criteria/", public.PublicCriteriaView.as_view(), name="criteria"),
    path("<int:number>/", public.PublicPairView.as_view(), name="pair"),
]
