"""Answering. These pages know a token and nothing else: no session is read, nothing is stored before the last step.

What was answered so far travels sealed in the form itself.
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from governance.access import PUBLIC, PUBLIC_ACTOR
from governance.runner import Invisible, Refused, run
from governance.surveys import branching
from governance.surveys.actions import answer
from governance.surveys.answer_forms import PREFIX, PageForm, TokenForm
from governance.surveys.models import Kind, Wave
from governance.surveys.queries import pages_of
from governance.surveys.tokens import Token, read_token
from governance.web.sealed_fields import opened_field, sealed_field
from governance.web.throttle import delay_when_flooded

COOKIE, PATH = "answer_code", "/answer/"
SEALED_FOR = "survey answers"


def remember(response: HttpResponse, token: str) -> None:
    """Give the browser the token for the answer pages, until it is closed."""
    response.set_cookie(
        COOKIE, token, path=PATH, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )


def genuine(typed: str) -> Token | None:
    """Return the token if it belongs to an open wave."""
    open_ids = list(Wave.objects.filter(state=Wave.State.OPEN).values_list("pk", flat=True))
    return read_token(typed, open_ids)


class TokenView(View):
    """Finds token and wave of the cookie; without them one is asked for the code."""

    requires = PUBLIC
    token: Token
    wave: Wave

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Set token and wave, or go to the start."""
        token = genuine(request.COOKIES.get(COOKIE, ""))
        if token is None:
            return redirect("answer:start")
        self.token = token
        self.wave = Wave.objects.select_related("survey").get(pk=token.wave_id)
        return super().dispatch(request, *args, **kwargs)


class CodeView(View):
    """What the two ways to bring a code share."""

    requires = PUBLIC

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take a typed code, or the one of an address as it was corrected."""
        return self.take(TokenForm(request.POST))

    def take(self, form: TokenForm) -> HttpResponse:
        """Keep a code and go to the explanation. A mistyped one and one of a closed wave read the same."""
        delay_when_flooded("survey-codes")
        if form.is_valid() and genuine(form.cleaned_data["token"]) is None:
            form.add_error("token", _("This code does not fit an open survey. Please check each sign."))
        if not form.is_valid():
            return self.ask(form, 422)
        response = redirect("answer:start")
        remember(response, form.cleaned_data["token"])
        return response

    def ask(self, form: TokenForm, status: int = 200) -> HttpResponse:
        """Render the form for a code."""
        context = {"form": form, "page_has_errors": bool(form.errors)}
        return render(self.request, "surveys/answer/code.html", context, status=status)


class StartView(CodeView):
    """Asks for the code, and with one says what will be asked and what becomes of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the explanation for the code of the cookie, otherwise the form for a code."""
        token = genuine(request.COOKIES.get(COOKIE, ""))
        if token is None:
            return self.ask(TokenForm())
        wave = Wave.objects.select_related("survey").get(pk=token.wave_id)
        return render(request, "surveys/answer/start.html", {"wave": wave, "pages": pages_of(wave.questionnaire_id)})


class WithCodeView(CodeView):
    """Where the QR code of a printed sheet leads: it brings the code along, so that nobody has to type it."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Take the code of the address; a wrong one is shown with its error."""
        return self.take(TokenForm({"token": code}))


class FormView(TokenView):
    """What the pages of questions and the last step share: the pages, and the answers so far."""

    def answers_so_far(self) -> dict[str, Any]:
        """Return the answers that the form carried; empty when it carried none or they are of another wave."""
        text = opened_field(SEALED_FOR, self.request.POST.get("answers", ""))
        state = json.loads(text) if text else {}
        return state.get("answers", {}) if state.get("wave") == str(self.wave.pk) else {}

    def show_page(self, number: int, answers: dict[str, Any], form: PageForm | None = None) -> HttpResponse:
        """Show the page of this number (from 0) among those that apply, the check page after the last."""
        shown = branching.asked(self.all_pages, answers)
        if number >= len(shown):
            return self.show_check(shown, answers)
        page = shown[max(0, number)]
        if form is None:
            form = PageForm(questions=page.questions, initial={PREFIX + code: value for code, value in answers.items()})
        context = {
            **self.common(answers),
            "form": form,
            "page": page,
            "page_has_errors": bool(form.errors),
            "number": max(0, number) + 1,
            "count": len(self.all_pages) + 1,
            "step": self.all_pages.index(next(p for p in self.all_pages if p.section == page.section)) + 1,
            "has_text": any(q.kind == Kind.TEXT for q in page.questions),
        }
        return render(self.request, "surveys/answer/page.html", context, status=422 if form.errors else 200)

    def show_check(self, shown: list[branching.Page], answers: dict[str, Any]) -> HttpResponse:
        """Show all answers before they are sent."""
        listed = [
            (page, [(question, _in_words(question, answers.get(question.code))) for question in page.questions])
            for page in shown
        ]
        count = len(self.all_pages) + 1
        context = {**self.common(answers), "listed": listed, "step": count, "count": count}
        return render(self.request, "surveys/answer/check.html", context)

    def common(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Return wave and sealed answers."""
        state = json.dumps({"wave": str(self.wave.pk), "answers": answers}, ensure_ascii=False)
        return {"wave": self.wave, "answers": sealed_field(SEALED_FOR, state)}

    @cached_property
    def all_pages(self) -> list[branching.Page]:
        """Return all pages of the questionnaire."""
        return pages_of(self.wave.questionnaire_id)


class QuestionsView(FormView):
    """The questions, page by page; which come is decided here from the answers so far."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the first page."""
        return self.show_page(0, {})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a page's answers and show the next page, the one before, or the one to be changed."""
        answers = self.answers_so_far()
        shown = branching.asked(self.all_pages, answers)
        sections = [str(page.section.pk) for page in shown]
        go, present = request.POST.get("go", "next"), request.POST.get("page", "")
        if go in sections:
            return self.show_page(sections.index(go), answers)
        if present not in sections:
            return self.show_page(0, answers)
        number = sections.index(present)
        form = PageForm(request.POST, questions=shown[number].questions, strict=go != "back")
        if not form.is_valid() and go != "back":
            return self.show_page(number, answers, form)
        answers |= form.answers()
        return self.show_page(number - 1 if go == "back" else number + 1, answers)


class SendView(FormView):
    """The last step: the token is spent and the answers are sealed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Nothing was answered: begin."""
        return redirect("answer:questions")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send, or go to the first page where an answer is missing."""
        answers = self.answers_so_far()
        for number, page in enumerate(branching.asked(self.all_pages, answers)):
            if any(q.required and not branching.given(answers.get(q.code)) for q in page.questions):
                data = {PREFIX + code: value for code, value in answers.items()}
                return self.show_page(number, answers, PageForm(data, questions=page.questions))
        given = branching.kept(self.all_pages, answers)
        try:
            run(answer, actor=PUBLIC_ACTOR, subject=self.wave.pk, token=self.token, answers=given)
        except Invisible:
            return redirect("answer:start")
        except Refused as refusal:
            context = {"wave": self.wave, "refusal": refusal.message}
            return render(request, "surveys/answer/refused.html", context, status=refusal.status)
        response = redirect("answer:done")
        response.status_code = 303
        response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
        return response


class DoneView(View):
    """Thanks, without a word about who."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page."""
        return render(request, "surveys/answer/done.html")


def _in_words(question: Any, value: Any) -> str:
    chosen = branching.given(value)
    if not chosen:
        return _("(no answer)")
    words = dict(branching.options_of(question))
    return "、".join(words.get(one, one) for one in sorted(chosen))
