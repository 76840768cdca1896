"""What is filled in about a step that could point at the reporter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.guard.choices import Step
from compliance.guard.models import LONGEST_DAYS
from governance.web.fields import LongTextField


class RequestForm(forms.Form):
    """A necessity record. The external counsel reads it and knows nothing else of the case."""

    step = forms.ChoiceField(label=_("Kind of step"), choices=Step.choices, widget=forms.RadioSelect)
    what = LongTextField(
        label=_("What is to be done"), rows=3, max_length=2000,
        help_text=_("Which logs, papers or people, from when to when. Do not write who reported, or any name."),
    )  # fmt: skip
    why = LongTextField(label=_("Why it is needed"), rows=3, max_length=2000)
    milder = LongTextField(
        label=_("Which milder means were considered, and why they are not enough"), rows=3, max_length=2000,
        help_text=_("For example: a wider group, a longer period, a check of all offices at the same time."),
    )  # fmt: skip
    exposed = LongTextField(
        label=_("Who could become known by it, and how that is kept small"), rows=3, max_length=2000
    )


class ApproveForm(forms.Form):
    """Counsel approves."""

    valid_days = forms.IntegerField(
        label=_("Days for which the approval counts"), min_value=1, max_value=LONGEST_DAYS, initial=14,
        widget=forms.TextInput,
    )  # fmt: skip
    remark = LongTextField(label=_("Conditions and remarks"), rows=3, max_length=2000, required=False)


class RefuseForm(forms.Form):
    """Counsel refuses."""

    remark = LongTextField(label=_("Reason"), rows=4, max_length=2000)


class CheckForm(forms.Form):
    """A text to try before it is sent."""

    text = LongTextField(label=_("Text for others"), rows=10)
