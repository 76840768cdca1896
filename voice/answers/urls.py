"""Addresses of answers and important voices: one per verb."""

from django.urls import path

from voice.answers.views import criteria, matters, publication, replies

app_name = "answers"
urlpatterns = [
    path("", replies.UnansweredView.as_view(), name="unanswered"),
    path("voices/<uuid:pk>/write-reply/", replies.WriteReplyView.as_view(), name="write-reply"),
    path("voices/<uuid:pk>/decide-reply/", replies.DecideReplyView.as_view(), name="decide-reply"),
    path("voices/<uuid:pk>/return-reply/", replies.ReturnReplyView.as_view(), name="return-reply"),
    path("voices/<uuid:pk>/tell/", replies.TellView.as_view(), name="tell"),
    path("voices/<uuid:pk>/print-letter/", replies.PrintLetterView.as_view(), name="print-letter"),
    path("voices/<uuid:pk>/close-voice/", replies.CloseVoiceView.as_view(), name="close-voice"),
    path("voices/<uuid:pk>/reopen-voice/", replies.ReopenVoiceView.as_view(), name="reopen-voice"),
    path("voices/<uuid:pk>/draft-publication/", publication.DraftPublicationView.as_view(), name="draft-publication"),
    path("voices/<uuid:pk>/leave-unpublished/", publication.LeaveUnpublishedView.as_view(), name="leave-unpublished"),
    path("voices/<uuid:pk>/treat-as-important/", matters.TreatAsImportantView.as_view(), name="treat-as-important"),
    path("criteria/", criteria.CriteriaView.as_view(), name="criteria"),
    path("criteria/add-criterion/", criteria.AddCriterionView.as_view(), name="add-criterion"),
    path("criteria/<uuid:pk>/revise-criterion/", criteria.ReviseCriterionView.as_view(), name="revise-criterion"),
    path("criteria/<uuid:pk>/end-criterion/", criteria.EndCriterionView.as_view(), name="end-criterion"),
    path("matters/", matters.MatterListView.as_view(), name="matters"),
    path("matters/<uuid:pk>/", matters.MatterView.as_view(), name="matter"),
    path("matters/<uuid:pk>/add-voice/", matters.AddVoiceView.as_view(), name="add-voice"),
    path("matters/<uuid:pk>/state-cause/", matters.StateCauseView.as_view(), name="state-cause"),
    path("matters/<uuid:pk>/instruct/", matters.InstructView.as_view(), name="instruct"),
    path("matters/<uuid:pk>/propose-measure/", matters.ProposeMeasureView.as_view(), name="propose-measure"),
    path("matters/<uuid:pk>/close-matter/", matters.CloseMatterView.as_view(), name="close-matter"),
    path("instructions/<uuid:pk>/answer-first/", matters.AnswerFirstView.as_view(), name="answer-first"),
    path("instructions/<uuid:pk>/report-result/", matters.ReportResultView.as_view(), name="report-result"),
    path("instructions/<uuid:pk>/accept-result/", matters.AcceptResultView.as_view(), name="accept-result"),
    path("instructions/<uuid:pk>/return-result/", matters.ReturnResultView.as_view(), name="return-result"),
    path("measures/<uuid:pk>/adopt-measure/", matters.AdoptMeasureView.as_view(), name="adopt-measure"),
    path("measures/<uuid:pk>/decline-measure/", matters.DeclineMeasureView.as_view(), name="decline-measure"),
    path("measures/<uuid:pk>/give-up-measure/", matters.GiveUpMeasureView.as_view(), name="give-up-measure"),
    path("measures/<uuid:pk>/report-done/", matters.ReportDoneView.as_view(), name="report-done"),
    path("measures/<uuid:pk>/check-office/", matters.CheckOfficeView.as_view(), name="check-office"),
    path("measures/<uuid:pk>/conclude-effect/", matters.ConcludeEffectView.as_view(), name="conclude-effect"),
]
