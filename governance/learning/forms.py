"""What owners of courses fill in."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.learning import areas, occasions
from governance.learning.actions.materials import MOST_BYTES, MOST_FILES
from governance.learning.models import Assignment, Course, Edition, Page, Question
from governance.learning.models.course import CODE, MOST_MONTHS
from governance.organization.models import Unit
from governance.organization.queries import choices_on
from governance.people.roles import Role
from governance.web.fields import JapaneseDateField, LongTextField

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def short_number(label: Any, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    """Return a field for a small whole number with both ends said at the field."""
    checks = [MinValueValidator(least), MaxValueValidator(most)]
    widget = forms.NumberInput(attrs={"class": "input-short", "inputmode": "numeric"})
    return forms.IntegerField(label=label, validators=checks, widget=widget, **kwargs)


class YesNoField(forms.ChoiceField):
    """A choice between yes and no that says which one holds. Gives a bool."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO, widget=forms.RadioSelect(attrs={"class": "choices--inline"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return whether yes was chosen."""
        return super().clean(value) == "yes"

    def prepare_value(self, value: Any) -> Any:
        """Show a stored bool as the choice."""
        return ("yes" if value else "no") if isinstance(value, bool) else value


class CourseForm(forms.Form):
    """What a course says of itself."""

    title = forms.CharField(label=_("Training course"), max_length=80)
    summary = LongTextField(label=_("What it is about"), rows=3, max_length=600)
    minutes = short_number(_("Minutes it takes"), 1, 600, initial=30)
    valid_months = short_number(
        _("Months for which a completion counts"), 1, MOST_MONTHS, required=False,
        help_text=_("12 for a yearly course. Leave empty when a completion counts for ever."),
    )  # fmt: skip
    open_to_all = YesNoField(
        label=_("Anyone may take it"), initial=True, help_text=_("Otherwise only people to whom it is assigned.")
    )


class NewCourseForm(CourseForm):
    """A new course."""

    area = forms.ChoiceField(label=_("Area"))
    code = forms.CharField(
        label=_("Code"), max_length=30, validators=[CODE],
        help_text=_("Other parts of the system find the course by it. It stays. Small letters, digits and underscore."),
        widget=forms.TextInput(attrs={"class": "input-medium"}),
    )  # fmt: skip
    field_order = ["area", "title", "code"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["area"]
        field.choices = [(code, areas.label_of(code)) for code in areas.owned_by(actor.roles)]

    def clean_code(self) -> str:
        """Refuse a code that is taken, at the field."""
        code: str = self.cleaned_data["code"]
        if Course.objects.filter(code=code).exists():
            raise ValidationError(_("Another course has this code."))
        return code


class EditionForm(forms.Form):
    """How the test of a version is held."""

    drawn = short_number(
        _("Questions per test"), 0, 50,
        help_text=_("Drawn at random from the questions of the version, in another order each time. 0: no test."),
    )  # fmt: skip
    pass_mark = short_number(_("Pass mark (%)"), 1, 100)
    tries = short_number(_("Attempts"), 1, 20)
    wait_hours = short_number(_("Hours to wait after a failed attempt"), 0, 168)
    change_note = forms.CharField(label=_("What is new in this version"), max_length=300, required=False)


class PageForm(forms.Form):
    """One page."""

    title = forms.CharField(label=_("Heading"), max_length=80)
    text = LongTextField(
        label=_("Text"), rows=18,
        help_text=_("Markdown: ## heading, - list, **strong**, > quotation, tables with |. Raw HTML is shown as text."),
    )  # fmt: skip


class PlaceForm(forms.Form):
    """A place in the order of a version's pages or questions."""

    place = forms.TypedChoiceField(label=_("Place in the order"), coerce=int)

    def __init__(self, *args: Any, part: Page | Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others: list[Any] = list(
            type(part).objects.filter(edition_id=part.edition_id).exclude(pk=part.pk).order_by("place")
        )
        after = [(str(n + 1), _now("After: %(name)s") % {"name": other}) for n, other in enumerate(others, start=1)]
        field: Any = self.fields["place"]
        field.choices = [("1", _now("At the beginning")), *after]
        self.initial.setdefault("place", str(sum(other.place < part.place for other in others) + 1))


class QuestionForm(forms.Form):
    """A question of the pool. Right options are marked with an asterisk."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Question.Kind.choices, widget=forms.RadioSelect)
    text = LongTextField(label=_("Question"), rows=3, max_length=500)
    truth = forms.ChoiceField(
        label=_("True or false: what is right?"), required=False, widget=forms.RadioSelect,
        choices=[("true", _("True")), ("false", _("False"))],
    )  # fmt: skip
    options = LongTextField(
        label=_("Options, one a line"), rows=6, max_length=2000, required=False,
        help_text=_("Begin the lines of the right options with an asterisk (*). Not needed for true or false."),
    )  # fmt: skip
    explanation = LongTextField(
        label=_("Explanation"),
        rows=4,
        max_length=1000,
        help_text=_("Shown with the result, after a failed attempt too."),
    )

    def clean(self) -> dict[str, Any]:
        """Return kind, text, options as (text, right) pairs and explanation; say at the field what does not fit."""
        data = super().clean() or {}
        kind = data.get("kind")
        if kind == Question.Kind.TRUTH:
            options = self._truth(data.get("truth", ""))
        else:
            options = self._options(data.get("options", ""), kind)
        return {**{k: data[k] for k in ("kind", "text", "explanation") if k in data}, "options": options}

    def _truth(self, chosen: str) -> list[tuple[str, bool]]:
        if not chosen:
            self.add_error("truth", _("Choose what is right."))
        return [("正しい", chosen == "true"), ("誤り", chosen == "false")]

    def _options(self, typed: str, kind: str | None) -> list[tuple[str, bool]]:
        lines = [line.strip() for line in typed.split("\n") if line.strip()]
        options = [(line.lstrip("*＊").strip(), line[0] in "*＊") for line in lines]
        right = sum(is_right for _text, is_right in options)
        if len(options) < 2 or len(options) > 8 or any(not text for text, _right in options):
            self.add_error("options", _("Write two to eight options, one a line."))
        elif len({text for text, _right in options}) < len(options):
            self.add_error("options", _("Two options are the same."))
        elif kind == Question.Kind.SINGLE and right != 1:
            self.add_error("options", _("Mark exactly one option as right."))
        elif kind == Question.Kind.MULTIPLE and not right:
            self.add_error("options", _("Mark at least one option as right."))
        return options

    @staticmethod
    def initial_of(question: Question) -> dict[str, Any]:
        """Return what the form shows for a question that stands."""
        is_truth = question.kind == Question.Kind.TRUTH
        lines = "\n".join(f"* {text}" if right else text for text, right in question.options)
        return {
            "kind": question.kind, "text": question.text, "explanation": question.explanation,
            "options": "" if is_truth else lines,
            "truth": ("true" if question.options[0][1] else "false") if is_truth else "",
        }  # fmt: skip


class MaterialForm(forms.Form):
    """Files of a version."""

    files = AttachmentsField(label=_("Files"), most_bytes=MOST_BYTES)  # type: ignore[assignment] # a field, not the data

    def clean_files(self) -> Any:
        """Refuse files over the limit of courses, by name."""
        files = self.cleaned_data["files"]
        large = [file.name for file in files if len(file.copy) > MOST_BYTES]
        if large:
            raise ValidationError(
                _("«%(name)s» is larger than 10 MB, the limit for courses.") % {"name": "、".join(large)}
            )
        if len(files) > MOST_FILES:
            raise ValidationError(_("A version carries up to 20 files of 10 MB each."))
        return files


class AssignForm(forms.Form):
    """Who must take a course, until when."""

    audience = forms.ChoiceField(
        label=_("Who must take it"), choices=Assignment.Audience.choices, widget=forms.RadioSelect
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for “Holders of roles”."),
    )  # fmt: skip
    units = forms.MultipleChoiceField(
        label=_("Units with everything below"), required=False, widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text=_("Only for “Units”. A block stands for its offices too. Several: hold Ctrl."),
    )  # fmt: skip
    occasion = forms.ChoiceField(label=_("Occasion"), required=False, help_text=_("Only for “On an occasion”."))
    starts_on = JapaneseDateField(future=True, label=_("First day"))
    due_on = JapaneseDateField(label=_("Due"))
    grace_days = short_number(
        _("Days for those who come later"), 1, 365, initial=30,
        help_text=_("New staff, people who change roles, and everyone who must take it again."),
    )  # fmt: skip
    counts_from = JapaneseDateField(
        label=_("Completions count from"), required=False,
        help_text=_("Who has completed the course since this day is not asked again. Empty: the first day."),
    )  # fmt: skip
    repeats = YesNoField(
        label=_("Again before the completion expires"), initial=False,
        help_text=_("The course says for how many months a completion counts."),
    )  # fmt: skip
    remind_days = short_number(_("Reminder, days before it is due"), 1, 60, initial=7)
    escalate_days = short_number(_("To the head of the unit, days after it was due"), 1, 60, initial=7)

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course
        today = clock.today()
        units: Any = self.fields["units"]
        units.choices = choices_on(today)
        events: Any = self.fields["occasion"]
        events.choices = [("", _("Choose")), *occasions.registered().items()]
        self.fields["starts_on"].initial = today.isoformat()
        self.fields["due_on"].initial = (today + timedelta(days=30)).isoformat()

    def clean(self) -> dict[str, Any]:
        """Return the inputs of the action; what does not belong to the chosen audience is dropped."""
        data = super().clean() or {}
        audience = data.get("audience")
        for kind, name in (("roles", "roles"), ("units", "units"), ("occasion", "occasion")):
            if audience == kind and not data.get(name):
                self.add_error(name, _("Choose for whom."))
            if audience != kind:
                data[name] = "" if name == "occasion" else []
        data["units"] = list(Unit.objects.filter(pk__in=data.get("units", [])))
        self._check_days(data)
        if data.get("repeats") and not self.course.valid_months:
            self.add_error(
                "repeats", _("A completion of this course counts for ever. Set the months in the course first.")
            )
        return data

    def _check_days(self, data: dict[str, Any]) -> None:
        start, due = data.get("starts_on"), data.get("due_on")
        if start and due and due < start:
            self.add_error("due_on", _("The due day lies before the first day."))
        data["counts_from"] = data.get("counts_from") or start


def initial_of_edition(edition: Edition) -> dict[str, Any]:
    """Return what the form of a version shows."""
    return {name: getattr(edition, name) for name in ("drawn", "pass_mark", "tries", "wait_hours", "change_note")}
