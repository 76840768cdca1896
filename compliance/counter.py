"""Entering a report that came by phone, letter or visit."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from compliance import actions
from compliance.access import COUNTERS
from compliance.choices import Channel, Counter, Disclosure, Position, ReporterKind
from compliance.filing import Report
from compliance.forms import EnterForm
from compliance.models import Case
from compliance.reporter.receipt import receipt_for
from compliance.rules import COUNSEL
from governance.access import roles
from governance.deadlines.queries import faces_of
from governance.runner import Action, Outcome
from governance.vault.receipts import new_code, shown
from governance.web.sealed_fields import opened_field, sealed_field
from governance.web.views import ActionView

CODE_FIELD = "sealed_code"
PURPOSE = "counter form"
"""The code travels sealed through the form, so that a repeated send finds the same code and shows it again."""


class EnterView(ActionView):
    """The counter's form. The answer shows the receipt code once, to be handed or read to the reporter."""

    requires = roles(*COUNTERS)
    action: ClassVar[Action] = actions.enter
    form_class = EnterForm
    template_name = "compliance/enter.html"

    @property
    def is_external(self) -> bool:
        """Return whether the external counter takes the report: it stays behind its wall."""
        return self.actor.holds(*COUNSEL)

    def form_kwargs(self) -> dict[str, Any]:
        """Ask the external counter whether the name may be passed on."""
        return {"external": self.is_external}

    def context(self) -> dict[str, Any]:
        """Carry the sealed code through every round of the form."""
        sealed = self.request.POST.get(CODE_FIELD, "")
        return {"sealed_code": sealed if opened_field(PURPOSE, sealed) else sealed_field(PURPOSE, new_code())}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Start the form anew when its sealed code does not open."""
        self.code = opened_field(PURPOSE, request.POST.get(CODE_FIELD, ""))
        if self.code is None:
            form = self.make_form(request.POST)
            form.add_error(None, _("This form is too old. Please send it once more."))
            return self.show(form, 422)
        return super().post(request, **kwargs)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report."""
        data = form.cleaned_data
        report = Report(
            code=self.code or "",
            channel=Channel(data["channel"]),
            disclosure=Disclosure(data["disclosure"]),
            reporter_kind=ReporterKind(data["reporter_kind"]),
            position=Position(data["position"]),
            unit=data["unit"],
            content=form.content(),
            identity=form.identity(),
            received_on=data["received_on"],
            counter=Counter.EXTERNAL if self.is_external else Counter.INTERNAL,
            name_may_pass=data.get("name_may_pass", False),
        )
        return {"report": report, "channel": data["channel"], "told_at_once": data["told_at_once"]}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show code and receipt. No redirect: the code stands nowhere it could be fetched from a second time."""
        case = get_object_or_404(Case, pk=outcome.subject_id)
        context = {
            "case": case,
            "code": shown(self.code or ""),
            "receipt": receipt_for(case),
            "clocks": faces_of("compliance.case", [case.pk]).get(case.pk, []),
        }
        response = render(self.request, "compliance/entered.html", context)
        response["Cache-Control"] = "no-store"
        return response
