"""Typing sheets of paper, and deciding where two entries differ."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance.access import roles
from governance.runner import Action, Outcome
from governance.surveys.branching import given, options_of
from governance.surveys.models import Question
from governance.surveys.queries import pages_of
from governance.web.views import ActionView
from voice.satisfaction import actions
from voice.satisfaction.access import OWNERS
from voice.satisfaction.actions.sheets import COUNTED, OtherCode, entries, texts_of
from voice.satisfaction.choices import SheetState
from voice.satisfaction.forms import CodeForm, DecideForm, SheetForm
from voice.satisfaction.rules import differing
from voice.satisfaction.views.shared import OwnedWaveView

MESSAGES = {
    SheetState.ONCE.value: _("Kept. A second person types this sheet as well."),
    SheetState.DIFFERS.value: _(
        "Your entry differs from the first one. Keep the paper at hand and decide between them."
    ),
    COUNTED: _("Both entries agree. The sheet is counted."),
}


class TypeSheetView(OwnedWaveView):
    """One sheet after the other. Whether it is the first or the second entry, the page does not say."""

    action: ClassVar[Action] = actions.type_sheet
    template_name = "satisfaction/type_sheet.html"

    def make_form(self, *data: Any) -> SheetForm:
        """Return the form with all questions."""
        pages = pages_of(self.subject.questionnaire_id)
        return SheetForm(*data[:1], questions=[question for page in pages for question in page.questions])

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return code and answers."""
        return {"code": form.cleaned_data["code"], "answers": form.cleaned_data["answers"]}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say what became of the entry and show an empty page for the next sheet."""
        messages.success(self.request, str(MESSAGES[outcome.result]))
        return super().done(form, outcome)

    def next_page(self, outcome: Outcome) -> str:
        """Return the same page; the wave's page where there is something to decide."""
        verb = "wave" if outcome.result == SheetState.DIFFERS else "type-sheet"
        return reverse(f"satisfaction:{verb}", args=[self.subject.pk])


class DecideSheetView(ActionView):
    """First the code on the paper opens both entries, then each difference is decided."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.decide_sheet
    template_name = "satisfaction/decide_sheet.html"
    done_message = _("The sheet is counted.")
    form_class = CodeForm

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Open the entries, or take the decision."""
        if "open" not in request.POST or not self.action.who(self.actor, self.subject):
            return super().post(request, **kwargs)
        form = CodeForm(request.POST)
        if not form.is_valid() or not self.differences(form.cleaned_data["code"]):
            if not form.errors:
                form.add_error("code", str(OtherCode.message))
            return self.show(form, status=422)
        code = form.cleaned_data["code"]
        return self.show(DecideForm(differing=self.differences(code), initial={"code": code}))

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        """Show the page that asks for the code as long as nothing is opened."""
        if not isinstance(form, DecideForm):
            self.template_name = "satisfaction/open_sheet.html"  # type: ignore[misc] # of this request
        return super().show(form, status)

    def make_form(self, *data: Any) -> Any:
        """Return the form for the code, or the one that decides."""
        if not data:
            return CodeForm()
        opening = CodeForm(data[0])
        found = self.differences(opening.cleaned_data["code"]) if opening.is_valid() else []
        if not found:
            opening.is_valid()
            opening.add_error("code", str(OtherCode.message))
            return opening
        return DecideForm(data[0], differing=found)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the code and what was chosen."""
        return {"code": form.cleaned_data["code"], "chosen": form.chosen()}

    def differences(self, code: str) -> list[tuple[Question, dict[str, str]]]:
        """Return the questions that differ with both entries in words; none for another sheet's code."""
        wave = self.subject.wave
        try:
            first, second = entries(self.subject, code)
        except OtherCode:
            return []
        codes = differing(first, second, texts_of(wave))
        return [
            (q, {"first": _in_words(q, first[q.code]), "second": _in_words(q, second[q.code])})
            for q in self.questions
            if q.code in codes
        ]

    @cached_property
    def questions(self) -> list[Question]:
        """Return the questions in order."""
        return [q for page in pages_of(self.subject.wave.questionnaire_id) for q in page.questions]


def _in_words(question: Question, value: Any) -> str:
    words = dict(options_of(question))
    return "、".join(words.get(one, one) for one in sorted(given(value))) or _now("(blank)")


class StartOverView(ActionView):
    """Drop what was typed of a sheet."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.start_over
    template_name = "satisfaction/start_over.html"
    done_message = _("The entries were dropped. The sheet can be typed anew.")
