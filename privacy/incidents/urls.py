"""Addresses of leak incidents: one per verb."""

from django.urls import path

from privacy.incidents.views import criteria, figures, incidents, learning, reports, telling

app_name = "incidents"
urlpatterns = [
    path("", incidents.IncidentListView.as_view(), name="incidents"),
    path("file-incident/", incidents.FileIncidentView.as_view(), name="file-incident"),
    path("criteria/", criteria.CriteriaView.as_view(), name="criteria"),
    path("criteria/<uuid:pk>/confirm-criteria/", criteria.ConfirmCriteriaView.as_view(), name="confirm-criteria"),
    path("criteria/<uuid:pk>/revise-criteria/", criteria.ReviseCriteriaView.as_view(), name="revise-criteria"),
    path("figures/", figures.FiguresView.as_view(), name="figures"),
    path("<uuid:pk>/", incidents.IncidentView.as_view(), name="incident"),
    path("<uuid:pk>/follow-up/", incidents.FollowUpView.as_view(), name="follow-up"),
    path("<uuid:pk>/note-containment/", incidents.NoteContainmentView.as_view(), name="note-containment"),
    path(
        "<uuid:pk>/note-earlier-knowledge/", incidents.NoteEarlierKnowledgeView.as_view(), name="note-earlier-knowledge"
    ),
    path("<uuid:pk>/assess/", incidents.AssessView.as_view(), name="assess"),
    path("<uuid:pk>/correct-kind/", incidents.CorrectKindView.as_view(), name="correct-kind"),
    path("<uuid:pk>/draft-report/", reports.DraftReportView.as_view(), name="draft-report"),
    path("<uuid:pk>/add-persons/", telling.AddPersonsView.as_view(), name="add-persons"),
    path("<uuid:pk>/freeze-scope/", telling.FreezeScopeView.as_view(), name="freeze-scope"),
    path("<uuid:pk>/write-letter/", telling.WriteLetterView.as_view(), name="write-letter"),
    path("<uuid:pk>/print-letters/", telling.PrintLettersView.as_view(), name="print-letters"),
    path("<uuid:pk>/note-told/", telling.NoteToldView.as_view(), name="note-told"),
    path("<uuid:pk>/tell-by-publication/", telling.TellByPublicationView.as_view(), name="tell-by-publication"),
    path("<uuid:pk>/draft-publication/", telling.DraftPublicationView.as_view(), name="draft-publication"),
    path("<uuid:pk>/add-cause/", learning.AddCauseView.as_view(), name="add-cause"),
    path("<uuid:pk>/state-check/", learning.StateCheckView.as_view(), name="state-check"),
    path("<uuid:pk>/plan-measure/", learning.PlanMeasureView.as_view(), name="plan-measure"),
    path("<uuid:pk>/close-incident/", incidents.CloseIncidentView.as_view(), name="close-incident"),
    path("<uuid:pk>/reopen-incident/", incidents.ReopenIncidentView.as_view(), name="reopen-incident"),
    path("reports/<uuid:pk>/", reports.ReportView.as_view(), name="report"),
    path("reports/<uuid:pk>/pdf/", reports.ReportPdfView.as_view(), name="report-pdf"),
    path("reports/<uuid:pk>/write-report/", reports.WriteReportView.as_view(), name="write-report"),
    path("reports/<uuid:pk>/refill-report/", reports.RefillReportView.as_view(), name="refill-report"),
    path("reports/<uuid:pk>/submit-report/", reports.SubmitReportView.as_view(), name="submit-report"),
    path("measures/<uuid:pk>/", learning.MeasureView.as_view(), name="measure"),
    path("measures/<uuid:pk>/report-done/", learning.ReportDoneView.as_view(), name="report-done"),
    path("measures/<uuid:pk>/check-measure/", learning.CheckMeasureView.as_view(), name="check-measure"),
]
