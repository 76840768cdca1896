"""Addresses of monitor meetings for staff: one per verb."""

from django.urls import path

from voice.monitors.views import meetings, publication, recruiting

app_name = "monitors"
urlpatterns = [
    path("", meetings.MeetingListView.as_view(), name="meetings"),
    path("plan-meeting/", meetings.PlanMeetingView.as_view(), name="plan-meeting"),
    path("<uuid:pk>/", meetings.MeetingView.as_view(), name="meeting"),
    path("<uuid:pk>/change-meeting/", meetings.ChangeMeetingView.as_view(), name="change-meeting"),
    path("<uuid:pk>/cancel-meeting/", meetings.CancelMeetingView.as_view(), name="cancel-meeting"),
    path("<uuid:pk>/show-members/", meetings.ShowMembersView.as_view(), name="show-members"),
    path("<uuid:pk>/record-attendance/", meetings.RecordAttendanceView.as_view(), name="record-attendance"),
    path("<uuid:pk>/write-minutes/", meetings.WriteMinutesView.as_view(), name="write-minutes"),
    path("<uuid:pk>/return-minutes/", meetings.ReturnMinutesView.as_view(), name="return-minutes"),
    path("<uuid:pk>/approve-minutes/", meetings.ApproveMinutesView.as_view(), name="approve-minutes"),
    path("<uuid:pk>/file-opinion/", meetings.FileOpinionView.as_view(), name="file-opinion"),
    path("<uuid:pk>/draft-publication/", publication.DraftPublicationView.as_view(), name="draft-publication"),
    path("members/", recruiting.MemberListView.as_view(), name="members"),
    path("members/<uuid:pk>/end-membership/", recruiting.EndMembershipView.as_view(), name="end-membership"),
    path("recruitments/", recruiting.RecruitmentListView.as_view(), name="recruitments"),
    path("recruitments/plan-recruitment/", recruiting.PlanRecruitmentView.as_view(), name="plan-recruitment"),
    path("recruitments/<uuid:pk>/", recruiting.RecruitmentView.as_view(), name="recruitment"),
    path("recruitments/<uuid:pk>/end-recruitment/", recruiting.EndRecruitmentView.as_view(), name="end-recruitment"),
    path("applications/<uuid:pk>/show-applicant/", recruiting.ShowApplicantView.as_view(), name="show-applicant"),
    path("applications/<uuid:pk>/choose/", recruiting.ChooseView.as_view(), name="choose"),
    path("applications/<uuid:pk>/decline/", recruiting.DeclineView.as_view(), name="decline"),
    path("applications/<uuid:pk>/print-result/", recruiting.PrintResultView.as_view(), name="print-result"),
    path("applications/<uuid:pk>/tell-applicant/", recruiting.TellApplicantView.as_view(), name="tell-applicant"),
]
