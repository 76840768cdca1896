"""Addresses of those who handle cases: one per verb."""

from django.urls import path

from compliance.counter import EnterView
from compliance.views import case, decision, ending, evidence, findings, investigation, lists, passing

app_name = "compliance"
CASE = "cases/<uuid:pk>/"
TASK, INTERVIEW, EVIDENCE = (
    f"{CASE}tasks/<uuid:task>/",
    f"{CASE}interviews/<uuid:interview>/",
    f"{CASE}evidence/<uuid:evidence>/",
)
urlpatterns = [
    path("cases/", lists.CaseListView.as_view(), name="cases"),
    path("cases/enter/", EnterView.as_view(), name="enter"),
    path("retention/", ending.RetentionListView.as_view(), name="retention"),
    path("passed-on/", passing.PassedOnListView.as_view(), name="passed-on-list"),
    path("passed-on/<uuid:pk>/", passing.PassedOnView.as_view(), name="passed-on"),
    path(CASE, case.CaseView.as_view(), name="case"),
    path(f"{CASE}conversation/", case.ConversationView.as_view(), name="conversation"),
    path(f"{CASE}course/", case.CourseView.as_view(), name="course"),
    path(f"{CASE}investigation/", investigation.InvestigationView.as_view(), name="investigation"),
    path(f"{CASE}suggestions/", investigation.SuggestionsView.as_view(), name="suggestions"),
    path(f"{CASE}interviews/", investigation.InterviewsView.as_view(), name="interviews"),
    path(f"{CASE}evidence/", evidence.EvidenceView.as_view(), name="evidence"),
    path(f"{CASE}findings/", findings.FindingsView.as_view(), name="findings"),
    path(f"{CASE}files/<uuid:attachment>/", case.FileView.as_view(), name="file"),
    path(f"{CASE}declare/", ending.DeclareView.as_view(), name="declare"),
    path(f"{CASE}pass-on/", passing.PassOnView.as_view(), name="pass-on"),
    path(f"{CASE}accept/", decision.AcceptView.as_view(), name="accept"),
    path(f"{CASE}decline/", decision.DeclineView.as_view(), name="decline"),
    path(f"{CASE}assign/", decision.AssignView.as_view(), name="assign"),
    path(f"{CASE}unassign/<uuid:person>/", decision.UnassignView.as_view(), name="unassign"),
    path(f"{CASE}reroute/", decision.RerouteView.as_view(), name="reroute"),
    path(f"{CASE}acknowledge/", decision.AcknowledgeView.as_view(), name="acknowledge"),
    path(f"{CASE}write/", decision.WriteView.as_view(), name="write"),
    path(f"{CASE}plan/", investigation.PlanView.as_view(), name="plan"),
    path(f"{CASE}add-task/", investigation.AddTaskView.as_view(), name="add-task"),
    path(f"{TASK}finish-task/", investigation.FinishTaskView.as_view(), name="finish-task"),
    path(f"{TASK}drop-task/", investigation.DropTaskView.as_view(), name="drop-task"),
    path(f"{CASE}add-occurrence/", investigation.AddOccurrenceView.as_view(), name="add-occurrence"),
    path(
        f"{CASE}chronology/<uuid:occurrence>/remove-occurrence/",
        investigation.RemoveOccurrenceView.as_view(),
        name="remove-occurrence",
    ),
    path(f"{CASE}plan-interview/", investigation.PlanInterviewView.as_view(), name="plan-interview"),
    path(f"{INTERVIEW}record-interview/", investigation.RecordInterviewView.as_view(), name="record-interview"),
    path(f"{INTERVIEW}cancel-interview/", investigation.CancelInterviewView.as_view(), name="cancel-interview"),
    path(f"{INTERVIEW}issue-confirmation/", investigation.IssueConfirmationView.as_view(), name="issue-confirmation"),
    path(f"{CASE}add-evidence/", evidence.AddEvidenceView.as_view(), name="add-evidence"),
    path(f"{EVIDENCE}note-custody/", evidence.NoteCustodyView.as_view(), name="note-custody"),
    path(f"{EVIDENCE}verify-evidence/", evidence.VerifyEvidenceView.as_view(), name="verify-evidence"),
    path(f"{CASE}add-allegation/", findings.AddAllegationView.as_view(), name="add-allegation"),
    path(f"{CASE}allegations/<uuid:allegation>/find/", findings.FindView.as_view(), name="find"),
    path(f"{CASE}submit-conclusion/", findings.SubmitConclusionView.as_view(), name="submit-conclusion"),
    path(f"{CASE}return-conclusion/", findings.ReturnConclusionView.as_view(), name="return-conclusion"),
    path(f"{CASE}conclude/", findings.ConcludeView.as_view(), name="conclude"),
    path(f"{CASE}conclude-joined/", findings.ConcludeJoinedView.as_view(), name="conclude-joined"),
    path(f"{CASE}close/", findings.CloseView.as_view(), name="close"),
    path(f"{CASE}reopen/", findings.ReopenView.as_view(), name="reopen"),
    path(f"{CASE}reconsider/", findings.ReconsiderView.as_view(), name="reconsider"),
    path(f"{CASE}join/", ending.JoinView.as_view(), name="join"),
    path(f"{CASE}split/", ending.SplitView.as_view(), name="split"),
    path(f"{CASE}hold/", ending.HoldView.as_view(), name="hold"),
    path(f"{CASE}lift-hold/", ending.LiftHoldView.as_view(), name="lift-hold"),
    path(f"{CASE}propose-erasure/", ending.ProposeErasureView.as_view(), name="propose-erasure"),
    path(f"{CASE}erase/", ending.EraseView.as_view(), name="erase"),
    path(f"{CASE}keep/", ending.KeepView.as_view(), name="keep"),
]
