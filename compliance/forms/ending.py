"""Allegations, findings, conclusion, review, joining, holds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.choices import Finding
from compliance.forms.casework import WithEvidence
from compliance.models import Allegation, Case, RetentionRule
from governance.web.fields import JapaneseDateField, LongTextField


class AllegationForm(forms.Form):
    """One allegation."""

    what = LongTextField(label=_("What is said to have been done"), rows=3, max_length=2000)
    rule = forms.CharField(
        label=_("Against which rule or article"),
        max_length=300,
        help_text=_("Law, regulation or code of conduct, with its article."),
    )
    who = forms.CharField(label=_("Who is concerned"), max_length=300)


class FindForm(WithEvidence):
    """What was found of an allegation."""

    result = forms.ChoiceField(label=_("Finding"), choices=Allegation.Result.choices, widget=forms.RadioSelect)
    reasons = LongTextField(label=_("Facts and reasons"), rows=8)
    field_order = ["result", "reasons", "evidence"]


class SubmitForm(forms.Form):
    """A conclusion to be reviewed."""

    finding = forms.ChoiceField(label=_("Finding"), choices=Finding.choices, widget=forms.RadioSelect)
    reasons = LongTextField(label=_("Facts and reasons"), rows=10)
    message = LongTextField(
        label=_("Notice of the result to the reporter"),
        rows=6,
        max_length=4000,
        help_text=_("Sent when the conclusion is approved. Mind the privacy of everyone concerned."),
    )


class ReturnForm(forms.Form):
    """Comments to the investigators."""

    comments = LongTextField(label=_("Comments"), rows=6, max_length=4000)


class ApproveForm(forms.Form):
    """A remark of the reviewer."""

    comments = LongTextField(label=_("Remark (for the record)"), rows=3, max_length=4000, required=False)


class JoinedResultForm(forms.Form):
    """The result for the reporter of a joined case."""

    reasons = LongTextField(label=_("Facts and reasons"), rows=6)
    message = LongTextField(label=_("Notice of the result to the reporter"), rows=6, max_length=4000)


class ReopenForm(forms.Form):
    """Why a case is begun anew."""

    reason = LongTextField(label=_("New information (for the record)"), rows=4, max_length=4000)
    message = LongTextField(label=_("Message to the reporter"), rows=4, max_length=4000)


class JoinForm(forms.Form):
    """The case that leads."""

    leading = forms.CharField(
        label=_("Reference number of the leading case"), max_length=20, help_text=_("For example: 7K3M-2QXD")
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases

    def clean_leading(self) -> Case:
        """Return the case; raises ValidationError when the person sees none with the number."""
        number = self.cleaned_data["leading"].strip().upper()
        found: Case | None = self.cases.filter(reference=number).first()
        if found is None:
            raise forms.ValidationError(_("You see no case with this number."), code="unknown")
        return found


class HoldForm(forms.Form):
    """Why nothing may be erased."""

    reason = LongTextField(label=_("Reason (for the record)"), rows=4, max_length=2000)


class RetentionForm(forms.Form):
    """A new version of a rule of retention."""

    kind = forms.ChoiceField(label=_("Kind"), choices=RetentionRule.Kind.choices, widget=forms.RadioSelect)
    years = forms.IntegerField(label=_("Years after the end"), min_value=1, max_value=100)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The law or the rule of the organization, with its article.")
    )
    valid_from = JapaneseDateField(label=_("Valid from"))
