"""Addresses of function reviews: one per verb."""

from django.urls import path

from privacy.functions.views import doubts, reviews, snapshots

app_name = "functions"
urlpatterns = [
    path("", reviews.UnitReviewListView.as_view(), name="reviews"),
    path("late/", reviews.LateUnitsView.as_view(), name="late"),
    path("open-review/", reviews.OpenReviewView.as_view(), name="open-review"),
    path("<uuid:pk>/", reviews.UnitReviewView.as_view(), name="review"),
    path("<uuid:pk>/keep-lines/", reviews.KeepLinesView.as_view(), name="keep-lines"),
    path("<uuid:pk>/confirm-unit/", reviews.ConfirmUnitView.as_view(), name="confirm-unit"),
    path("lines/<uuid:pk>/decide-line/", reviews.DecideLineView.as_view(), name="decide-line"),
    path("rights/", snapshots.HoldingListView.as_view(), name="holdings"),
    path("terminals/", snapshots.TerminalListView.as_view(), name="terminals"),
    path("terminals/<uuid:pk>/ask-waiver/", doubts.AskTerminalWaiverView.as_view(), name="ask-waiver-terminal"),
    path("snapshots/", snapshots.SnapshotListView.as_view(), name="snapshots"),
    path("snapshots/take-snapshot/", snapshots.TakeSnapshotView.as_view(), name="take-snapshot"),
    path("snapshots/<uuid:pk>/", snapshots.SnapshotView.as_view(), name="snapshot"),
    path("snapshots/files/<uuid:pk>/", snapshots.FileView.as_view(), name="file"),
    path("flags/", doubts.FlagListView.as_view(), name="flags"),
    path("flags/<uuid:pk>/remove-flagged/", doubts.RemoveFlaggedView.as_view(), name="remove-flagged"),
    path("flags/<uuid:pk>/ask-waiver/", doubts.AskWaiverView.as_view(), name="ask-waiver"),
    path("removals/", doubts.RemovalListView.as_view(), name="removals"),
    path("waivers/", doubts.WaiverListView.as_view(), name="waivers"),
    path("waivers/<uuid:pk>/decide-waiver/", doubts.DecideWaiverView.as_view(), name="decide-waiver"),
]
