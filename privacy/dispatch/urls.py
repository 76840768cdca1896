"""Addresses of the check of what is sent: one per verb."""

from django.urls import path

from privacy.dispatch.views import batches, feedback, items

app_name = "dispatch"
urlpatterns = [
    path("", batches.BatchListView.as_view(), name="batches"),
    path("prepare-batch/", batches.PrepareBatchView.as_view(), name="prepare-batch"),
    path("<uuid:pk>/", batches.BatchView.as_view(), name="batch"),
    path("<uuid:pk>/add-items/", batches.AddItemsView.as_view(), name="add-items"),
    path("<uuid:pk>/plant-item/", batches.PlantItemView.as_view(), name="plant-item"),
    path("<uuid:pk>/hand-in/", batches.HandInView.as_view(), name="hand-in"),
    path("<uuid:pk>/cancel-batch/", batches.CancelBatchView.as_view(), name="cancel-batch"),
    path("<uuid:pk>/work/", batches.WorkView.as_view(), name="work"),
    path("<uuid:pk>/ask-remote/", batches.AskRemoteView.as_view(), name="ask-remote"),
    path("<uuid:pk>/end-check/", batches.EndCheckView.as_view(), name="end-check"),
    path("<uuid:pk>/release/", batches.ReleaseView.as_view(), name="release"),
    path("items/<uuid:pk>/check-item/", items.CheckItemView.as_view(), name="check-item"),
    path("items/<uuid:pk>/correct-item/", items.CorrectItemView.as_view(), name="correct-item"),
    path("items/<uuid:pk>/remove-item/", items.RemoveItemView.as_view(), name="remove-item"),
    path("items/<uuid:pk>/add-photos/", items.AddPhotosView.as_view(), name="add-photos"),
    path("items/<uuid:pk>/note-returned/", items.NoteReturnedView.as_view(), name="note-returned"),
    path("items/<uuid:pk>/report-error/", items.ReportErrorView.as_view(), name="report-error"),
    path("photos/<uuid:pk>/", items.PhotoView.as_view(), name="photo"),
    path("near-misses/", feedback.NearMissListView.as_view(), name="near-misses"),
    path("months/", feedback.MonthsView.as_view(), name="months"),
    path("lessons/", feedback.LessonsView.as_view(), name="lessons"),
    path("lessons/write-lesson/", feedback.WriteLessonView.as_view(), name="write-lesson"),
    path("rules/", feedback.RulesView.as_view(), name="rules"),
    path("rules/write-rule/", feedback.WriteRuleView.as_view(), name="write-rule"),
]
