"""Addresses of protection."""

from django.urls import path

from compliance.protection.views import cases, matches, personnel, rules

app_name = "protection"
urlpatterns = [
    path("check-ins/", cases.CheckInListView.as_view(), name="check-ins"),
    path("check-ins/<uuid:pk>/ask-again/", cases.AskAgainView.as_view(), name="ask-again"),
    path("check-ins/<uuid:pk>/decide/", cases.DecideView.as_view(), name="decide"),
    path("check-ins/<uuid:pk>/raise-case/", cases.RaiseCaseView.as_view(), name="raise-case"),
    path("cases/<uuid:pk>/", cases.ProtectionView.as_view(), name="case"),
    path("cases/<uuid:pk>/notify/", cases.NotifyView.as_view(), name="notify"),
    path("cases/<uuid:pk>/feedback/", cases.FeedbackView.as_view(), name="feedback"),
    path("cases/<uuid:pk>/protect/", cases.ProtectView.as_view(), name="protect"),
    path("cases/<uuid:pk>/dossier/", cases.DossierView.as_view(), name="dossier"),
    path("people/<uuid:pk>/release/", cases.ReleaseView.as_view(), name="release"),
    path("matches/", cases.MatchListView.as_view(), name="matches"),
    path("matches/<uuid:pk>/", matches.MatchView.as_view(), name="match"),
    path("matches/<uuid:pk>/assess/", matches.AssessView.as_view(), name="assess"),
    path("matches/<uuid:pk>/legal-check/", matches.LegalCheckView.as_view(), name="legal-check"),
    path("matches/<uuid:pk>/recommend-stop/", matches.RecommendStopView.as_view(), name="recommend-stop"),
    path("matches/<uuid:pk>/respond/", matches.RespondView.as_view(), name="respond"),
    path("matches/<uuid:pk>/clear/", matches.ClearView.as_view(), name="clear"),
    path("matches/<uuid:pk>/raise-case/", cases.RaiseCaseFromMatchView.as_view(), name="raise-case-from-match"),
    path("personnel/", personnel.DeliveryListView.as_view(), name="personnel"),
    path("personnel/deliver/", personnel.DeliverView.as_view(), name="deliver"),
    path("rules/", rules.RulesView.as_view(), name="rules"),
    path("rules/<int:rule>/confirm/", rules.ConfirmView.as_view(), name="confirm"),
    path("rules/<int:rule>/propose/", rules.ProposeView.as_view(), name="propose"),
    path("texts/<uuid:text>/confirm/", rules.ConfirmView.as_view(), name="confirm-text"),
    path("texts/<uuid:text>/propose/", rules.ProposeView.as_view(), name="propose-text"),
    path("proposals/<uuid:pk>/", rules.ProposalView.as_view(), name="proposal"),
    path("proposals/<uuid:pk>/adopt/", rules.AdoptView.as_view(), name="adopt"),
    path("proposals/<uuid:pk>/refuse/", rules.RefuseView.as_view(), name="refuse"),
]
