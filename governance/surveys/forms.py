"""What owners fill in."""

import re
from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import choices_on
from governance.people.roles import Role
from governance.surveys import areas
from governance.surveys.branching import options_of
from governance.surveys.drafting import breaks_the_line, former, is_reworded
from governance.surveys.models import Figure, Kind, Question, Questionnaire, Section, Survey, Wave
from governance.surveys.models.questionnaire import CODE, LEAST_THRESHOLD
from governance.surveys.models.wave import MOST_REMINDERS
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

_IS_CODE = re.compile(r"[a-z0-9_]+")


def is_code(text: str) -> bool:
    """Return whether the text can be the code of a choice."""
    return _IS_CODE.fullmatch(text) is not None


YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class SurveyForm(forms.Form):
    """What a survey says of itself."""

    title = forms.CharField(label=_("Title"), max_length=80)
    purpose = LongTextField(
        label=_("What the answers are used for"),
        rows=4,
        max_length=1000,
        help_text=_("Shown before the first question."),
    )
    threshold = forms.IntegerField(
        label=_("Smallest group shown"), min_value=LEAST_THRESHOLD, max_value=50, initial=LEAST_THRESHOLD,
        help_text=_("Groups in which fewer people answered are never shown. At least 5."),
        widget=forms.NumberInput(attrs={"class": "input-short"}),
    )  # fmt: skip


class NewSurveyForm(SurveyForm):
    """A new survey."""

    area = forms.ChoiceField(label=_("Area"))
    code = forms.CharField(
        label=_("Code"), max_length=30, validators=[CODE],
        help_text=_("Other parts of the system find the survey by it. It stays. Small letters, digits and underscore."),
        widget=forms.TextInput(attrs={"class": "input-medium"}),
    )  # fmt: skip
    field_order = ["area", "title", "code"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owned = areas.owned_by(actor.roles)
        field: Any = self.fields["area"]
        field.choices = [(code, areas.label_of(code)) for code in owned]

    def clean_code(self) -> str:
        """Refuse a code that is taken, at the field."""
        code: str = self.cleaned_data["code"]
        if Survey.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another survey has this code."))
        return code


class SectionForm(forms.Form):
    """One page of the form."""

    title = forms.CharField(label=_("Heading"), max_length=80)
    text = LongTextField(label=_("Explanation"), rows=3, max_length=1000, required=False)


class PlaceForm(forms.Form):
    """A place in the order."""

    place = forms.TypedChoiceField(label=_("Place in the order"), coerce=int)

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Section.objects.filter(questionnaire_id=section.questionnaire_id).exclude(pk=section.pk)
        field: Any = self.fields["place"]
        field.choices = _places([s.title for s in others.order_by("position")])
        self.initial.setdefault("place", str(others.filter(position__lt=section.position).count() + 1))


def _places(names: list[str]) -> list[tuple[str, str]]:
    after = [(str(n + 1), _now("After: %(name)s") % {"name": name}) for n, name in enumerate(names, start=1)]
    return [("1", _now("At the beginning")), *after]


class MoveQuestionForm(forms.Form):
    """Another page or another place for a question."""

    place = forms.ChoiceField(label=_("New place"))

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = Section.objects.filter(questionnaire_id=question.questionnaire_id).order_by("position")
        self.sections = {str(s.pk): s for s in sections}
        groups = []
        for section in self.sections.values():
            others = section.questions.exclude(pk=question.pk).order_by("position")
            names = [q.text for q in others]
            groups.append((section.title, [(f"{section.pk}:{n}", name) for n, name in _places(names)]))
        field: Any = self.fields["place"]
        field.choices = groups

    def clean(self) -> dict[str, Any]:
        """Return page and place."""
        data = super().clean() or {}
        if "place" not in data:
            return data
        section, _colon, place = data["place"].partition(":")
        return {"section": self.sections[section], "place": int(place)}


class QuestionForm(forms.Form):
    """A question. The kind decides which of the fields count; what does not fit the kind is dropped."""

    code = forms.CharField(
        label=_("Code"), max_length=30, validators=[CODE],
        help_text=_("The same question keeps its code in later versions, so that answers can be compared over time."),
        widget=forms.TextInput(attrs={"class": "input-medium"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Question"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    hint = forms.CharField(label=_("Hint"), max_length=300, required=False)
    required = forms.ChoiceField(
        label=_("Must be answered"), choices=YES_NO, widget=forms.RadioSelect, initial="no",
        help_text=_("Where an answer is not needed, people can choose not to answer; this is counted as such."),
    )  # fmt: skip
    low_label = forms.CharField(label=_("Scale: words for 1"), max_length=30, required=False)
    high_label = forms.CharField(label=_("Scale: words for 5"), max_length=30, required=False)
    options = LongTextField(
        label=_("Choices, one a line"), rows=6, max_length=3000, required=False,
        help_text=_("A line that begins with “a:” keeps that code. New lines get a code of their own."),
    )  # fmt: skip
    least = forms.IntegerField(
        label=_("Number: smallest"), required=False, widget=forms.NumberInput(attrs={"class": "input-short"})
    )
    most = forms.IntegerField(
        label=_("Number: largest"), required=False, widget=forms.NumberInput(attrs={"class": "input-short"})
    )
    depends = forms.MultipleChoiceField(
        label=_("Show only after one of these answers"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Answers to one question of an earlier page. With nothing chosen it is shown to everyone."),
    )  # fmt: skip
    meaning = forms.ChoiceField(
        label=_("Compared with the version before"), required=False, widget=forms.RadioSelect,
        choices=[
            ("same", _("Only the words were improved: the comparison goes on")),
            ("changed", _("It asks something else now: the line over time breaks here")),
        ],
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        questionnaire: Questionnaire,
        section: Section,
        question: Question | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questionnaire, self.question = questionnaire, question
        self.before = former(questionnaire, question.code) if question else None
        earlier = questionnaire.questions.filter(
            section__position__lt=section.position, kind__in=[Kind.SCALE, Kind.YES_NO, Kind.SINGLE, Kind.MULTIPLE]
        ).order_by("section__position", "position")
        self.sources = {q.code: q for q in earlier}
        field: Any = self.fields["depends"]
        field.choices = [
            (q.text, [(f"{q.code}={value}", label) for value, label in options_of(q)]) for q in self.sources.values()
        ]
        if not self.sources:
            del self.fields["depends"]
        if question:
            del self.fields["code"], self.fields["kind"]
        if self.before is None:
            del self.fields["meaning"]

    @property
    def asked_kind(self) -> str:
        """Return the kind: that of the question, or the one chosen."""
        return self.question.kind if self.question else str(self.cleaned_data.get("kind", ""))

    def clean_code(self) -> str:
        """Refuse a code that the version has already, and one that an earlier version used for another kind."""
        code: str = self.cleaned_data["code"]
        if self.questionnaire.questions.filter(code=code).exists():
            raise forms.ValidationError(_("Another question has this code."))
        return code

    def clean(self) -> dict[str, Any]:
        """Return the fields of the question, those that do not fit the kind empty."""
        data = super().clean() or {}
        if self.errors:
            return data
        before = self.before or former(self.questionnaire, data.get("code", ""))
        if before is not None and before.kind != self.asked_kind:
            self.add_error("code", _("An earlier version used this code for another kind of question. Choose another."))
        fields = {name: data[name] for name in ("text", "hint")}
        fields |= {"required": data["required"] == "yes", **self._kind_fields(data), **self._condition(data)}
        fields["broken"] = self._broken(data, fields)
        if self.question is None:
            fields |= {"code": data["code"], "kind": data["kind"]}
        return fields

    def _kind_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {"options": [], "low_label": "", "high_label": "", "least": None, "most": None}
        if self.asked_kind == Kind.SCALE:
            fields |= {"low_label": data["low_label"], "high_label": data["high_label"]}
            for name in ("low_label", "high_label"):
                if not data[name]:
                    self.add_error(name, _("Say what the ends of the scale mean."))
        elif self.asked_kind in (Kind.SINGLE, Kind.MULTIPLE):
            fields["options"] = self._options(data["options"])
        elif self.asked_kind == Kind.NUMBER:
            fields |= {"least": data["least"], "most": data["most"]}
            if None not in (data["least"], data["most"]) and data["least"] > data["most"]:
                self.add_error("most", _("The largest number lies below the smallest."))
        return fields

    def _options(self, typed: str) -> list[list[str]]:
        """Return code and label of each line; new lines get the next free code o1, o2, ..."""
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        parts = [line.partition(":") for line in lines]
        coded = [(c.strip(), t.strip()) if colon and is_code(c.strip()) else ("", line)
                 for (c, colon, t), line in zip(parts, lines, strict=True)]  # fmt: skip
        used = {code for code, _label in coded}
        free = (f"o{n}" for n in range(1, len(lines) * 2 + 2) if f"o{n}" not in used)
        found = [[code or next(free), label] for code, label in coded]
        if len(found) < 2:
            self.add_error("options", _("Enter at least two choices, one a line."))
        elif len({code for code, _label in found}) < len(found) or any(not label for _code, label in found):
            self.add_error("options", _("Each choice needs words and a code of its own."))
        return found

    def _condition(self, data: dict[str, Any]) -> dict[str, Any]:
        chosen = [pair.partition("=") for pair in data.get("depends", [])]
        codes = {code for code, _sign, _value in chosen}
        if len(codes) > 1:
            self.add_error("depends", _("Choose answers to one question only."))
        source = self.sources.get(next(iter(codes))) if len(codes) == 1 else None
        return {"depends_on": source, "depends_values": [value for _c, _s, value in chosen] if source else []}

    def _broken(self, data: dict[str, Any], fields: dict[str, Any]) -> bool:
        """Return whether the line over time breaks; asks the owner where only they can say."""
        if self.before is None:
            return False
        if breaks_the_line(self.before, self.asked_kind, fields):
            return True
        if is_reworded(self.before, fields["text"]) and not data.get("meaning"):
            self.add_error("meaning", _("The words have changed. Say whether the meaning has."))
        return data.get("meaning") == "changed"


class WaveForm(forms.Form):
    """A wave."""

    title = forms.CharField(label=_("Name of the wave"), max_length=60)
    opens_on = JapaneseDateField(label=_("First day"))
    closes_on = JapaneseDateField(future=True, label=_("Last day"))
    level = forms.ChoiceField(
        label=_("Units are kept apart"), choices=Wave.Level.choices, widget=forms.RadioSelect,
        help_text=_("Fixed with the wave. What is not kept apart cannot be found out later."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who is asked"), choices=Wave.Audience.choices, widget=forms.RadioSelect)
    audience_units = forms.MultipleChoiceField(
        label=_("Units, when chosen units are asked"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    audience_roles = forms.MultipleChoiceField(
        label=_("Roles, when holders of roles are asked"), required=False, choices=Role.choices,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    reminders_allowed = forms.IntegerField(
        label=_("Reminders at most"), min_value=0, max_value=MOST_REMINDERS, initial=2,
        widget=forms.NumberInput(attrs={"class": "input-short"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["audience_units"]
        field.choices = choices_on(clock.today())

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order and an audience that says nothing; drop what does not fit it."""
        data = super().clean() or {}
        opens, closes = data.get("opens_on"), data.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day lies before the first."))
        for kind in (Wave.Audience.UNITS, Wave.Audience.ROLES):
            name = f"audience_{kind.value}"
            if data.get("audience") != kind:
                data[name] = []
            elif not data.get(name):
                self.add_error(name, _("Choose at least one."))
        data["audience_units"] = list(Unit.objects.filter(pk__in=data.get("audience_units", [])))
        return data


class CodesForm(forms.Form):
    """Codes for paper."""

    unit = UnitField(
        label=_("Unit that hands them out"), required=False, empty_label=_("No unit"),
        help_text=_("Answers given with these codes are counted for this unit."),
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("How many"), min_value=1, max_value=5_000, widget=forms.NumberInput(attrs={"class": "input-short"})
    )

    def __init__(self, *args: Any, channels: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if channels:
            self.fields["channel"] = forms.ChoiceField(
                label=_("How they reach people"), choices=channels.items(), widget=forms.RadioSelect
            )


class FigureFilter(django_filters.FilterSet):
    """Conditions for the list of figures."""

    question = django_filters.ChoiceFilter(label=_("Question"), method="by_question", empty_label=_("All"))
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Figure.Level.choices, empty_label=_("All"))
    verdict = django_filters.ChoiceFilter(
        label=_("Compared with the others"), choices=Figure.Verdict.choices[1:], empty_label=_("All")
    )

    class Meta:
        model = Figure
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wave = kwargs["request"].wave
        asked = Question.objects.filter(questionnaire_id=wave.questionnaire_id).exclude(kind=Kind.TEXT)
        pairs = asked.order_by("section__position", "position").values_list("code", "text")
        self.filters["question"].extra["choices"] = [("-", _now("Participation")), *pairs]

    def by_question(self, rows: Any, name: str, value: str) -> Any:
        """Return the figures of one question, "-" for participation."""
        return rows.filter(question__isnull=True) if value == "-" else rows.filter(question__code=value)


class RemarkFilter(django_filters.FilterSet):
    """Conditions for the list of remarks."""

    question = django_filters.ChoiceFilter(label=_("Question"), field_name="question__code", empty_label=_("All"))
    text = django_filters.CharFilter(label=_("Words"), lookup_expr="icontains")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wave = kwargs["request"].wave
        asked = Question.objects.filter(questionnaire_id=wave.questionnaire_id, kind=Kind.TEXT)
        self.filters["question"].extra["choices"] = list(asked.values_list("code", "text"))
