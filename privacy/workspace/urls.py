"""Addresses of workspace checks: one per verb."""

from django.urls import path

from privacy.workspace.views import checks, criteria, defects, rounds, verifications

app_name = "workspace"
urlpatterns = [
    path("", checks.CheckListView.as_view(), name="checks"),
    path("checks/<uuid:pk>/", checks.CheckView.as_view(), name="check"),
    path("checks/<uuid:pk>/save-check/", checks.SaveCheckView.as_view(), name="save-check"),
    path("checks/<uuid:pk>/add-photo/", checks.AddPhotoView.as_view(), name="add-photo"),
    path("checks/<uuid:pk>/hand-in-check/", checks.HandInCheckView.as_view(), name="hand-in-check"),
    path("checks/<uuid:pk>/cancel-visit/", checks.CancelVisitView.as_view(), name="cancel-visit"),
    path("photos/<uuid:pk>/", checks.PhotoView.as_view(), name="photo"),
    path("visits/plan-visit/", checks.PlanVisitView.as_view(), name="plan-visit"),
    path("defects/", defects.DefectListView.as_view(), name="defects"),
    path("defects/<uuid:pk>/", defects.DefectView.as_view(), name="defect"),
    path("defects/<uuid:pk>/report-defect/", defects.ReportDefectView.as_view(), name="report-defect"),
    path("defects/<uuid:pk>/close-defect/", defects.CloseDefectView.as_view(), name="close-defect"),
    path("defects/<uuid:pk>/return-defect/", defects.ReturnDefectView.as_view(), name="return-defect"),
    path("verifications/", verifications.VerificationListView.as_view(), name="verifications"),
    path("verifications/<uuid:pk>/", verifications.VerificationView.as_view(), name="verification"),
    path("verifications/<uuid:pk>/verify/", verifications.VerifyView.as_view(), name="verify"),
    path("rounds/", rounds.RoundsView.as_view(), name="rounds"),
    path("rounds/open-round/", rounds.OpenRoundView.as_view(), name="open-round"),
    path("rounds/<uuid:pk>/", rounds.RoundView.as_view(), name="round"),
    path("rounds/<uuid:pk>/compared/", rounds.ComparedView.as_view(), name="compared"),
    path("rounds/<uuid:pk>/close-round/", rounds.CloseRoundView.as_view(), name="close-round"),
    path("criteria/", criteria.SetsView.as_view(), name="sets"),
    path("criteria/draft-criteria/", criteria.DraftCriteriaView.as_view(), name="draft-criteria"),
    path("criteria/<uuid:pk>/", criteria.SetView.as_view(), name="criteria"),
    path("criteria/<uuid:pk>/write-criteria/", criteria.WriteCriteriaView.as_view(), name="write-criteria"),
    path(
        "criteria/<uuid:pk>/put-criteria-in-force/",
        criteria.PutCriteriaInForceView.as_view(),
        name="put-criteria-in-force",
    ),
]
