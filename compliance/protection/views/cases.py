"""Pages of those who handle cases: lists, the protection of one case, check-ins, written notices, protected people."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import CASE_ROLES
from compliance.models import Case
from compliance.protection import actions
from compliance.protection.access import handles, keeps_identities, visible_matches, watchers_of
from compliance.protection.dossier import dossier_of
from compliance.protection.figures import figures_between
from compliance.protection.forms import (
    AskAgainForm,
    CheckInFilter,
    DecideForm,
    DossierForm,
    FeedbackForm,
    MatchFilter,
    NotifyForm,
    ProtectForm,
    RaiseCaseForm,
)
from compliance.protection.models import CheckIn, Match, Watch
from compliance.protection.queries import (
    answer_of,
    check_ins_for,
    matches_for,
    owed_notices,
    shown_check_ins,
    shown_people,
)
from compliance.protection.sealing import case_opener
from governance import clock
from governance.access import Actor, fetch, roles
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.documents import pdf_response, render_pdf
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView

CASES = roles(*CASE_ROLES)


class CheckInListView(ScopedListView):
    """The check-ins of the cases that the reader may see."""

    requires = CASES
    name = "protection.check_ins"
    title = _("Check-ins with reporters")
    template_name = "protection/check_ins.html"
    filterset_class = CheckInFilter
    default_sort = "-opens"
    columns: ClassVar[list[Column]] = [
        Column(
            "reference", _("Case"), lambda c: c.case.reference, "case__reference", lambda c: c.case.get_absolute_url()
        ),
        Column("months", _("Months after the report"), lambda c: c.months, "months", numeric=True),
        Column("opens", _("Opened"), lambda c: c.opens_on, "opens_on"),
        Column("due", _("Due"), lambda c: c.due_on, "due_on"),
        Column("state", _("State"), lambda c: c.get_state_display(), "state"),
        Column("asked", _("Times asked"), lambda c: c.asked, "asked", numeric=True),
        Column("decision", _("Decision"), lambda c: c.get_decision_display(), "decision"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the check-ins within the reader's scope."""
        return check_ins_for(actor)

    def context(self) -> dict[str, Any]:
        """Show the figures of the fiscal year, as the yearly report tells them."""
        first, last = fiscal_year_days(fiscal_year(clock.today()))
        return {"figures": figures_between(first, last)}


class MatchListView(ScopedListView):
    """Personnel actions against protected people, in the cases that the reader may see."""

    requires = CASES
    name = "protection.matches"
    title = _("Personnel actions against protected people")
    template_name = "protection/matches.html"
    filterset_class = MatchFilter
    default_sort = "-found"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Case"), lambda m: m.case.reference, "case__reference", lambda m: m.get_absolute_url()),
        Column("found", _("Found"), lambda m: timezone.localdate(m.found_at), "found_at"),
        Column("state", _("State"), lambda m: m.get_state_display(), "state"),
        Column("how", _("Rests on"), lambda m: m.get_how_display(), "how"),
        Column("due", _("Due"), lambda m: m.due_on, "due_on"),
        Column("legal", _("Legal check"), lambda m: m.get_opinion_display() or (_("Needed") if m.needs_legal else "")),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the matches within the reader's scope."""
        return matches_for(actor)


class ProtectionView(View):
    """The protection of one case: the watched year, check-ins, protected people, matches, notices owed."""

    requires = CASES

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it to those who handle the case."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        case = fetch(Case, actor, pk)
        if not handles(actor, case):
            return render(request, "403.html", status=403)
        keeps = keeps_identities(actor, case)
        context = {
            "case": case,
            "watch": Watch.objects.filter(case=case).first(),
            "check_ins": shown_check_ins(case, actor),
            "people": shown_people(case, actor, keeps),
            "matches": list(visible_matches(actor).filter(case=case).select_related("protected")),
            "wants_handler": not watchers_of(case).exists(),
            "keeps": keeps,
            "owed": owed_notices(case),
        }
        return render(request, "protection/case.html", context)


class CaseActionView(ActionView):
    """An action on a case; afterwards back to its page of protection."""

    requires = CASES

    def next_page(self, outcome: Outcome) -> str:
        """Return the case's page of protection."""
        case = self.subject if isinstance(self.subject, Case) else self.subject.case
        return reverse("protection:case", args=[case.pk])


class NotifyView(CaseActionView):
    """The written notice of the result."""

    action: ClassVar[Action] = actions.notify
    form_class = NotifyForm
    template_name = "protection/notify.html"
    done_message = _("The notice was sent. The reporter reads it with the receipt code.")


class FeedbackView(CaseActionView):
    """Feedback on the measures."""

    action: ClassVar[Action] = actions.feedback
    form_class = FeedbackForm
    template_name = "protection/feedback.html"
    done_message = _("The message was sent. The reporter reads it with the receipt code.")


class ProtectView(CaseActionView):
    """Protect a person."""

    action: ClassVar[Action] = actions.protect
    form_class = ProtectForm
    template_name = "protection/protect.html"
    done_message = _("The person is protected from now on.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return who it is, the unit by its code."""
        unit = form.cleaned_data["unit"]
        return {**form.cleaned_data, "unit": unit.code if unit else ""}


class DossierView(CaseActionView):
    """Hand out the dossier as PDF."""

    action: ClassVar[Action] = actions.dossier
    form_class = DossierForm
    template_name = "protection/dossier.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Return the PDF. It is made for this request and kept nowhere."""
        purpose = dict(DossierForm.PURPOSES)[form.cleaned_data["purpose"]]
        data = dossier_of(self.subject, self.actor, str(purpose))
        made = render_pdf("protection/dossier.typ", data, title=_now("Dossier on the protection of the reporter"))
        return pdf_response(f"dossier-{self.subject.reference}", made)


class ReleaseView(CaseActionView):
    """End a protection noted by mistake."""

    action: ClassVar[Action] = actions.release
    template_name = "protection/release.html"
    done_message = _("The protection was ended.")


class AskAgainView(CaseActionView):
    """Ask a reporter who has not answered once more."""

    action: ClassVar[Action] = actions.ask_again
    form_class = AskAgainForm
    template_name = "protection/ask_again.html"
    done_message = _("The reporter was asked again.")


class WithAnswer(CaseActionView):
    """An action for which one reads the reporter's answer."""

    def context(self) -> dict[str, Any]:
        """Show the answer."""
        return {"answer": answer_of(self.subject, case_opener(self.subject.case, self.actor))}


class DecideView(WithAnswer):
    """Decide what follows from a check-in."""

    action: ClassVar[Action] = actions.decide
    form_class = DecideForm
    template_name = "protection/decide.html"
    done_message = _("The check-in is done.")


class RaiseCaseView(ActionView):
    """Open a case of retaliation from a check-in or a match."""

    requires = CASES
    action: ClassVar[Action] = actions.raise_case
    form_class = RaiseCaseForm
    template_name = "protection/raise_case.html"
    checks_version = False
    done_message = _("The case of retaliation was opened. The reporter was told its number.")
    source_model: type[CheckIn] | type[Match] = CheckIn

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the check-in or match within the actor's scope; the action itself makes the case."""
        self.source: CheckIn | Match = fetch(self.source_model, self.actor, self.kwargs["pk"])
        return None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form to those who may raise the case."""
        if not self._may():
            return render(request, "403.html", status=403)
        return super().get(request, **kwargs)

    def _may(self) -> bool:
        allowed = handles if isinstance(self.source, CheckIn) else keeps_identities
        return allowed(self.actor, self.source)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the source and what happened."""
        return {"source": self.source, **form.cleaned_data}

    def context(self) -> dict[str, Any]:
        """Show from what the case grows."""
        answer = None
        if isinstance(self.source, CheckIn) and self._may():
            answer = answer_of(self.source, case_opener(self.source.case, self.actor))
        return {"source": self.source, "answer": answer}

    def next_page(self, outcome: Outcome) -> str:
        """Return the new case, when the actor sees it: a report about the division itself goes elsewhere."""
        return reverse("protection:case", args=[self.source.case_id])


class RaiseCaseFromMatchView(RaiseCaseView):
    """Open a case of retaliation from a match."""

    source_model = Match
