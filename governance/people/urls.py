"""Addresses of accounts and roles."""

from django.urls import path

from governance.people import views

app_name = "people"
urlpatterns = [
    path("", views.PersonListView.as_view(), name="list"),
    path("create/", views.CreateView.as_view(), name="create"),
    path("roles/", views.WaitingRolesView.as_view(), name="waiting-roles"),
    path("roles/<uuid:pk>/end-role/", views.EndRoleView.as_view(), name="end-role"),
    path("roles/<uuid:pk>/confirm-role/", views.ConfirmRoleView.as_view(), name="confirm-role"),
    path("roles/<uuid:pk>/refuse-role/", views.RefuseRoleView.as_view(), name="refuse-role"),
    path("<uuid:pk>/", views.PersonView.as_view(), name="person"),
    path("<uuid:pk>/change/", views.ChangeView.as_view(), name="change"),
    path("<uuid:pk>/deactivate/", views.DeactivateView.as_view(), name="deactivate"),
    path("<uuid:pk>/reactivate/", views.ReactivateView.as_view(), name="reactivate"),
    path("<uuid:pk>/reset-sign-in/", views.ResetSignInView.as_view(), name="reset-sign-in"),
    path("<uuid:pk>/give-role/", views.GiveRoleView.as_view(), name="give-role"),
]
