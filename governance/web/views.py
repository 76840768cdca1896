"""The view of an action: its form on GET, the action on POST. One address per verb."""

import json
import secrets
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views import View

from governance import clock
from governance.access import Actor, Requirement, fetch
from governance.keys import digest
from governance.runner import Action, Invisible, Outcome, Refused, WrongState, has_run, run

KEY_FIELD = "idempotency_key"
VERSION_FIELD = "subject_version"


def key_of_words(form: forms.Form, about: object = "") -> str:
    """Return a key for what a valid form says on this day: after "back" the page has a new key, but says the same.

    For forms that make something of which nobody wants two alike; `about`: what the form does not say, but its address.
    """
    words = json.dumps([clock.today().isoformat(), str(about), form.cleaned_data], sort_keys=True, default=_plain)
    return digest("words of forms", words.encode())


def _plain(value: Any) -> Any:
    return sorted(str(row.pk) for row in value) if isinstance(value, QuerySet) else str(value)


class ActionView(View):
    """Subclasses name the action, who may come, the form, the template and where to go afterwards.

    GET shows the form to those who may act on the row (403 otherwise, 404 when they may not know of it). POST runs the
    action with the form's cleaned data; a repeat of the same page is harmless, a stale page is shown again with what
    was typed.
    """

    action: ClassVar[Action]
    requires: ClassVar[Requirement]
    form_class: ClassVar[type[forms.Form]] = forms.Form
    template_name: ClassVar[str]
    done_message: ClassVar[str | Promise] = ""
    checks_version: ClassVar[bool] = True
    actor: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Fetch the row within the actor's scope before anything else."""
        self.actor = self.get_actor()
        try:
            self.subject = self.get_subject(kwargs.get("pk"))
        except Http404:
            if self.actor.kind != "person" or not has_run(self.action, self.actor, kwargs.get("pk"), self.key):
                raise
            return self.done_before()
        return super().dispatch(request, *args, **kwargs)

    def done_before(self) -> HttpResponse:
        """Answer the repeat of an action by which the row left the person's sight, as the first one was answered."""
        messages.success(self.request, str(self.done_message))
        return redirect("desk:desk")

    @property
    def key(self) -> str:
        """Return the idempotency key of the page."""
        return self.request.POST.get(KEY_FIELD, "")[:64]

    def key_for(self, form: forms.Form) -> str:
        """Return by what a repeat of the valid form is known: the page. Where the same words are never meant twice, these: going
        back fetches the page anew."""
        return self.key

    def get_actor(self) -> Actor:
        """Return who acts."""
        actor: Actor = self.request.actor  # type: ignore[attr-defined]
        return actor

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the row to act on, None for actions that make one; raises Http404."""
        return None if self.action.creates or pk is None else fetch(self.action.subject, self.actor, pk)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        if not self.action.who(self.actor, self.subject):
            return render(request, "403.html", status=403)
        if not self.action.moves.allows(self.subject):
            messages.warning(request, str(WrongState.message))
            return redirect(self.subject.get_absolute_url())
        return self.show(self.make_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Run the action and go on, or show the form with what is wrong."""
        form = self.make_form(request.POST, request.FILES)
        if not self.action.who(self.actor, self.subject):
            self.refuse_on_record()
            return render(request, "403.html", status=403)
        if not form.is_valid():
            return self.repeated() or self.show(form, status=422)
        try:
            outcome = self.run(form)
        except Invisible as error:
            raise Http404 from error
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
            self.subject = self.get_subject(self.subject.pk if self.subject else None)
            return self.show(form, status=refusal.status)
        return self.done(form, outcome)

    def repeated(self) -> HttpResponse | None:
        """Answer a repeat whose form no longer fits the row, because the first one changed it; None for anything else."""
        if self.subject is None or not has_run(self.action, self.actor, self.subject.pk, self.key):
            return None
        return self.go_on(run(self.action, actor=self.actor, subject=self.subject.pk, key=self.key))

    def refuse_on_record(self) -> None:
        """Let the runner note the refusal in the ledger."""
        try:
            run(self.action, actor=self.actor, subject=self.subject.pk if self.subject else None)
        except Refused:
            return

    def run(self, form: forms.Form) -> Outcome:
        """Run the action with what the form gives."""
        version = self.request.POST.get(VERSION_FIELD, "") if self.checks_version else ""
        return run(
            self.action,
            actor=self.actor,
            subject=self.subject.pk if self.subject else None,
            key=self.key_for(form),
            version=int(version) if version.isdigit() else None,
            **self.inputs(form),
        )

    def make_form(self, *data: Any) -> forms.Form:
        """Return the form, bound when data is given."""
        return self.form_class(*data, **self.form_kwargs())

    def form_kwargs(self) -> dict[str, Any]:
        """Return further arguments for the form."""
        return {}

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return the action's inputs."""
        return form.cleaned_data

    def context(self) -> dict[str, Any]:
        """Return further context for the template."""
        return {}

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """Render the page with the form, a key for idempotency and the version of the row that the person sees."""
        context = {
            "form": form,
            "subject": self.subject,
            "page_has_errors": bool(form.errors),
            "idempotency_key": self.request.POST.get(KEY_FIELD) or secrets.token_urlsafe(16),
            "subject_version": getattr(self.subject, "version", ""),
            **self.context(),
        }
        return render(self.request, self.template_name, context, status=status)

    def done(self, form: forms.Form, outcome: Outcome) -> HttpResponse:
        """Answer the person whose action was done."""
        return self.go_on(outcome)

    def go_on(self, outcome: Outcome) -> HttpResponse:
        """Say so and go to the next page (303, so that a reload does not send again)."""
        if self.done_message:
            messages.success(self.request, str(self.done_message))
        response = redirect(self.next_page(outcome))
        response.status_code = 303
        return response

    def next_page(self, outcome: Outcome) -> str:
        """Return where to go after success: the row's own page unless a subclass says otherwise."""
        return str(self.subject.get_absolute_url())
