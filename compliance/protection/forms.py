"""What reporters, handlers, the personnel division and the keepers of rules fill in."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.choices import Position
from compliance.protection.choices import (
    AUDIENCES,
    OF_CASES,
    Change,
    CheckInDecision,
    CheckInState,
    MatchState,
    Notified,
    Opinion,
    Standing,
    StopAnswer,
    Verdict,
    Weight,
)
from compliance.protection.models import CheckIn, LegalText, Match
from governance import clock
from governance.deadlines.models import Rule, RuleStep
from governance.organization.forms import UploadForm
from governance.people.models import Person
from governance.people.queries import legal_checkers
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

YES_NO = [("no", _("No")), ("yes", _("Yes"))]


class AnswerForm(forms.Form):
    """Has anything changed for the reporter?"""

    changed = forms.ChoiceField(
        label=_("Since your report, has anything changed for the worse for you?"),
        choices=[("no", _("No, nothing has changed")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What has changed?"),
        choices=Change.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("When your answer above is yes. Choose all that apply."),
    )
    weight = forms.ChoiceField(
        label=_("How bad is it?"),
        choices=Weight.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("When your answer above is yes."),
    )
    text = LongTextField(
        label=_("What happened, when, and who was involved?"), rows=6, required=False, max_length=10_000
    )
    wants_contact = forms.ChoiceField(
        label=_("Shall the person in charge write to you?"), choices=YES_NO, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """Ask what has changed and how bad it is when something has."""
        data = super().clean() or {}
        if data.get("changed") == "yes":
            if not data.get("kinds") and "kinds" not in self.errors:
                self.add_error("kinds", _("Choose what has changed."))
            if not data.get("weight") and "weight" not in self.errors:
                self.add_error("weight", _("Choose how bad it is."))
        return data


class AskAgainForm(forms.Form):
    """Ask once more."""

    text = LongTextField(label=_("Message to the reporter"), rows=5, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = _now(
            "May we ask you again whether anything has changed for you since your report? "
            "The questions stand on this page. It takes about two minutes."
        )


class DecideForm(forms.Form):
    """What follows from a check-in."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[c for c in CheckInDecision.choices if c[0] != CheckInDecision.RAISED],
        widget=forms.RadioSelect,
    )
    reason = LongTextField(label=_("Reason (for the record)"), rows=4, max_length=4000)
    message = LongTextField(
        label=_("Message to the reporter"), rows=4, max_length=4000, required=False, help_text=_("May stay empty.")
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the message when the reporter is to be contacted."""
        data = super().clean() or {}
        if data.get("decision") == CheckInDecision.CONTACT and not data.get("message") and "message" not in self.errors:
            self.add_error("message", _("Enter the message to the reporter."))
        return data


class RaiseCaseForm(forms.Form):
    """A case of retaliation."""

    position = forms.ChoiceField(
        label=_("Whom it is about"), choices=Position.choices, initial=Position.STAFF, widget=forms.RadioSelect
    )
    text = LongTextField(
        label=_("What happened"),
        rows=8,
        help_text=_("It becomes the content of the new case. Do not name the reporter."),
    )


class NotifyForm(forms.Form):
    """The written notice of the result."""

    says = forms.ChoiceField(label=_("What the notice says"), choices=Notified.choices, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("Text of the notice"),
        rows=8,
        max_length=4000,
        help_text=_("The reporter reads this with the receipt code. Mind the privacy of everyone concerned."),
    )
    tells_measures = forms.BooleanField(
        label=_("The notice also says which measures were taken or are planned (D3)"), required=False
    )


class FeedbackForm(forms.Form):
    """Feedback on the measures."""

    text = LongTextField(
        label=_("Message to the reporter"),
        rows=8,
        max_length=4000,
        help_text=_("What was done or is planned, and why. Mind the privacy of everyone concerned."),
    )


class ProtectForm(forms.Form):
    """A person to be protected."""

    standing = forms.ChoiceField(label=_("Standing"), choices=Standing.choices, widget=forms.RadioSelect)
    staff_number = forms.CharField(
        label=_("Staff number"),
        max_length=20,
        required=False,
        help_text=_("The surest way. Names may be borne by several."),
    )
    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    unit = UnitField(label=_("Unit of this person"), required=False, empty_label=_("Not known"))

    def clean(self) -> dict[str, Any]:
        """Ask for a staff number or a name of two characters at least."""
        data = super().clean() or {}
        if not data.get("staff_number") and len("".join((data.get("name") or "").split())) < 2:
            self.add_error("staff_number", _("Enter a staff number or a full name."))
        return data


class AssessForm(forms.Form):
    """Is the personnel action related to the report?"""

    verdict = forms.ChoiceField(label=_("Assessment"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = LongTextField(label=_("Reason (for the record)"), rows=6, max_length=10_000)


class CheckerField(forms.ModelChoiceField):
    """Someone of the legal office, or the external counsel."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), empty_label=_("Choose"), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return name and number."""
        return f"{obj.name}（{obj.staff_number}）"


class LegalCheckForm(forms.Form):
    """The check by the legal office or the external counsel."""

    checker = CheckerField(label=_("Who checked (legal office or external counsel)"))
    checked_on = JapaneseDateField(label=_("Day of the check"), past=True)
    opinion = forms.ChoiceField(label=_("Opinion"), choices=Opinion.choices, widget=forms.RadioSelect)
    text = LongTextField(label=_("Grounds"), rows=6, max_length=10_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        checker: Any = self.fields["checker"]
        checker.queryset = legal_checkers()


class RecommendStopForm(forms.Form):
    """A recommendation to the head."""

    text = LongTextField(
        label=_("Recommendation to the head"),
        rows=6,
        max_length=4000,
        help_text=_("The head reads this and may not be entitled to know who reported: do not name the person."),
    )


class RespondForm(forms.Form):
    """What the head did."""

    answer = forms.ChoiceField(label=_("What was done"), choices=StopAnswer.choices, widget=forms.RadioSelect)
    text = LongTextField(label=_("Reason (for the record)"), rows=5, max_length=4000)


class DossierForm(forms.Form):
    """For what the dossier is taken out."""

    PURPOSES = (
        ("legal", _("Advice of the legal office or the external counsel")),
        ("court", _("Court or labour authority")),
        ("agency", _("Report to the Consumer Affairs Agency")),
        ("review", _("Review by the people in charge of the case")),
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=PURPOSES, widget=forms.RadioSelect)


class DeliverForm(UploadForm):
    """A CSV of personnel actions: at the yearly transfer and evaluation one row for each of 22,000 people."""

    megabytes = 10

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("UTF-8 or Shift_JIS, 10 MB at most. The columns stand below.")


class ConfirmForm(forms.Form):
    """Who of the legal office confirmed a version."""

    confirmed_by = CheckerField(label=_("Who confirmed (legal office or external counsel)"))
    confirmed_on = JapaneseDateField(label=_("Day of the confirmation"), past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["confirmed_by"]
        field.queryset = legal_checkers()
        self.fields["confirmed_on"].initial = clock.today().isoformat()


STEPS = 8
PARTS = ("kind", "base", "days", "audience")


class ProposeRuleForm(forms.Form):
    """A new version of a rule, with its ladder in up to eight steps."""

    title = forms.CharField(label=_("Title (Japanese)"), max_length=120)
    title_en = forms.CharField(label=_("Title (English)"), max_length=160)
    amount = forms.IntegerField(label=_("Period"), min_value=0, max_value=3650)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Rule.Unit.choices)
    owed_outside = forms.BooleanField(
        label=_("Owed to people outside: stays on the day even when the organization is closed"), required=False
    )
    source = forms.CharField(label=_("Source"), max_length=200)
    valid_from = JapaneseDateField(label=_("Valid from"))

    def __init__(self, *args: Any, known: Iterable[str], **kwargs: Any) -> None:
        """`known`: the audiences that the rule's ladder already tells; its area may know no others."""
        super().__init__(*args, **kwargs)
        audiences = offered_audiences(known)
        for number in range(STEPS):
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Step"), choices=[("", _("None")), *RuleStep.Kind.choices], required=False
            )
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=_("Days"), min_value=0, max_value=3650, required=False, widget=forms.NumberInput()
            )
            self.fields[f"base_{number}"] = forms.ChoiceField(
                label=_("Counted from"), choices=RuleStep.Base.choices, required=False
            )
            self.fields[f"audience_{number}"] = forms.ChoiceField(label=_("To whom"), choices=audiences, required=False)

    @property
    def ladder(self) -> list[dict[str, Any]]:
        """Return the fields of each step, for a table."""
        return [{part: self[f"{part}_{n}"] for part in PARTS} | {"number": n + 1} for n in range(STEPS)]

    @property
    def main_fields(self) -> list[Any]:
        """Return the fields that stand above the ladder."""
        return [field for field in self if field.name.rsplit("_", 1)[-1] not in map(str, range(STEPS))]

    def clean(self) -> dict[str, Any]:
        """Gather the steps; each needs its days, and no two may be the same."""
        data = super().clean() or {}
        steps = []
        for number in range(STEPS):
            if not data.get(f"kind_{number}"):
                continue
            if data.get(f"days_{number}") is None:
                if f"days_{number}" not in self.errors:
                    self.add_error(f"days_{number}", _("Enter a number of days."))
                continue
            steps.append({part: data.get(f"{part}_{number}") for part in PARTS})
        places = [(s["base"], s["days"], s["audience"]) for s in steps]
        if len(set(places)) < len(places):
            self.add_error(None, _("Two steps have the same day and the same audience."))
        data["steps"] = steps
        return data


def offered_audiences(known: Iterable[str]) -> list[tuple[str, str]]:
    """Return the audiences of a ladder with their words: those of cases for a rule of cases, else the rule's own."""
    codes = set(known)
    if codes <= set(OF_CASES):
        codes = set(OF_CASES)
    return [(code, str(words)) for code, words in AUDIENCES.items() if code in codes]


def initial_of_rule(rule: Rule) -> dict[str, Any]:
    """Return the values of a version, to start the next one from."""
    names = ("title", "title_en", "amount", "unit", "owed_outside", "source")
    values: dict[str, Any] = {name: getattr(rule, name) for name in names}
    for number, step in enumerate(list(rule.steps.all())[:STEPS]):
        values |= {f"{part}_{number}": getattr(step, part) for part in PARTS}
    return values


class ProposeTextForm(forms.Form):
    """A new version of a text."""

    title_ja = forms.CharField(label=_("Title (Japanese)"), max_length=120)
    title_en = forms.CharField(label=_("Title (English)"), max_length=200)
    text_ja = LongTextField(label=_("Text (Japanese)"), rows=5, max_length=2000)
    text_en = LongTextField(label=_("Text (English)"), rows=5, max_length=3000)
    source = forms.CharField(label=_("Source"), max_length=200)
    valid_from = JapaneseDateField(label=_("Valid from"))


def initial_of_text(text: LegalText) -> dict[str, Any]:
    """Return the values of a version, to start the next one from."""
    return {name: getattr(text, name) for name in ("title_ja", "title_en", "text_ja", "text_en", "source")}


class CheckInFilter(django_filters.FilterSet):
    """Conditions for the list of check-ins."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[c for c in CheckInState.choices if c[0] != "planned"], empty_label=_("All")
    )
    case__reference = django_filters.CharFilter(label=_("Reference number"), lookup_expr="icontains")

    class Meta:
        model = CheckIn
        fields: list[str] = []


class MatchFilter(django_filters.FilterSet):
    """Conditions for the list of matches."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=MatchState.choices, empty_label=_("All"))
    case__reference = django_filters.CharFilter(label=_("Reference number"), lookup_expr="icontains")

    class Meta:
        model = Match
        fields: list[str] = []
