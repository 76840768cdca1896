"""All addresses. Each view says for whom it is; one that does not say is shut by the gate."""

from django.urls import include, path

from governance.people.sign_in.views import RemovePasskeyView

urlpatterns = [
    path("", include("governance.web.urls")),
    path("desk/", include("governance.desk.urls")),
    path("keys/", include("governance.custody.urls")),
    path("inbox/", include("governance.notices.urls")),
    path("organization/", include("governance.organization.urls")),
    path("people/", include("governance.people.urls")),
    path("learning/", include("governance.learning.urls")),
    path("surveys/", include("governance.surveys.urls")),
    path("answer/", include("governance.surveys.answer_urls")),
    path("publishing/", include("governance.publishing.urls")),
    path("compliance/", include("compliance.urls")),
    path("compliance/handlers/", include("compliance.handlers.urls")),
    path("compliance/guard/", include("compliance.guard.urls")),
    path("voice/", include("voice.urls")),
    path("voice/database/", include("voice.database.urls")),
    path("voice/answers/", include("voice.answers.urls")),
    path("voices/", include("voice.answers.public_urls")),
    path("voice/proposals/", include("voice.proposals.urls")),
    path("voice/visits/", include("voice.visits.urls")),
    path("voice/direct/", include("voice.direct.urls")),
    path("voice/figures/", include("voice.figures.urls")),
    path("voice-report/", include("voice.figures.public_urls")),
    path("compliance/information/", include("compliance.information.urls")),
    path("compliance/protection/", include("compliance.protection.urls")),
    path("compliance/measures/", include("compliance.measures.urls")),
    path("compliance/committee/", include("compliance.committee.urls")),
    path("compliance/conduct/", include("compliance.conduct.urls")),
    path("compliance/figures/", include("compliance.figures.urls")),
    path("hotline-figures/", include("compliance.figures.public_urls")),
    path("report/case/", include("compliance.protection.reporter_urls")),
    path("report/interview/", include("compliance.interviewee.urls")),
    path("report/", include("compliance.reporter.urls")),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("account/", include("allauth.urls")),
]
