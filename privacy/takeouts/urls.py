"""Addresses of what is taken outside: one per verb."""

from django.urls import path

from privacy.takeouts.views import lists, takeouts

app_name = "takeouts"
urlpatterns = [
    path("", lists.RegisterView.as_view(), name="register"),
    path("own/", lists.OwnView.as_view(), name="own"),
    path("door/", lists.DoorView.as_view(), name="door"),
    path("ask/", takeouts.AskView.as_view(), name="ask"),
    path("<uuid:pk>/", takeouts.TakeOutView.as_view(), name="takeout"),
    path("<uuid:pk>/approve/", takeouts.ApproveView.as_view(), name="approve"),
    path("<uuid:pk>/refuse/", takeouts.RefuseView.as_view(), name="refuse"),
    path("<uuid:pk>/withdraw/", takeouts.WithdrawView.as_view(), name="withdraw"),
    path("<uuid:pk>/go-out/", takeouts.GoOutView.as_view(), name="go-out"),
    path("<uuid:pk>/return-items/", takeouts.ReturnItemsView.as_view(), name="return-items"),
    path("<uuid:pk>/claim-destroyed/", takeouts.ClaimDestroyedView.as_view(), name="claim-destroyed"),
    path("<uuid:pk>/confirm-destroyed/", takeouts.ConfirmDestroyedView.as_view(), name="confirm-destroyed"),
    path("<uuid:pk>/reject-destroyed/", takeouts.RejectDestroyedView.as_view(), name="reject-destroyed"),
    path("<uuid:pk>/ask-extension/", takeouts.AskExtensionView.as_view(), name="ask-extension"),
    path("<uuid:pk>/grant-extension/", takeouts.GrantExtensionView.as_view(), name="grant-extension"),
    path("<uuid:pk>/decline-extension/", takeouts.DeclineExtensionView.as_view(), name="decline-extension"),
    path("<uuid:pk>/report-loss/", takeouts.ReportLossView.as_view(), name="report-loss"),
    path("certificates/<uuid:pk>/", takeouts.CertificateView.as_view(), name="certificate"),
]
