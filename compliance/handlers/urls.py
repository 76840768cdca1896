"""Addresses of the register and of identity openings."""

from django.urls import path

from compliance.handlers import views

app_name = "handlers"
urlpatterns = [
    path("", views.RegisterView.as_view(), name="register"),
    path("propose/", views.ProposeView.as_view(), name="propose"),
    path("designations/<uuid:pk>/", views.DesignationView.as_view(), name="designation"),
    path("designations/<uuid:pk>/letter/", views.LetterView.as_view(), name="letter"),
    path("designations/<uuid:pk>/confirm/", views.ConfirmView.as_view(), name="confirm"),
    path(
        "designations/<uuid:pk>/refuse-designation/", views.RefuseDesignationView.as_view(), name="refuse-designation"
    ),
    path("designations/<uuid:pk>/accept-letter/", views.AcceptLetterView.as_view(), name="accept-letter"),
    path("designations/<uuid:pk>/end/", views.EndView.as_view(), name="end"),
    path("openings/", views.OpeningListView.as_view(), name="openings"),
    path("openings/<uuid:pk>/", views.OpeningView.as_view(), name="opening"),
    path("openings/<uuid:pk>/consent/", views.ConsentView.as_view(), name="consent"),
    path("openings/<uuid:pk>/refuse-consent/", views.RefuseConsentView.as_view(), name="refuse-consent"),
    path("openings/<uuid:pk>/open-identity/", views.OpenIdentityView.as_view(), name="open-identity"),
    path("openings/<uuid:pk>/withdraw-request/", views.WithdrawRequestView.as_view(), name="withdraw-request"),
    path("cases/<uuid:pk>/ask-identity/", views.AskIdentityView.as_view(), name="ask-identity"),
]
