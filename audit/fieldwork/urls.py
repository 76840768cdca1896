"""Addresses of the fieldwork: one per verb."""

from django.urls import path

from audit.fieldwork.views import lists, manuals, papers, reviews

app_name = "fieldwork"
urlpatterns = [
    path("", lists.PaperListView.as_view(), name="papers"),
    path("engagements/<uuid:pk>/", lists.EngagementPapersView.as_view(), name="engagement"),
    path("engagements/<uuid:pk>/add-papers/", papers.AddPapersView.as_view(), name="add-papers"),
    path("engagements/<uuid:pk>/file/", papers.ExportView.as_view(), name="export"),
    path("evidence/<uuid:pk>/", papers.EvidenceView.as_view(), name="evidence"),
    path("papers/<uuid:pk>/", papers.PaperView.as_view(), name="paper"),
    path("papers/<uuid:pk>/write-paper/", papers.WritePaperView.as_view(), name="write-paper"),
    path("papers/<uuid:pk>/save-check/", papers.SaveCheckView.as_view(), name="save-check"),
    path("papers/<uuid:pk>/add-evidence/", papers.AddEvidenceView.as_view(), name="add-evidence"),
    path("papers/<uuid:pk>/refer/", papers.ReferView.as_view(), name="refer"),
    path("papers/<uuid:pk>/add-addendum/", papers.AddAddendumView.as_view(), name="add-addendum"),
    path("papers/<uuid:pk>/reassign-paper/", papers.ReassignPaperView.as_view(), name="reassign-paper"),
    path("papers/<uuid:pk>/drop-paper/", papers.DropPaperView.as_view(), name="drop-paper"),
    path("papers/<uuid:pk>/hand-in-paper/", reviews.HandInPaperView.as_view(), name="hand-in-paper"),
    path("papers/<uuid:pk>/review-paper/", reviews.ReviewPaperView.as_view(), name="review-paper"),
    path("papers/<uuid:pk>/approve-paper/", reviews.ApprovePaperView.as_view(), name="approve-paper"),
    path("papers/<uuid:pk>/take-back-paper/", reviews.TakeBackPaperView.as_view(), name="take-back-paper"),
    path("papers/<uuid:pk>/send-back-paper/", reviews.SendBackPaperView.as_view(), name="send-back-paper"),
    path("papers/<uuid:pk>/raise-note/", reviews.RaiseNoteView.as_view(), name="raise-note"),
    path("notes/<uuid:pk>/answer-note/", reviews.AnswerNoteView.as_view(), name="answer-note"),
    path("notes/<uuid:pk>/clear-note/", reviews.ClearNoteView.as_view(), name="clear-note"),
    path("manuals/", lists.ManualListView.as_view(), name="manuals"),
    path("manuals/draft-manual/", manuals.DraftManualView.as_view(), name="draft-manual"),
    path("manuals/<uuid:pk>/", manuals.ManualView.as_view(), name="manual"),
    path("manuals/<uuid:pk>/write-chapter/", manuals.WriteChapterView.as_view(), name="write-chapter"),
    path("manuals/<uuid:pk>/strike-chapter/", manuals.StrikeChapterView.as_view(), name="strike-chapter"),
    path("manuals/<uuid:pk>/write-procedure/", manuals.WriteProcedureView.as_view(), name="write-procedure"),
    path("manuals/<uuid:pk>/strike-procedure/", manuals.StrikeProcedureView.as_view(), name="strike-procedure"),
    path("manuals/<uuid:pk>/put-manual-in-force/", manuals.PutManualInForceView.as_view(), name="put-manual-in-force"),
]
