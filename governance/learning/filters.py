"""Conditions of the lists, the forms of learners, and the upload of attendance."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.learning.models import Course, Question, Record
from governance.learning.queries import Asked
from governance.learning.rules import tidy_certificate
from governance.organization.forms import UploadForm
from governance.organization.queries import children_ids, choices_on

STATES = [
    ("overdue", _("Overdue")),
    ("open", _("To be done")),
    ("completed", _("Completed")),
]


def published_courses(request: Any) -> QuerySet[Course]:
    """Return the courses that a list of people can be narrowed to."""
    from governance.learning.access import visible_courses

    return (
        visible_courses(request.actor).filter(current__isnull=False).order_by("title")
        if request
        else Course.objects.none()
    )


class PeopleFilter(django_filters.FilterSet):
    """Conditions for the list of people and courses."""

    course = django_filters.ModelChoiceFilter(
        label=_("Training course"), queryset=published_courses, empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="by_state", empty_label=_("All"))
    unit = django_filters.ChoiceFilter(
        label=_("Unit"), choices=lambda: choices_on(clock.today()), method="by_unit", empty_label=_("All")
    )
    number = django_filters.CharFilter(
        label=_("Staff number"), field_name="person__staff_number", lookup_expr="istartswith"
    )

    class Meta:
        model = Record
        fields: list[str] = []

    def by_state(self, rows: QuerySet[Record], _name: str, value: str) -> QuerySet[Record]:
        """Return the rows in a state; overdue is open with a due day behind."""
        if value == "overdue":
            return rows.filter(state=Record.State.OPEN, due_on__lt=clock.today())
        return rows.filter(state=value)

    def by_unit(self, rows: QuerySet[Record], _name: str, value: str) -> QuerySet[Record]:
        """Return the rows of people of a unit and of those below it."""
        below = children_ids([value], clock.today())  # type: ignore[list-item] # checked by the choices
        return rows.filter(Q(person__home_unit_id=value) | Q(person__home_unit_id__in=below))


class CourseFilter(django_filters.FilterSet):
    """Conditions for the list of courses."""

    title = django_filters.CharFilter(label=_("Training course"), lookup_expr="icontains")

    class Meta:
        model = Course
        fields: list[str] = []


class QuizForm(forms.Form):
    """The questions of an attempt, in the order drawn, each a group of radio buttons or checkboxes."""

    def __init__(self, *args: Any, asked: list[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, one in enumerate(asked, start=1):
            self.fields[str(one.question.pk)] = self._field(number, one)

    @staticmethod
    def _field(number: int, one: Asked) -> forms.Field:
        choices = [(str(n), text) for n, text in one.options]
        many = one.question.kind == Question.Kind.MULTIPLE
        made: type[forms.ChoiceField] = forms.MultipleChoiceField if many else forms.ChoiceField
        return made(
            label=f"{number}. {one.question.text}", choices=choices,
            widget=forms.CheckboxSelectMultiple if many else forms.RadioSelect,
            help_text=_("Choose all that apply.") if many else "",
            error_messages={"required": _("Answer this question.")},
        )  # fmt: skip


class CertificateForm(forms.Form):
    """The number of a certificate, however it is typed."""

    number = forms.CharField(
        label=_("Number of the certificate"), max_length=40, widget=forms.TextInput(attrs={"class": "input-medium"}),
        help_text=_("Three groups of four signs, as printed on the certificate."),
    )  # fmt: skip

    def clean_number(self) -> str:
        """Return the number as it is stored."""
        return tidy_certificate(self.cleaned_data["number"])


class AttendanceForm(UploadForm):
    """A CSV file of attendance."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "Columns: staff_number (職員番号), date (受講日), result (結果: 修了 or 未修了). UTF-8 or Shift_JIS."
        )
