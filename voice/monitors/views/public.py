"""What everyone may read and do without sign-in and without script: meetings, minutes, answers, applications."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from governance.access import PUBLIC, PUBLIC_ACTOR, Actor
from governance.lists.views import CappedPaginator
from governance.publishing.queries import public_texts
from governance.runner import Action, Outcome
from governance.web.throttle import delay_when_flooded
from governance.web.views import ActionView, key_of_words
from voice.monitors import actions
from voice.monitors.actions.recruiting import LONGEST_KEPT
from voice.monitors.choices import MeetingState
from voice.monitors.forms import ApplyForm, PublicOfficeForm
from voice.monitors.models import Application, Recruitment
from voice.monitors.queries import SUBJECT, announced, public_answers, public_meetings, recruitment_named

PAGE_SIZE = 20


class PublicListView(View):
    """What is being recruited, and all meetings, the latest first."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page; an office that does not exist is said at its field."""
        form = PublicOfficeForm(request.GET)
        valid = form.is_valid()
        meetings, recruitments = public_meetings(), announced()
        if valid and form.cleaned_data["office"]:
            meetings, recruitments = (
                rows.filter(unit=form.cleaned_data["office"]) for rows in (meetings, recruitments)
            )
        page = CappedPaginator(meetings if valid else meetings.none(), PAGE_SIZE).get_page(request.GET.get("page"))
        shown, looking = list(page.object_list), list(recruitments[: PAGE_SIZE + 1])
        conditions = request.GET.copy()
        conditions.pop("page", None)
        context = {
            "form": form, "page_has_errors": not valid, "page": page, "meetings": shown,
            "recruitments": looking[:PAGE_SIZE], "more": len(looking) > PAGE_SIZE,
            "published": public_texts(SUBJECT, [row.pk for row in shown]),
            "querystring": f"{conditions.urlencode()}&" if conditions else "",
        }  # fmt: skip
        return render(request, "monitors/public_list.html", context, status=200 if valid else 422)


class PublicMeetingView(View):
    """One meeting: day, place, agenda, minutes without names once they are published, and answers given."""

    requires = PUBLIC

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        meeting = get_object_or_404(public_meetings(), pk=pk)
        answers, said = public_answers(meeting)
        context = {
            "meeting": meeting, "agenda": meeting.agenda.all(), "cancelled": meeting.state == MeetingState.CANCELLED,
            "minutes": public_texts(SUBJECT, [meeting.pk]).get(meeting.pk), "answers": answers, "said": said,
        }  # fmt: skip
        return render(request, "monitors/public_meeting.html", context)


class PublicRecruitmentView(View):
    """What is announced; afterwards that applications are not taken any more."""

    requires = PUBLIC

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        context = {"recruitment": recruitment_named(pk), "longest": LONGEST_KEPT.days}
        return render(request, "monitors/public_recruitment.html", context)


class ApplyView(ActionView):
    """The form of application, without an account."""

    requires = PUBLIC
    action: ClassVar[Action] = actions.apply
    form_class = ApplyForm
    template_name = "monitors/apply.html"
    recruitment: Recruitment

    def get_actor(self) -> Actor:
        """Return nobody in particular, also for someone who happens to be signed in."""
        return PUBLIC_ACTOR

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the recruitment; raises Http404."""
        self.recruitment = recruitment_named(self.kwargs["pk"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form, or the announcement when applications are not taken any more."""
        if not self.recruitment.takes_applications:
            return redirect("public-monitors:recruitment", pk=self.recruitment.pk)
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take the application in; slowly when many come at once."""
        delay_when_flooded("monitor-applications")
        return super().post(request, **kwargs)

    def key_for(self, form: Any) -> str:
        """Take the same words once a day, also when the form is sent again by way of "back"."""
        return key_of_words(form, self.recruitment.pk)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the application."""
        return {
            "recruitment": self.recruitment.pk, "age_band": form.cleaned_data["age_band"], "applicant": form.applicant(),
        }  # fmt: skip

    def context(self) -> dict[str, Any]:
        """Show for what one applies, and how long data are kept."""
        return {"recruitment": self.recruitment, "longest": LONGEST_KEPT.days}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show the number of the application. A reload sends the same page again, which changes nothing."""
        application = Application.objects.get(pk=str(outcome.subject_id))
        context = {"application": application, "recruitment": self.recruitment}
        response = render(self.request, "monitors/applied.html", context)
        response["Cache-Control"] = "no-store"
        return response
