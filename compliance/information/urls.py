"""Addresses of problem information: one per verb."""

from django.urls import path

from compliance.information.views import entries, figures, gaps, own, rules

app_name = "information"
urlpatterns = [
    path("", own.OwnListView.as_view(), name="own"),
    path("register/", own.RegisterView.as_view(), name="register"),
    path("received/", entries.ReceivedListView.as_view(), name="received"),
    path("figures/", figures.FiguresView.as_view(), name="figures"),
    path("gaps/", gaps.GapListView.as_view(), name="gaps"),
    path("gaps/<uuid:pk>/", gaps.GapView.as_view(), name="gap"),
    path("gaps/<uuid:pk>/register-gap/", gaps.RegisterGapView.as_view(), name="register-gap"),
    path("gaps/<uuid:pk>/dismiss/", gaps.DismissView.as_view(), name="dismiss"),
    path("gaps/<uuid:pk>/confirm-dismissal/", gaps.ConfirmDismissalView.as_view(), name="confirm-dismissal"),
    path("gaps/<uuid:pk>/return-dismissal/", gaps.ReturnDismissalView.as_view(), name="return-dismissal"),
    path("rules/", rules.RulesView.as_view(), name="rules"),
    path("rules/draft/", rules.DraftView.as_view(), name="draft"),
    path("rules/<uuid:pk>/", rules.RuleSetView.as_view(), name="rule-set"),
    path("rules/<uuid:pk>/try/", rules.TryView.as_view(), name="try"),
    path("rules/<uuid:pk>/add-rule/", rules.AddRuleView.as_view(), name="add-rule"),
    path("rules/<uuid:pk>/change-rule/<uuid:rule>/", rules.ChangeRuleView.as_view(), name="change-rule"),
    path("rules/<uuid:pk>/remove-rule/<uuid:rule>/", rules.RemoveRuleView.as_view(), name="remove-rule"),
    path("rules/<uuid:pk>/approve/", rules.ApproveView.as_view(), name="approve"),
    path("rules/<uuid:pk>/discard/", rules.DiscardView.as_view(), name="discard"),
    path("entries/<uuid:pk>/", entries.EntryView.as_view(), name="entry"),
    path("entries/<uuid:pk>/take-up/", entries.TakeUpView.as_view(), name="take-up"),
    path("entries/<uuid:pk>/acknowledge/", entries.AcknowledgeView.as_view(), name="acknowledge"),
    path("entries/<uuid:pk>/make-case/", entries.MakeCaseView.as_view(), name="make-case"),
    path("entries/<uuid:pk>/join/", entries.JoinView.as_view(), name="join"),
    path("entries/<uuid:pk>/pass-on/", entries.PassOnView.as_view(), name="pass-on"),
    path("entries/<uuid:pk>/propose-answer/", entries.ProposeAnswerView.as_view(), name="propose-answer"),
    path("entries/<uuid:pk>/confirm-answer/", entries.ConfirmAnswerView.as_view(), name="confirm-answer"),
    path("entries/<uuid:pk>/return-answer/", entries.ReturnAnswerView.as_view(), name="return-answer"),
    path("entries/<uuid:pk>/files/<uuid:attachment>/", entries.FileView.as_view(), name="file"),
]
