"""Addresses of publications: one per verb."""

from django.urls import path

from governance.publishing import views

app_name = "publishing"
urlpatterns = [
    path("", views.PublicationListView.as_view(), name="publications"),
    path("<uuid:pk>/", views.PublicationView.as_view(), name="publication"),
    path("<uuid:pk>/change-text/", views.ChangeTextView.as_view(), name="change-text"),
    path("<uuid:pk>/decide-masks/", views.DecideMasksView.as_view(), name="decide-masks"),
    path("<uuid:pk>/submit/", views.SubmitView.as_view(), name="submit"),
    path("<uuid:pk>/send-back/", views.SendBackView.as_view(), name="send-back"),
    path("<uuid:pk>/approve/", views.ApproveView.as_view(), name="approve"),
    path("<uuid:pk>/publish/", views.PublishView.as_view(), name="publish"),
    path("<uuid:pk>/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
]
