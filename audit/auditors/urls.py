"""Addresses of auditors: one per verb."""

from django.urls import path

from audit.auditors.views import auditor, lists

app_name = "auditors"
urlpatterns = [
    path("", lists.AuditorListView.as_view(), name="auditors"),
    path("enroll/", auditor.EnrollView.as_view(), name="enroll"),
    path("skills/", lists.SkillsView.as_view(), name="skills"),
    path("rules/", lists.RulesView.as_view(), name="rules"),
    path("rules/decide-rule/", auditor.DecideRuleView.as_view(), name="decide-rule"),
    path("processes/", lists.ProcessesView.as_view(), name="processes"),
    path("processes/add-process/", auditor.AddProcessView.as_view(), name="add-process"),
    path("processes/<uuid:pk>/retire-process/", auditor.RetireProcessView.as_view(), name="retire-process"),
    path("set-need/", auditor.SetNeedView.as_view(), name="set-need"),
    path("<uuid:pk>/", auditor.AuditorView.as_view(), name="auditor"),
    path("<uuid:pk>/change/", auditor.ChangeView.as_view(), name="change"),
    path("<uuid:pk>/add-service/", auditor.AddServiceView.as_view(), name="add-service"),
    path("<uuid:pk>/declare-relative/", auditor.DeclareRelativeView.as_view(), name="declare-relative"),
    path("<uuid:pk>/declare-design/", auditor.DeclareDesignView.as_view(), name="declare-design"),
    path("<uuid:pk>/declare/", auditor.DeclareView.as_view(), name="declare"),
    path("<uuid:pk>/add-qualification/", auditor.AddQualificationView.as_view(), name="add-qualification"),
    path("<uuid:pk>/add-study/", auditor.AddStudyView.as_view(), name="add-study"),
    path("<uuid:pk>/assess/", auditor.AssessView.as_view(), name="assess"),
    path("<uuid:pk>/add-goal/", auditor.AddGoalView.as_view(), name="add-goal"),
    path("services/<uuid:pk>/withdraw-service/", auditor.WithdrawServiceView.as_view(), name="withdraw-service"),
    path("relatives/<uuid:pk>/withdraw-relative/", auditor.WithdrawRelativeView.as_view(), name="withdraw-relative"),
    path("designs/<uuid:pk>/withdraw-design/", auditor.WithdrawDesignView.as_view(), name="withdraw-design"),
    path("goals/<uuid:pk>/settle-goal/", auditor.SettleGoalView.as_view(), name="settle-goal"),
]
