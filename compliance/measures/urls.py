"""Addresses of measures."""

from django.urls import path

from compliance.measures import views

app_name = "measures"
urlpatterns = [
    path("", views.MeasureListView.as_view(), name="measures"),
    path("propose/", views.ProposeView.as_view(), name="propose"),
    path("cases/<uuid:pk>/propose/", views.ProposeView.as_view(), name="propose-for-case"),
    path("<uuid:pk>/", views.MeasureView.as_view(), name="measure"),
    path("<uuid:pk>/agree/", views.AgreeView.as_view(), name="agree"),
    path("<uuid:pk>/object/", views.ObjectView.as_view(), name="object"),
    path("<uuid:pk>/revise/", views.ReviseView.as_view(), name="revise"),
    path("<uuid:pk>/report-done/", views.ReportDoneView.as_view(), name="report-done"),
    path("<uuid:pk>/accept-report/", views.AcceptReportView.as_view(), name="accept-report"),
    path("<uuid:pk>/send-back/", views.SendBackView.as_view(), name="send-back"),
    path("<uuid:pk>/check/", views.CheckView.as_view(), name="check"),
    path("<uuid:pk>/follow-up/", views.FollowUpView.as_view(), name="follow-up"),
    path("<uuid:pk>/ask-to-drop/", views.AskToDropView.as_view(), name="ask-to-drop"),
    path("<uuid:pk>/drop/", views.DropView.as_view(), name="drop"),
    path("<uuid:pk>/keep-on/", views.KeepOnView.as_view(), name="keep-on"),
    path("<uuid:pk>/evidence/<uuid:attachment>/", views.EvidenceView.as_view(), name="evidence"),
]
