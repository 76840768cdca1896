"""Addresses of the promotion plan: one per verb."""

from django.urls import path

from privacy.promotion.views import catalogue, people, plan, reviews

app_name = "promotion"
urlpatterns = [
    path("", plan.ItemListView.as_view(), name="items"),
    path("plan.pdf", plan.PlanDocumentView.as_view(), name="document"),
    path("items/<uuid:pk>/", plan.ItemView.as_view(), name="item"),
    path("items/<uuid:pk>/assign-item/", plan.AssignItemView.as_view(), name="assign-item"),
    path("items/<uuid:pk>/report-progress/", plan.ReportProgressView.as_view(), name="report-progress"),
    path("evidence/<uuid:pk>/", plan.EvidenceView.as_view(), name="evidence"),
    path("catalogue/", catalogue.CataloguesView.as_view(), name="catalogues"),
    path("catalogue/draft-catalogue/", catalogue.DraftCatalogueView.as_view(), name="draft-catalogue"),
    path("catalogue/<uuid:pk>/", catalogue.CatalogueView.as_view(), name="catalogue"),
    path("catalogue/<uuid:pk>/write-catalogue/", catalogue.WriteCatalogueView.as_view(), name="write-catalogue"),
    path(
        "catalogue/<uuid:pk>/put-catalogue-in-force/",
        catalogue.PutCatalogueInForceView.as_view(),
        name="put-catalogue-in-force",
    ),
    path("reviews/", reviews.ReviewsView.as_view(), name="reviews"),
    path("reviews/prepare-review/", reviews.PrepareReviewView.as_view(), name="prepare-review"),
    path("reviews/<uuid:pk>/", reviews.ReviewView.as_view(), name="review"),
    path("reviews/<uuid:pk>/recount-review/", reviews.RecountReviewView.as_view(), name="recount-review"),
    path("reviews/<uuid:pk>/write-conclusion/", reviews.WriteConclusionView.as_view(), name="write-conclusion"),
    path("reviews/<uuid:pk>/approve-review/", reviews.ApproveReviewView.as_view(), name="approve-review"),
    path("people/", people.PeopleView.as_view(), name="people"),
    path("people/designate/", people.DesignateView.as_view(), name="designate"),
    path("people/units/<uuid:pk>/", people.UnitView.as_view(), name="unit"),
    path("people/<uuid:pk>/end-designation/", people.EndDesignationView.as_view(), name="end-designation"),
]
