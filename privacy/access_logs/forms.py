"""Forms and filters of access logs."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from governance.web.fields import JapaneseDateField, LongTextField
from privacy.access_logs.choices import DamageState, DayState, FileKind, FileState
from privacy.access_logs.models import Damage, LogDay, LogFile, UnitDay
from privacy.access_logs.rules.rule import Rule
from privacy.filters import SeenUnitFilter

BEGINS = "parameter_"


class ReviseRuleForm(forms.Form):
    """A new version of a rule: a field for each of its parameters, whether it is applied, why, from when."""

    is_active = forms.BooleanField(label=_("The rule is applied"), required=False)
    reason = LongTextField(label=_("Why so"), max_length=300, rows=3)
    valid_from = JapaneseDateField(label=_("Valid from"), future=True)

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in rule.parameters:
            self.fields[BEGINS + parameter.name] = forms.IntegerField(
                label=str(parameter.label), min_value=parameter.least, max_value=parameter.most,
                help_text=_("From %(least)s to %(most)s") % {"least": parameter.least, "most": parameter.most},
            )  # fmt: skip
        self.order_fields([BEGINS + parameter.name for parameter in rule.parameters])

    def parameters(self) -> dict[str, int]:
        """Return the parameters that were typed."""
        return {
            name.removeprefix(BEGINS): value for name, value in self.cleaned_data.items() if name.startswith(BEGINS)
        }


class FileFilter(django_filters.FilterSet):
    """Which files."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=FileState.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("What it holds"), choices=FileKind.choices, empty_label=_("All"))

    class Meta:
        model = LogFile
        fields: list[str] = []


class DamageFilter(django_filters.FilterSet):
    """Which damages."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=DamageState.choices, empty_label=_("All"))

    class Meta:
        model = Damage
        fields: list[str] = []


class GiveUpForm(forms.Form):
    """Why a day cannot be restored."""

    reason = LongTextField(
        label=_("Why it cannot be restored"), max_length=300, rows=3,
        help_text=_("Say who looked for it, and in which backups. No names of insured persons."),
    )  # fmt: skip


class DayFilter(django_filters.FilterSet):
    """Which days."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=DayState.choices, empty_label=_("All"))

    class Meta:
        model = LogDay
        fields: list[str] = []


class DayField(django_filters.Filter):
    """A condition on a day, typed as everywhere in the house."""

    field_class = JapaneseDateField


class ShareFilter(django_filters.FilterSet):
    """Which shares."""

    unit = SeenUnitFilter()
    since = DayField(label=_("From"), field_name="on", lookup_expr="gte")
    until = DayField(label=_("Until"), field_name="on", lookup_expr="lte")

    class Meta:
        model = UnitDay
        fields: list[str] = []


class NoFilter(django_filters.FilterSet):
    """No condition: the list is short."""
