"""Forms of accounts and roles."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.people.models import Person
from governance.people.queries import assignments_on
from governance.people.roles import Role
from governance.web.fields import JapaneseDateField, UnitField

LONGEST_BACK = timedelta(days=365)


class AccountForm(forms.Form):
    """What an account says about a person."""

    name = forms.CharField(label=_("Name"), max_length=60)
    kana = forms.CharField(label=_("Kana"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    home_unit = UnitField(label=_("Unit"))


class NewAccountForm(AccountForm):
    """A new account."""

    staff_number = forms.CharField(
        label=_("Staff number"),
        max_length=20,
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+\Z", _("Use letters, digits, full stop, hyphen and underscore."))],
    )
    field_order = ["staff_number"]

    def clean_staff_number(self) -> str:
        """Refuse a number that is taken, at the field."""
        number: str = self.cleaned_data["staff_number"]
        if Person.objects.filter(staff_number=number).exists():
            raise forms.ValidationError(_("Another account has this staff number."))
        return number


class RoleForm(forms.Form):
    """A role at a unit for a period."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose")), *Role.choices])
    unit = UnitField(label=_("Unit"))
    valid_from = JapaneseDateField(label=_("Valid from"))
    valid_to = JapaneseDateField(label=_("Valid to"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that runs backwards or starts more than a year ago."""
        data = super().clean() or {}
        start, end = data.get("valid_from"), data.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", _("The last day lies before the first."))
        if start and start < clock.today() - LONGEST_BACK:
            self.add_error("valid_from", _("A role cannot start more than a year ago."))
        return data


class EndRoleForm(forms.Form):
    """The last day of a role."""

    last_day = JapaneseDateField(
        label=_("Last day"), future=True, error_messages={"past": _("A role can be ended today at the earliest.")}
    )


class PersonFilter(django_filters.FilterSet):
    """Conditions for the list of people."""

    text = django_filters.CharFilter(label=_("Name, kana or staff number"), method="by_text")
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role.choices, method="by_role", empty_label=_("All"))
    is_active = django_filters.BooleanFilter(
        label=_("May sign in"),
        widget=forms.Select(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def by_text(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        """Return the rows whose name, kana or number holds the text, spaces aside."""
        condition = Q(name__icontains=value) | Q(kana__icontains=value) | Q(staff_number__icontains=value)
        return rows.filter(condition)

    def by_role(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        """Return the people who hold the role today."""
        return rows.filter(pk__in=assignments_on(clock.today()).filter(role=value).values("person_id"))
