"""Addresses of the search guard."""

from django.urls import path

from compliance.guard import views

app_name = "guard"
urlpatterns = [
    path("", views.NecessityListView.as_view(), name="necessities"),
    path("cases/<uuid:pk>/request-step/", views.RequestStepView.as_view(), name="request-step"),
    path("cases/<uuid:pk>/check/", views.CheckView.as_view(), name="check"),
    path("records/<uuid:pk>/", views.NecessityView.as_view(), name="necessity"),
    path("records/<uuid:pk>/approve-step/", views.ApproveStepView.as_view(), name="approve-step"),
    path("records/<uuid:pk>/refuse-step/", views.RefuseStepView.as_view(), name="refuse-step"),
    path("records/<uuid:pk>/carry-out-step/", views.CarryOutStepView.as_view(), name="carry-out-step"),
    path("records/<uuid:pk>/withdraw-step/", views.WithdrawStepView.as_view(), name="withdraw-step"),
]
