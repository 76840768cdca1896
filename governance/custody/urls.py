"""Addresses of keys."""

from django.urls import path

from governance.custody import recovery_views, views

app_name = "custody"
urlpatterns = [
    path("", views.KeysView.as_view(), name="keys"),
    path("unlock/", views.UnlockView.as_view(), name="unlock"),
    path("lock/", views.LockView.as_view(), name="lock"),
    path("make-key/", views.MakeKeyView.as_view(), name="make-key"),
    path("<uuid:pk>/change-passphrase/", views.ChangePassphraseView.as_view(), name="change-passphrase"),
    path("<uuid:pk>/renew-key/", views.RenewKeyView.as_view(), name="renew-key"),
    path("posts/<uuid:pk>/hand-over/", views.HandOverView.as_view(), name="hand-over"),
    path("posts/<uuid:pk>/renew-post/", views.RenewPostView.as_view(), name="renew-post"),
    path("recovery/", recovery_views.RecoveryPageView.as_view(), name="recovery"),
    path("recovery/split-key/", recovery_views.SplitKeyView.as_view(), name="split-key"),
    path("recovery/shares/<uuid:pk>/take-share/", recovery_views.TakeShareView.as_view(), name="take-share"),
    path("recovery/ask-recovery/", recovery_views.AskRecoveryView.as_view(), name="ask-recovery"),
    path("recovery/<uuid:pk>/give-share/", recovery_views.GiveShareView.as_view(), name="give-share"),
    path(
        "recovery/<uuid:pk>/complete-recovery/", recovery_views.CompleteRecoveryView.as_view(), name="complete-recovery"
    ),
    path(
        "recovery/<uuid:pk>/withdraw-recovery/", recovery_views.WithdrawRecoveryView.as_view(), name="withdraw-recovery"
    ),
]
