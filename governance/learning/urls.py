"""Addresses of training: one per verb."""

from django.urls import path

from governance.learning.views import editing, following, learner, manage

app_name = "learning"
OF_COURSE = "courses/<uuid:pk>/"
OF_EDITION = "editions/<uuid:pk>/"
OF_PAGE = OF_EDITION + "pages/<uuid:page>/"
OF_QUESTION = OF_EDITION + "questions/<uuid:question>/"
OF_RECORD = "records/<uuid:pk>/"
urlpatterns = [
    path("", learner.IndexView.as_view(), name="index"),
    path("certificates/", learner.VerifyView.as_view(), name="verify"),
    path("people/", following.PeopleListView.as_view(), name="people"),
    path("courses/", following.CourseListView.as_view(), name="courses"),
    path("courses/create/", manage.CreateView.as_view(), name="create"),
    path(OF_COURSE, manage.CourseView.as_view(), name="course"),
    path(OF_COURSE + "change/", manage.ChangeView.as_view(), name="change"),
    path(OF_COURSE + "draft/", manage.DraftView.as_view(), name="draft"),
    path(OF_COURSE + "assign/", manage.AssignView.as_view(), name="assign"),
    path(OF_COURSE + "start/", learner.StartView.as_view(), name="start"),
    path(OF_COURSE + "import-attendance/", following.ImportView.as_view(), name="import-attendance"),
    path(OF_COURSE + "completion/", following.CompletionView.as_view(), name="completion"),
    path(OF_COURSE + "completion/<uuid:unit>/", following.UnitCompletionView.as_view(), name="completion-unit"),
    path(OF_COURSE + "completion/<uuid:unit>/remind/", following.RemindView.as_view(), name="remind"),
    path("assignments/<uuid:pk>/", manage.AssignmentView.as_view(), name="assignment"),
    path("assignments/<uuid:pk>/end-assignment/", manage.EndAssignmentView.as_view(), name="end-assignment"),
    path(OF_EDITION, editing.EditionView.as_view(), name="edition"),
    path(OF_EDITION + "change-edition/", editing.ChangeEditionView.as_view(), name="change-edition"),
    path(OF_EDITION + "publish/", editing.PublishView.as_view(), name="publish"),
    path(OF_EDITION + "add-page/", editing.AddPageView.as_view(), name="add-page"),
    path(OF_PAGE + "change-page/", editing.ChangePageView.as_view(), name="change-page"),
    path(OF_PAGE + "move-page/", editing.MovePageView.as_view(), name="move-page"),
    path(OF_PAGE + "remove-page/", editing.RemovePageView.as_view(), name="remove-page"),
    path(OF_EDITION + "add-question/", editing.AddQuestionView.as_view(), name="add-question"),
    path(OF_QUESTION + "change-question/", editing.ChangeQuestionView.as_view(), name="change-question"),
    path(OF_QUESTION + "move-question/", editing.MoveQuestionView.as_view(), name="move-question"),
    path(OF_QUESTION + "remove-question/", editing.RemoveQuestionView.as_view(), name="remove-question"),
    path(OF_EDITION + "add-material/", editing.AddMaterialView.as_view(), name="add-material"),
    path(
        OF_EDITION + "materials/<uuid:material>/remove-material/", editing.RemoveMaterialView.as_view(),
        name="remove-material",
    ),
    path(OF_RECORD, learner.RecordView.as_view(), name="record"),
    path(OF_RECORD + "read/<int:place>/", learner.ReadView.as_view(), name="read"),
    path(OF_RECORD + "begin/", learner.BeginView.as_view(), name="begin"),
    path(OF_RECORD + "allow-retry/", following.AllowRetryView.as_view(), name="allow-retry"),
    path(OF_RECORD + "certificate/", learner.CertificateView.as_view(), name="certificate"),
    path("attempts/<uuid:pk>/", learner.AttemptView.as_view(), name="attempt"),
    path("attempts/<uuid:pk>/answer/", learner.AnswerView.as_view(), name="answer"),
    path("materials/<uuid:pk>/", learner.MaterialView.as_view(), name="material"),
]  # fmt: skip
