"""What is filled in about answers, important voices and their publication."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField, UnitField
from voice.answers.access import DIVISION
from voice.answers.choices import EFFECTS, MatterState, Result, ToldBy
from voice.answers.models import Criterion, Matter
from voice.answers.queries import criteria_on, was_told
from voice.choices import VoiceState
from voice.database.choices import Tree
from voice.database.forms import TermField
from voice.database.taxonomy import code_choices
from voice.models import Voice


class ReplyForm(forms.Form):
    """The answer to the customer."""

    text = LongTextField(
        label=_("Answer"), rows=10, max_length=8000,
        help_text=_("Write it so that it can be read by anyone: no name, no number. A letter takes the address by itself."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reasons"), rows=4, max_length=2000)


class TellForm(forms.Form):
    """How and when the customer was told."""

    told_by = forms.ChoiceField(label=_("How the customer was told"), choices=ToldBy.choices, widget=forms.RadioSelect)
    told_on = JapaneseDateField(label=_("Day on which the customer was told"), past=True)

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_by"].choices = ways_to_tell(voice)  # type: ignore[attr-defined]


def ways_to_tell(voice: Voice) -> list[tuple[str, Any]]:
    """Return how the customer can be told: by publication only who has not said no to it."""
    return [way for way in ToldBy.choices if way[0] != ToldBy.PUBLICATION or voice.may_publish is not False]


class CloseVoiceForm(forms.Form):
    """The result, what was done, and why the voice may be closed."""

    result = forms.ChoiceField(label=_("Result for the customer"), choices=Result.choices, widget=forms.RadioSelect)
    done = LongTextField(label=_("What was done"), rows=4, max_length=4000)
    reason = LongTextField(label=_("Why it may be closed"), rows=3, max_length=2000)

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = results_open_to(voice)  # type: ignore[attr-defined]


def results_open_to(voice: Voice) -> list[tuple[str, Any]]:
    """Return the results with which the voice can be closed as it stands now."""
    if was_told(voice):
        return [(Result.TOLD.value, Result.TOLD.label)]
    wanted = [Result.NOT_REACHED] if voice.wants_answer else [Result.NOT_WANTED, Result.NOT_REACHED]
    return [(result.value, result.label) for result in wanted]


class CriterionForm(forms.Form):
    """A criterion and the day from which it applies."""

    name = forms.CharField(label=_("Criterion"), max_length=80)
    text = LongTextField(label=_("When it applies"), rows=4, max_length=1000)
    valid_from = JapaneseDateField(label=_("Valid from"), future=True)


class EndCriterionForm(forms.Form):
    """The last day of a criterion."""

    last_day = JapaneseDateField(label=_("Last day"), future=True)


class ImportantForm(forms.Form):
    """By which criterion, and why, a voice is important."""

    criterion = forms.ModelChoiceField(
        label=_("Criterion"), queryset=Criterion.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    title = forms.CharField(
        label=_("In one line"), max_length=80, help_text=_("What is to be improved. Name no customer.")
    )
    reason = LongTextField(label=_("Why it is important"), rows=4, max_length=2000)
    theme = TermField(
        Tree.SUBJECT, label=_("Theme"), required=False, empty_label=_("No theme yet"),
        help_text=_("On this subject the voices are counted 3 and 6 months after a change."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].queryset = criteria_on(clock.today())  # type: ignore[attr-defined]


class AddVoiceForm(forms.Form):
    """A further voice, by its number."""

    voice = forms.CharField(label=_("Reference number"), max_length=20, help_text=_("For example: V-AB12-CD34"))

    def clean_voice(self) -> str:
        """Return the number as it is written, however it was typed."""
        typed = str(self.cleaned_data["voice"]).upper()
        return typed if typed.startswith("V-") else f"V-{typed}"


class CauseForm(forms.Form):
    """The cause, and the theme on which voices are counted."""

    cause = LongTextField(label=_("Cause"), rows=5, max_length=4000)
    theme = TermField(
        Tree.SUBJECT, label=_("Theme"),
        help_text=_("On this subject the voices are counted 3 and 6 months after a change."),
    )  # fmt: skip


class DivisionField(UnitField):
    """A unit in force at which somebody answers as the division in charge: an instruction must reach a person."""

    default_error_messages = {"nobody": _("Nobody is in charge at this division. Ask for the role to be given first.")}

    def clean(self, value: Any) -> Any:
        """Return the Unit; raises ValidationError when nobody is in charge there."""
        unit: Unit | None = super().clean(value)
        if unit is not None and not holders([DIVISION], unit_ids=[unit.pk]).exists():
            raise forms.ValidationError(self.error_messages["nobody"], code="nobody")
        return unit


class InstructForm(forms.Form):
    """Who is to do what until when."""

    unit = DivisionField(label=_("Division in charge"))
    text = LongTextField(label=_("What the division is to do"), rows=6, max_length=4000)
    due_on = JapaneseDateField(label=_("Result due"), future=True)


class TextForm(forms.Form):
    """One text of the division."""

    text = LongTextField(label=_("Text"), rows=6, max_length=4000)


class ReturnForm(ReasonForm):
    """What is missing, and by when."""

    due_on = JapaneseDateField(label=_("Result due"), future=True)


class ResultForm(forms.Form):
    """What came of it all."""

    result = LongTextField(label=_("Result"), rows=5, max_length=4000)


class MeasureForm(forms.Form):
    """What is to be changed, by whom, by when."""

    text = LongTextField(label=_("What is to be changed"), rows=5, max_length=4000)
    unit = DivisionField(label=_("Division in charge"))
    due_on = JapaneseDateField(label=_("To be done by"), future=True)


class DoneForm(forms.Form):
    """Which rule or manual was changed, from which day on."""

    rule = forms.CharField(
        label=_("Rule or manual, and where in it"), max_length=200,
        help_text=_("For example: manual of the counter, chapter 3 section 2"),
    )  # fmt: skip
    changed_on = JapaneseDateField(label=_("In force from"), past=True)
    note = LongTextField(label=_("What was done"), rows=4, max_length=4000)


class CheckForm(forms.Form):
    """What was seen at an office."""

    unit = UnitField(label=_("Office"))
    checked_on = JapaneseDateField(label=_("Day"), past=True)
    in_use = forms.TypedChoiceField(
        label=_("Does the office work as changed?"), choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect, coerce=lambda value: value == "yes",
    )  # fmt: skip
    found = LongTextField(label=_("What was seen there"), rows=3, max_length=2000)


class EffectForm(forms.Form):
    """Whether it worked, by the figures shown above the form."""

    outcome = forms.ChoiceField(label=_("Did it work?"), choices=EFFECTS, widget=forms.RadioSelect)
    effect = LongTextField(label=_("What the figures say"), rows=4, max_length=4000)


class DraftForm(forms.Form):
    """The title under which the public reads the voice."""

    title = forms.CharField(label=_("Title for the public"), max_length=200)


class UnansweredFilter(django_filters.FilterSet):
    """Conditions for the list of voices without an answer."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="V-")
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[choice for choice in VoiceState.choices if choice[0] != VoiceState.CLOSED],
        empty_label=_("All"),
    )  # fmt: skip
    wants_answer = django_filters.BooleanFilter(
        label=_("The customer wants an answer"), method="only_wanted", widget=forms.CheckboxInput
    )
    important = django_filters.BooleanFilter(
        label=_("Important ones only"), method="only_important", widget=forms.CheckboxInput
    )

    class Meta:
        model = Voice
        fields: list[str] = []

    def only_wanted(self, rows: QuerySet[Voice], name: str, value: bool) -> QuerySet[Voice]:
        """Return those that want an answer when asked for."""
        return rows.filter(wants_answer=True) if value else rows

    def only_important(self, rows: QuerySet[Voice], name: str, value: bool) -> QuerySet[Voice]:
        """Return the important ones when asked for."""
        return rows.filter(important__isnull=False) if value else rows


class MatterFilter(django_filters.FilterSet):
    """Conditions for the list of important voices."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="J-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=MatterState.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_late", widget=forms.CheckboxInput)

    class Meta:
        model = Matter
        fields: list[str] = []

    def only_late(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return those whose result is overdue when asked for."""
        return rows.filter(late__gt=0) if value else rows


class PublicSearchForm(forms.Form):
    """What the public looks for."""

    q = forms.CharField(label=_("Words to look for"), max_length=60, required=False)
    subject = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All")), *code_choices(Tree.SUBJECT)]
        self.fields["subject"].choices = choices  # type: ignore[attr-defined]
