"""What is asked on the pages of leak incidents."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.deadlines.queries import clocked
from governance.letters import text_of_csv
from governance.lists.filters import DayFilter, ReferenceFilter
from governance.people.models import Person
from governance.people.queries import legal_checkers
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, UnitField, fields_of, past_moment
from privacy.access import OFFICER
from privacy.contributed import Concerned
from privacy.incidents.actions.assessing import Found
from privacy.incidents.actions.filing import FirstReport
from privacy.incidents.actions.learning import Because
from privacy.incidents.actions.ruling import Wording
from privacy.incidents.choices import (
    EFFECTS,
    Answer,
    CauseKind,
    Check,
    DataKind,
    How,
    Item,
    Kind,
    ReportKind,
    State,
    Step,
    Verdict,
)
from privacy.incidents.figures import FIRST_YEAR
from privacy.incidents.filling import TO_FILL_IN
from privacy.incidents.importing import read
from privacy.incidents.models import Assessment, Criteria, Incident
from privacy.incidents.queries import CLOCKS, SUBJECT, Branch
from privacy.incidents.rules import Facts

MAX_BYTES = 5_000_000
ERRORS_SHOWN = 20
MOST_PERSONS = 130_000_000
PERSONS = forms.NumberInput(attrs={"class": "input-short", "inputmode": "numeric"})


def _persons(label: Any, *, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=MOST_PERSONS, widget=PERSONS, **kwargs)


class MomentForm(forms.Form):
    """A day and a time in the past; the present ones to begin with."""

    day = JapaneseDateField(label=_("Day"), past=True, widget=forms.TextInput(attrs={"class": "input-date"}))
    at = TimeField(label=_("At what time (roughly)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime(clock.now())
        self.fields["day"].initial = now.date().isoformat()
        self.fields["at"].initial = now.strftime("%H:%M")

    def clean(self) -> dict[str, Any]:
        """Put day and time together; a moment that has not come yet is an error."""
        data = super().clean() or {}
        data["moment"] = past_moment(self, "day", "at")
        return data


class FirstReportForm(MomentForm):
    """The first report: three things, under a minute; the rest may stay empty."""

    field_order = ("kind", "text", "day", "at", "persons", "happened_on", "unit")
    kind = forms.ChoiceField(label=_("What happened?"), choices=Kind.choices, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("In a few words"), rows=4, max_length=2000,
        help_text=_("What you know now, without names of customers. More can follow later."),
    )  # fmt: skip
    persons = _persons(_("How many persons, as far as known"), required=False)
    happened_on = JapaneseDateField(label=_("Happened on, if known"), past=True, required=False)
    unit = UnitField(label=_("Unit"), required=False, help_text=_("Your own when left empty."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Day on which somebody here first noticed")
        self.fields["day"].help_text = format_lazy(
            "{}{}", _("The clocks of the law run from then."), self.fields["day"].help_text
        )
        self.fields["at"].label = _("Time (roughly)")
        if not actor.holds(OFFICER):
            del self.fields["unit"]

    def report(self) -> FirstReport:
        """Return the report; only for a valid form."""
        data = self.cleaned_data
        names = ("kind", "text", "happened_on", "persons")
        return FirstReport(known_at=data["moment"], unit=data.get("unit"), **{name: data[name] for name in names})


class TextForm(forms.Form):
    """One text."""

    text = LongTextField(label=_("Text"), rows=5, max_length=4000)


class LetterForm(TextForm):
    """The letter to the persons: what only a person can fill in is filled in."""

    def clean_text(self) -> str:
        """Refuse words that are still to be filled in."""
        text: str = self.cleaned_data["text"]
        if TO_FILL_IN in text:
            raise ValidationError(_("Fill in what stands between 【 and 】: the persons need somebody to ask."))
        return text


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reasons"), rows=4, max_length=2000)


class CorrectKindForm(ReasonForm):
    """Which kind it is, and why it was taken for another."""

    field_order = ("kind", "reason")
    kind = forms.ChoiceField(label=_("Kind as it turned out"), choices=Kind.choices, widget=forms.RadioSelect)


class ContainmentForm(MomentForm):
    """A step and when it was taken."""

    field_order = ("step", "day", "at", "note")
    step = forms.ChoiceField(label=_("Step taken"), choices=Step.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class EarlierForm(MomentForm):
    """An earlier moment, and how it became known."""

    field_order = ("day", "at", "text")
    text = LongTextField(label=_("Who knew, and how that came out"), rows=4, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].label = _("Time (roughly)")


class AssessForm(forms.Form):
    """The facts, each with "unknown" as an answer."""

    persons = _persons(
        _("Number of persons"), required=False,
        help_text=_("With those of whom it is only feared. Leave it empty while it is not known."),
    )  # fmt: skip
    data_kinds = forms.MultipleChoiceField(
        label=_("Kinds of data"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FACTS:
            field: Any = Assessment._meta.get_field(name)
            self.fields[name] = forms.ChoiceField(
                label=field.verbose_name, choices=field.choices, initial=Answer.UNKNOWN
            )
        self.fields["note"] = LongTextField(label=_("On what this rests"), rows=4, max_length=4000)

    def clean(self) -> dict[str, Any]:
        """Refuse answers that contradict each other: the verdict would rest on the wrong one."""
        data = super().clean() or {}
        kinds = data.get("data_kinds", [])
        if DataKind.MY_NUMBER in kinds and data.get("my_number") == Answer.NO:
            self.add_error("my_number", _("You have named individual numbers among the data."))
        if DataKind.HEALTH in kinds and data.get("sensitive") == Answer.NO:
            self.add_error("sensitive", _("You have named illness or disability among the data."))
        return data

    def found(self) -> Found:
        """Return what was found; only for a valid form."""
        data = self.cleaned_data
        facts = Facts(**{name: data[name] for name in Facts.__dataclass_fields__})
        return Found(facts, data["data_kinds"], data["own_staff"], data["note"])


FACTS = (
    "sensitive", "property_damage", "my_number", "my_number_system", "open_to_all", "wrongful", "own_staff", "protected",
    "unread",
)  # fmt: skip


class DraftReportForm(forms.Form):
    """Which report."""

    kind = forms.ChoiceField(label=_("Kind of report"), choices=ReportKind.choices, widget=forms.RadioSelect)


class WriteReportForm(forms.Form):
    """The nine items."""

    def __init__(self, *args: Any, items: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in Item.choices:
            self.fields[code] = LongTextField(label=words, rows=5, max_length=8000, initial=items.get(code, ""))


class SubmitReportForm(forms.Form):
    """When, and under which number."""

    submitted_on = JapaneseDateField(label=_("Submitted on"), past=True)
    receipt = forms.CharField(label=_("Receipt number of the Commission"), max_length=40)


class PersonsForm(forms.Form):
    """The list of persons as a file."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("UTF-8 or Shift_JIS, with the columns 氏名, 郵便番号, 住所 and, where there is one, 整理番号."),
    )

    def clean_file(self) -> list[Concerned]:
        """Return the persons; raises ValidationError with every row that is wrong."""
        upload: Any = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 5 MB."))
        text = text_of_csv(upload.read())
        if text is None:
            raise ValidationError(_("This is not a CSV file in UTF-8 or Shift_JIS."))
        persons, problems = read(text)
        if problems:
            raise ValidationError(problems[:ERRORS_SHOWN])
        return persons


class PrintForm(forms.Form):
    """Which part of the letters."""

    part = forms.TypedChoiceField(label=_("Part"), coerce=int)

    def __init__(self, *args: Any, parts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(n, str(n)) for n in range(1, parts + 1)]  # type: ignore[attr-defined]


TOLD = [(how.value, how.label) for how in How if how != How.PUBLICATION]


class ToldForm(forms.Form):
    """How and when persons were told, and how many could not be reached."""

    how = forms.ChoiceField(label=_("How they were told"), choices=TOLD, widget=forms.RadioSelect)
    told_on = JapaneseDateField(label=_("Day"), past=True)
    persons = _persons(_("Persons told"), least=1)
    unreached = _persons(_("Persons not reached"), initial=0)
    note = LongTextField(label=_("Note"), rows=3, max_length=2000, required=False)


class PublicationInsteadForm(forms.Form):
    """Why they cannot be told, and which desk answers instead."""

    persons = _persons(_("Persons who cannot be told"), least=1)
    reason = LongTextField(label=_("Why they cannot be told"), rows=4, max_length=2000)
    desk = LongTextField(
        label=_("Desk for questions"), rows=3, max_length=400, help_text=_("Name, telephone number, hours.")
    )


class CauseForm(forms.Form):
    """One answer to "why?"."""

    parent = forms.ChoiceField(label=_("Why…"), required=False)
    text = forms.CharField(label=_("Because"), max_length=400)
    kind = forms.ChoiceField(label=_("Sort of cause"), choices=[("", _("Choose")), *CauseKind.choices])
    is_root = forms.BooleanField(label=_("Root cause: measures begin here"), required=False)

    def __init__(self, *args: Any, tree: Sequence[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.row.pk), f"{'　' * one.depth}{one.row.text}") for one in tree]
        self.fields["parent"].choices = [("", _("…did it happen?")), *choices]  # type: ignore[attr-defined]

    def because(self) -> Because:
        """Return the answer; only for a valid form."""
        data = self.cleaned_data
        return Because(data["text"], data["kind"], data["is_root"], data["parent"] or None)


class CheckForm(forms.Form):
    """How the double check stood to it."""

    check = forms.ChoiceField(label=_("Double check"), choices=Check.choices, widget=forms.RadioSelect)
    text = LongTextField(label=_("Why it did not catch it"), rows=4, max_length=2000)


class MeasureForm(forms.Form):
    """What is changed, by which unit, until when, and when its effect is checked."""

    cause = forms.ChoiceField(label=_("Root cause"), required=False)
    text = LongTextField(label=_("Measure"), rows=4, max_length=2000)
    unit = UnitField(label=_("Carried out by"))
    due_on = JapaneseDateField(label=_("To be done by"), future=True)
    check_on = JapaneseDateField(label=_("Effect to be checked on"), future=True)

    def __init__(self, *args: Any, tree: Sequence[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roots = [(str(one.row.pk), one.row.text) for one in tree if one.row.is_root]
        self.fields["cause"].choices = [("", _("None of these")), *roots]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a check before the day on which it is to be done."""
        data = super().clean() or {}
        if data.get("due_on") and data.get("check_on") and data["check_on"] < data["due_on"]:
            self.add_error("check_on", _("The effect shows only after the measure is done."))
        data["cause"] = data.get("cause") or None
        return data


class DoneForm(forms.Form):
    """What was done when."""

    done_on = JapaneseDateField(label=_("Done on"), past=True)
    note = LongTextField(label=_("What was done"), rows=4, max_length=2000)


class EffectForm(forms.Form):
    """Whether it worked."""

    outcome = forms.ChoiceField(label=_("Did it work?"), choices=EFFECTS, widget=forms.RadioSelect)
    effect = LongTextField(label=_("What the check showed"), rows=4, max_length=2000)


class ResultForm(forms.Form):
    """What came of it all."""

    text = LongTextField(label=_("Result"), rows=5, max_length=4000)


class TitleForm(forms.Form):
    """The title under which the public reads of it."""

    title = forms.CharField(label=_("Title for the public"), max_length=200)


class YearForm(forms.Form):
    """The year of the figures."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(fiscal_year(clock.today()), FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(year, fiscal_year_in_japanese(year)) for year in years]  # type: ignore[attr-defined]


class OneUnitFilter(django_filters.Filter):
    """A unit in force."""

    field_class = UnitField


def clock_choices() -> list[tuple[str, str]]:
    """Return each clock of the law, running and past its day."""
    words = (("", _("running")), ("-late", _("overdue")))
    return [(f"{code}{end}", f"{code} {said}") for code in CLOCKS for end, said in words]


class IncidentFilter(django_filters.FilterSet):
    """Conditions for the list of incidents."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="L-")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    verdict = django_filters.ChoiceFilter(label=_("Reporting duty"), choices=Verdict.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    unit = OneUnitFilter(label=_("Unit"), empty_label=_("All"))
    since = DayFilter(label=_("Known from"), method="known_from")
    until = DayFilter(label=_("Known until"), method="known_until")
    runs = django_filters.ChoiceFilter(label=_("Clock"), method="by_clock", choices=clock_choices, empty_label=_("All"))

    class Meta:
        model = Incident
        fields: list[str] = []

    def known_from(self, rows: QuerySet[Incident], name: str, value: Any) -> QuerySet[Incident]:
        """Return those that are known since the day or later."""
        return rows.filter(known_at__gte=clock.start_of(value))

    def known_until(self, rows: QuerySet[Incident], name: str, value: Any) -> QuerySet[Incident]:
        """Return those that were known by the end of the day."""
        return rows.filter(known_at__lt=clock.start_of(value + timedelta(days=1)))

    def by_clock(self, rows: QuerySet[Incident], name: str, value: str) -> QuerySet[Incident]:
        """Return those on which the clock runs, or is past its day."""
        code, _dash, late = value.partition("-")
        past = {"due_on__lt": clock.today()} if late else {}
        return rows.filter(pk__in=clocked(SUBJECT, rule__code=code, **past))


class ConfirmForm(forms.Form):
    """Who compared the version with the law, and when."""

    confirmed_by = forms.ModelChoiceField(
        label=_("Compared with the law by"), queryset=Person.objects.none(), empty_label=_("Choose")
    )
    confirmed_on = JapaneseDateField(label=_("Confirmed on"), past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["confirmed_by"].queryset = legal_checkers()  # type: ignore[attr-defined]


class CriteriaForm(forms.Form):
    """Another version from a day on."""

    valid_from = JapaneseDateField(label=_("Valid from"), future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = fields_of(Criteria, ("most", "source")) | self.fields

    def wording(self) -> Wording:
        """Return what the version says."""
        return Wording(**{name: self.cleaned_data[name] for name in ("most", "source", "valid_from")})
