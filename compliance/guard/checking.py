"""The wording check in forms: it warns once, and the writer may send the text as it is.

A view of an action on a case (or on a row with `case`) writes

    class WriteView(ChecksWording, ActionView):
        guarded = ("text",)
        reasons = (Reason.NAME,)  # all of them when left out

The first time that something is found the page comes back with each place and its reason, and a box to tick. Ticking it
counts for this very text: after another change it is checked again.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.guard.choices import Reason
from compliance.guard.surroundings import surroundings_of
from compliance.guard.wording import Hit, Surroundings, check, line_and_column
from compliance.models import Case
from governance.access import Actor

AS_IT_IS = "send_as_it_is"
MOST_SHOWN = 10


Watched = Mapping[str, Sequence[Surroundings]]
"""Names of fields, each with the surroundings of every case that its text is about."""


class GuardedForm(forms.Form):
    """A form whose `watched` texts are checked; made by guarding()."""

    watched: ClassVar[Watched] = {}
    reasons: ClassVar[frozenset[Reason]] = frozenset(Reason)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc] # Django's own hook after clean(), with all fields in hand
        texts = {name: str(self.cleaned_data.get(name) or "") for name in self.watched}
        hits = {name: found for name, text in texts.items() if (found := self.hits_in(name, text))}
        fingerprint = fingerprint_of(texts)
        if not hits or self.data.get(AS_IT_IS) == fingerprint:
            return
        self.fields[AS_IT_IS] = forms.BooleanField(
            label=_("I have read the warnings. Send the text as it is."),
            required=False,
            widget=forms.CheckboxInput(attrs={"value": fingerprint}, check_test=lambda value: False),
            help_text=_("Say it more generally where you can: “in that month”, “a member of staff”."),
        )
        for name, found in hits.items():
            self.add_error(name, ValidationError([sentence(texts[name], hit) for hit in found[:MOST_SHOWN]]))

    def hits_in(self, name: str, text: str) -> list[Hit]:
        """Return what is found in the field's text for the reasons that matter to its reader, in the order of the text."""
        found = {hit for about in self.watched[name] for hit in check(text, about)}
        return sorted((hit for hit in found if hit.reason in self.reasons), key=lambda hit: (hit.start, hit.end))


def fingerprint_of(texts: dict[str, str]) -> str:
    """Return what ties the writer's consent to these very texts."""
    return hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()[:32]


def sentence(text: str, hit: Hit) -> str:
    """Return a hit in words: what stands where, and why it could point at a person."""
    line, column = line_and_column(text, hit.start)
    words = _now("Line %(line)s, sign %(column)s: “%(found)s” could point at a person (%(reason)s).")
    return words % {"line": line, "column": column, "found": hit.found, "reason": Reason(hit.reason).label}


def guarding(form_class: type[forms.Form], watched: Watched, reasons: Iterable[Reason] = Reason) -> type[forms.Form]:
    """Return the form class with the check of these fields added."""
    said = {"watched": watched, "reasons": frozenset(reasons)}
    return type(f"Guarded{form_class.__name__}", (GuardedForm, form_class), said)


class ChecksWording:
    """For ActionViews: checks the `guarded` fields of the form against the surroundings of the case."""

    guarded: ClassVar[Sequence[str]] = ()
    reasons: ClassVar[Iterable[Reason]] = Reason
    form_class: ClassVar[type[forms.Form]]
    subject: Any
    actor: Actor

    def make_form(self, *data: Any) -> forms.Form:
        """Return the form; one that was sent is checked."""
        kwargs = self.form_kwargs()  # type: ignore[attr-defined] # of ActionView
        if not data:
            return self.form_class(**kwargs)
        return guarding(self.form_class, self.watched(), self.reasons)(*data, **kwargs)

    def watched(self) -> Watched:
        """Return which fields are checked against which surroundings, once the form's own arguments are known."""
        about = self.surroundings(self.guarded_case())
        return {name: [about] for name in self.guarded}

    def surroundings(self, case: Case | None) -> Surroundings:
        """Return what can point at a person in a text about the case, or in one about no case."""
        return surroundings_of(case, self.actor) if case else Surroundings()

    def guarded_case(self) -> Case | None:
        """Return the case that the text is about, None for a text without one: names and posts are not known then."""
        case: Case | None = self.subject if isinstance(self.subject, Case) else self.subject.case
        return case

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the action's inputs, without the box that was ticked."""
        return {k: v for k, v in super().inputs(form).items() if k != AS_IT_IS}  # type: ignore[misc]
