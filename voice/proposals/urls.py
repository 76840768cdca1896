"""Addresses of proposals: one per verb."""

from django.urls import path

from voice.proposals.views import figures, filing, lists, proposals

app_name = "proposals"
urlpatterns = [
    path("", proposals.ProposalListView.as_view(), name="proposals"),
    path("file/", filing.FileView.as_view(), name="file"),
    path("similar/", filing.SimilarView.as_view(), name="similar"),
    path("<uuid:pk>/", proposals.ProposalView.as_view(), name="proposal"),
    path("<uuid:pk>/sort/", proposals.SortView.as_view(), name="sort"),
    path("<uuid:pk>/assess/", proposals.AssessView.as_view(), name="assess"),
    path("<uuid:pk>/return-assessment/", proposals.ReturnAssessmentView.as_view(), name="return-assessment"),
    path("<uuid:pk>/decide/", proposals.DecideView.as_view(), name="decide"),
    path("<uuid:pk>/reply/", proposals.ReplyView.as_view(), name="reply"),
    path("<uuid:pk>/respond/", proposals.RespondView.as_view(), name="respond"),
    path("<uuid:pk>/add-task/", proposals.AddTaskView.as_view(), name="add-task"),
    path("tasks/<uuid:pk>/finish-task/", proposals.FinishTaskView.as_view(), name="finish-task"),
    path("<uuid:pk>/record-manual/", proposals.RecordManualView.as_view(), name="record-manual"),
    path("<uuid:pk>/support/", proposals.SupportView.as_view(), name="support"),
    path("<uuid:pk>/withdraw-support/", proposals.WithdrawSupportView.as_view(), name="withdraw-support"),
    path("<uuid:pk>/comment/", proposals.CommentView.as_view(), name="comment"),
    path("lists/", lists.IssueListView.as_view(), name="issues"),
    path("lists/<uuid:pk>/", lists.IssueView.as_view(), name="issue"),
    path("criteria/", figures.CriteriaView.as_view(), name="criteria"),
    path("criteria/set-criteria/", figures.SetCriteriaView.as_view(), name="set-criteria"),
    path("participation/", figures.ParticipationView.as_view(), name="participation"),
    path("participation/offices/", figures.SilentOfficesView.as_view(), name="silent-offices"),
    path("participation/note-measure/", figures.NoteMeasureView.as_view(), name="note-measure"),
    path("participation/<uuid:pk>/note-result/", figures.NoteResultView.as_view(), name="note-result"),
    path("quarters/", figures.QuartersView.as_view(), name="quarters"),
    path("quarters/<uuid:pk>/present-report/", figures.PresentReportView.as_view(), name="present-report"),
]
