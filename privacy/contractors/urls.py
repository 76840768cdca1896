"""Addresses of contractors: one per verb."""

from django.urls import path

from privacy.contractors.views import bids, catalogues, companies, inspections, jobs, risks, shared

app_name = "contractors"
urlpatterns = [
    path("", jobs.JobListView.as_view(), name="jobs"),
    path("at-risk/", jobs.AtRiskView.as_view(), name="at-risk"),
    path("<uuid:pk>/", jobs.JobView.as_view(), name="job"),
    path("<uuid:pk>/fill-clauses/", jobs.FillClausesView.as_view(), name="fill-clauses"),
    path("<uuid:pk>/begin/", jobs.BeginView.as_view(), name="begin"),
    path("<uuid:pk>/ask-consent/", jobs.AskConsentView.as_view(), name="ask-consent"),
    path("<uuid:pk>/plan-inspection/", jobs.PlanInspectionView.as_view(), name="plan-inspection"),
    path("<uuid:pk>/report-leak/", jobs.ReportLeakView.as_view(), name="report-leak"),
    path("<uuid:pk>/add-proof/", jobs.AddProofView.as_view(), name="add-proof"),
    path("<uuid:pk>/close/", jobs.CloseView.as_view(), name="close"),
    path("subcontracts/<uuid:pk>/decide-consent/", jobs.DecideConsentView.as_view(), name="decide-consent"),
    path("companies/", companies.ContractorListView.as_view(), name="contractors"),
    path("companies/register/", companies.RegisterView.as_view(), name="register"),
    path("companies/<uuid:pk>/", companies.ContractorView.as_view(), name="contractor"),
    path("companies/<uuid:pk>/change/", companies.ChangeView.as_view(), name="change"),
    path("companies/<uuid:pk>/add-certificate/", companies.AddCertificateView.as_view(), name="add-certificate"),
    path("companies/<uuid:pk>/file-bid/", bids.FileBidView.as_view(), name="file-bid"),
    path("bids/", bids.BidListView.as_view(), name="bids"),
    path("bids/<uuid:pk>/", bids.BidView.as_view(), name="bid"),
    path("bids/<uuid:pk>/answer-bid/", bids.AnswerBidView.as_view(), name="answer-bid"),
    path("bids/<uuid:pk>/decide-bid/", bids.DecideBidView.as_view(), name="decide-bid"),
    path("bids/<uuid:pk>/enter-contract/", bids.EnterContractView.as_view(), name="enter-contract"),
    path("catalogues/", catalogues.CatalogueListView.as_view(), name="catalogues"),
    path("catalogues/draft-catalogue/", catalogues.DraftCatalogueView.as_view(), name="draft-catalogue"),
    path("catalogues/<uuid:pk>/", catalogues.CatalogueView.as_view(), name="catalogue"),
    path("catalogues/<uuid:pk>/write-catalogue/", catalogues.WriteCatalogueView.as_view(), name="write-catalogue"),
    path("catalogues/<uuid:pk>/put-in-force/", catalogues.PutInForceView.as_view(), name="put-in-force"),
    path("risk-tables/", risks.RiskTablesView.as_view(), name="risk-tables"),
    path("risk-tables/<uuid:pk>/revise-weights/", risks.ReviseWeightsView.as_view(), name="revise-weights"),
    path("inspections/", inspections.InspectionListView.as_view(), name="inspections"),
    path("inspections/<uuid:pk>/", inspections.InspectionView.as_view(), name="inspection"),
    path("inspections/<uuid:pk>/change-plan/", inspections.ChangePlanView.as_view(), name="change-plan"),
    path("inspections/<uuid:pk>/save-item/", inspections.SaveItemView.as_view(), name="save-item"),
    path("inspections/<uuid:pk>/finish/", inspections.FinishView.as_view(), name="finish"),
    path("findings/", inspections.FindingListView.as_view(), name="findings"),
    path("findings/<uuid:pk>/report-finding/", inspections.ReportFindingView.as_view(), name="report-finding"),
    path("findings/<uuid:pk>/check-finding/", inspections.CheckFindingView.as_view(), name="check-finding"),
    path("papers/<uuid:pk>/", shared.PaperView.as_view(), name="paper"),
]
