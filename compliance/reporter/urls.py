"""Addresses of the reporter's side. No id and no code ever stands in one, but for files of an opened case."""

from django.urls import path

from compliance.reporter import filing_views as filing
from compliance.reporter import passing_views as passing
from compliance.reporter import return_views as back

app_name = "report"
urlpatterns = [
    path("", filing.StartView.as_view(), name="start"),
    path("new/you/", filing.YouView.as_view(), name="you"),
    path("new/what/", filing.WhatView.as_view(), name="what"),
    path("new/files/", filing.FilesView.as_view(), name="files"),
    path("new/check/", filing.CheckView.as_view(), name="check"),
    path("receipt/", filing.ReceiptView.as_view(), name="receipt"),
    path("receipt/print/", filing.PrintReceiptView.as_view(), name="receipt-print"),
    path("end/", filing.EndView.as_view(), name="end"),
    path("return/", back.ReturnView.as_view(), name="return"),
    path("case/", back.CaseView.as_view(), name="case"),
    path("case/reply/", back.ReplyView.as_view(), name="reply"),
    path("case/files/<uuid:pk>/", back.FileView.as_view(), name="file"),
    path("case/receipt/", back.PrintView.as_view(), name="case-receipt"),
    path("case/give-to-inspector/", passing.GiveToInspectorView.as_view(), name="give-to-inspector"),
    path("case/give-name/", passing.GiveNameView.as_view(), name="give-name"),
    path("case/leave/", back.LeaveView.as_view(), name="leave"),
    path("verify/", back.VerifyView.as_view(), name="verify"),
]
