"""Addresses of the self-assessment: one per verb."""

from django.urls import path

from audit.quality.views import assessing, catalogue

app_name = "quality"
urlpatterns = [
    path("", assessing.AssessmentsView.as_view(), name="assessments"),
    path("open-assessment/", assessing.OpenAssessmentView.as_view(), name="open-assessment"),
    path("catalogue/", catalogue.CataloguesView.as_view(), name="catalogues"),
    path("catalogue/draft-catalogue/", catalogue.DraftCatalogueView.as_view(), name="draft-catalogue"),
    path("catalogue/<uuid:pk>/", catalogue.CatalogueView.as_view(), name="catalogue"),
    path("catalogue/<uuid:pk>/write-catalogue/", catalogue.WriteCatalogueView.as_view(), name="write-catalogue"),
    path(
        "catalogue/<uuid:pk>/put-catalogue-in-force/", catalogue.PutCatalogueInForceView.as_view(),
        name="put-catalogue-in-force",
    ),
    path("items/<uuid:pk>/", assessing.ItemView.as_view(), name="item"),
    path("items/<uuid:pk>/rate/", assessing.RateView.as_view(), name="rate"),
    path("items/<uuid:pk>/agree/", assessing.AgreeView.as_view(), name="agree"),
    path("items/<uuid:pk>/disagree/", assessing.DisagreeView.as_view(), name="disagree"),
    path("items/<uuid:source>/add-measure/", assessing.AddMeasureView.as_view(), name="add-measure"),
    path("measures/<uuid:pk>/complete-measure/", assessing.CompleteMeasureView.as_view(), name="complete-measure"),
    path("evidence/<uuid:pk>/", assessing.EvidenceView.as_view(), name="evidence"),
    path("<uuid:pk>/", assessing.AssessmentView.as_view(), name="assessment"),
    path("<uuid:pk>/approve/", assessing.ApproveView.as_view(), name="approve"),
]  # fmt: skip
