"""What is asked on the pages of findings."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.models import Auditor
from audit.auditors.queries import at_work
from audit.contributed import PaperName
from audit.engagements.actions.planning import Plan
from audit.engagements.choices import Kind as AuditKind
from audit.engagements.models import Engagement
from audit.findings.actions.answering import Step
from audit.findings.actions.keeping import Outside
from audit.findings.actions.writing import Wording
from audit.findings.choices import OPEN, BodyKind, Cause, Claim, FindingState, Kind, Rating, Stance, State, Verdict
from audit.findings.models import Body, Criterion, Finding, Recommendation
from audit.findings.rules.ages import UPPER
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.calendar.eras import fiscal_year_days
from governance.lists.filters import ReferenceFilter
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

PROPOSALS, STEPS = (1, 2), (1, 2, 3, 4)


class FindingForm(forms.Form):
    """A finding with what is recommended: points for the unit, proposals to headquarters apart."""

    unit = UnitField(label=_("Unit"))
    title = forms.CharField(label=_("Title"), max_length=100)
    condition = LongTextField(label=_("Condition found"), rows=5, max_length=4000)
    criterion = forms.ModelChoiceField(
        label=_("Criterion audited against"),
        queryset=Criterion.objects.filter(is_current=True),
        empty_label=_("Choose"),
    )
    criterion_text = LongTextField(label=_("What should be"), rows=3, max_length=2000)
    cause_code = forms.ChoiceField(label=_("Kind of cause"), choices=Cause.choices)
    cause = LongTextField(label=_("Cause"), rows=3, max_length=2000)
    effect = LongTextField(label=_("Effect and risk"), rows=3, max_length=2000)
    rating = forms.ChoiceField(label=_("Rating"), choices=Rating.choices, widget=forms.RadioSelect)
    improvement = LongTextField(
        label=_("Point to improve (改善指摘)"), rows=3, max_length=2000, required=False,
        help_text=_("For the unit itself."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in PROPOSALS:
            self.fields[f"proposal_unit_{number}"] = UnitField(
                label=_("Proposal %(n)s: to") % {"n": number}, required=False, empty_label=_("None.")
            )
            self.fields[f"proposal_{number}"] = LongTextField(
                label=_("Proposal %(n)s (提言)") % {"n": number}, rows=3, max_length=2000, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Check that something is recommended, and that each proposal has words and an addressee."""
        data = super().clean() or {}
        for number in PROPOSALS:
            unit, text = data.get(f"proposal_unit_{number}"), data.get(f"proposal_{number}")
            if bool(unit) != bool(text):
                self.add_error(f"proposal_{number}", _("A proposal needs words and the division it goes to."))
        if not data.get("improvement") and not any(data.get(f"proposal_{number}") for number in PROPOSALS):
            self.add_error("improvement", _("Write at least one point to improve or one proposal."))
        return data

    def wording(self) -> Wording:
        """Return what the finding says; only for a valid form."""
        data = self.cleaned_data
        asked = [(Kind.IMPROVEMENT.value, data["unit"], data["improvement"])] if data["improvement"] else []
        asked += [
            (Kind.PROPOSAL.value, data[f"proposal_unit_{number}"], data[f"proposal_{number}"])
            for number in PROPOSALS if data[f"proposal_{number}"]
        ]  # fmt: skip
        names = set(Wording.__dataclass_fields__) - {"asked"}
        return Wording(**{name: data[name] for name in names}, asked=asked)


def wording_of(finding: Finding) -> dict[str, Any]:
    """Return the present words as the form's first values."""
    names = ("title", "condition", "criterion", "criterion_text", "cause_code", "cause", "effect", "rating")
    first = {name: getattr(finding, name) for name in names} | {"unit": str(finding.unit_id)}
    rows = list(finding.recommendations.order_by("number"))
    first["improvement"] = next((row.text for row in rows if row.kind == Kind.IMPROVEMENT), "")
    for number, row in enumerate((row for row in rows if row.kind == Kind.PROPOSAL), start=1):
        first |= {f"proposal_unit_{number}": str(row.unit_id), f"proposal_{number}": row.text}
    return first


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)


class GroundsForm(forms.Form):
    """Why the facts are held to be right."""

    reason = LongTextField(label=_("Why the facts are held to be right"), rows=3, max_length=1000)


class PapersForm(forms.Form):
    """The working papers on which a finding rests."""

    papers = forms.TypedMultipleChoiceField(
        label=_("Working papers"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, known: Sequence[PaperName], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["papers"]
        chooser.choices = [(str(row.id), f"{row.reference} {row.title}") for row in known]


class ObjectionForm(forms.Form):
    """What is wrong with the facts."""

    text = LongTextField(label=_("What is wrong"), rows=6, max_length=4000)


class AnswerForm(forms.Form):
    """The answer with its plan, up to four steps."""

    stance = forms.ChoiceField(label=_("Answer"), choices=Stance.choices, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("Words to it"), rows=4, max_length=4000,
        help_text=_("Where you do not agree: the reason. It stays on record beside the recommendation."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in STEPS:
            given = {"n": number}
            self.fields[f"what_{number}"] = forms.CharField(
                label=_("Step %(n)s: what is done") % given, max_length=300, required=False
            )
            self.fields[f"owner_{number}"] = forms.CharField(
                label=_("Step %(n)s: who does it") % given, max_length=60, required=False
            )
            self.fields[f"until_{number}"] = JapaneseDateField(
                label=_("Step %(n)s: until") % given, future=True, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Check that each step is whole, and that there is one unless the unit does not agree."""
        data = super().clean() or {}
        for number in STEPS:
            parts = [data.get(f"{name}_{number}") for name in ("what", "owner", "until")]
            if any(parts) and not all(parts):
                self.add_error(f"what_{number}", _("A step says what, who and until when."))
        if not self.errors and data["stance"] != Stance.DISAGREE and not self.steps():
            self.add_error("what_1", _("Say what will be done, by whom and until when."))
        return data

    def steps(self) -> list[Step]:
        """Return the steps."""
        data = self.cleaned_data
        return [Step(data[f"what_{n}"], data[f"owner_{n}"], data[f"until_{n}"]) for n in STEPS if data.get(f"what_{n}")]


class ProgressForm(forms.Form):
    """The follow-up report."""

    claim = forms.ChoiceField(label=_("State"), choices=Claim.choices, widget=forms.RadioSelect)
    text = LongTextField(label=_("What was done"), rows=6, max_length=4000)
    evidence = AttachmentsField(label=_("Evidence"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check that what is put right is shown."""
        data = super().clean() or {}
        if data.get("claim") == Claim.DONE and not data.get("evidence") and "evidence" not in self.errors:
            self.add_error("evidence", _("What is reported as put right needs evidence: choose at least one file."))
        return data


class JudgeForm(forms.Form):
    """What the auditor finds."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Verdict if one != Verdict.REOPENED],
    )  # fmt: skip
    text = LongTextField(label=_("Grounds"), rows=4, max_length=4000)
    new_due_on = JapaneseDateField(label=_("New day"), future=True, required=False)

    def clean(self) -> dict[str, Any]:
        """Check that what stays open has a day."""
        data = super().clean() or {}
        if data.get("verdict") not in (None, Verdict.DONE) and not data.get("new_due_on"):
            self.add_error("new_due_on", _("What stays open needs a new day."))
        return data


class ReopenForm(forms.Form):
    """Why it is opened again, until when."""

    text = LongTextField(label=_("Reason"), rows=4, max_length=4000)
    new_due_on = JapaneseDateField(label=_("New day"), future=True)


class RiskForm(forms.Form):
    """Why the president accepts the risk."""

    reason = LongTextField(label=_("Reason"), rows=4, max_length=1000)


class FollowUpForm(forms.Form):
    """A follow-up audit of what is open."""

    title = forms.CharField(label=_("Title"), max_length=100)
    purpose = LongTextField(label=_("Purpose and scope"), rows=4, max_length=4000)
    announced = forms.BooleanField(label=_("Announced beforehand"), required=False)
    starts_on = JapaneseDateField(label=_("First day on site"), future=True)
    ends_on = JapaneseDateField(label=_("Last day on site"), future=True)
    auditor_days = forms.IntegerField(label=_("Auditor days"), min_value=1, max_value=2000)

    def clean(self) -> dict[str, Any]:
        """Check the days."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day lies before the first."))
        return data

    def plan(self, follows: Engagement, units: Any) -> Plan:
        """Return the plan; only for a valid form."""
        return Plan(kind=AuditKind.FOLLOW_UP, follows=follows, units=list(units), **self.cleaned_data)


class ScaleForm(forms.Form):
    """A version of the scale."""

    valid_from = JapaneseDateField(label=_("Valid from"), future=True)
    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rating in Rating:
            self.fields[f"level_{rating}"] = LongTextField(label=rating.label, rows=3, max_length=400)

    def levels(self) -> dict[str, str]:
        """Return rating → when it applies."""
        return {rating.value: self.cleaned_data[f"level_{rating}"] for rating in Rating}


class CriterionForm(forms.Form):
    """A criterion."""

    code = forms.CharField(label=_("Code"), max_length=12)
    name = forms.CharField(label=_("Criterion audited against"), max_length=120)
    source = forms.CharField(label=_("Where it is written"), max_length=200)


class BodyForm(forms.Form):
    """A body that audits from outside."""

    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=100)


class ExternalForm(forms.Form):
    """An audit by others."""

    body = forms.ModelChoiceField(label=_("Audited by"), queryset=Body.objects.all(), empty_label=_("Choose"))
    title = forms.CharField(label=_("Title"), max_length=100)
    their_number = forms.CharField(label=_("Number of theirs"), max_length=60, required=False)
    reported_on = JapaneseDateField(label=_("Day of the report"), past=True)
    about_privacy = forms.BooleanField(label=_("About personal information"), required=False)
    keeper = forms.ModelChoiceField(
        label=_("Auditor in charge"), queryset=Auditor.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["keeper"]
        chooser.queryset = at_work()

    def outside(self) -> Outside:
        """Return what was typed; only for a valid form."""
        return Outside(**self.cleaned_data)


class KeeperForm(forms.Form):
    """Who is in charge."""

    keeper = forms.ModelChoiceField(
        label=_("Auditor in charge"), queryset=Auditor.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["keeper"]
        chooser.queryset = at_work()


def by_source(rows: Any, value: str, path: str = "") -> Any:
    """Return the rows of one source: our own audits of a kind, or the bodies of a kind."""
    if not value:
        return rows
    where, kind = value.split(":")
    return rows.filter(**{f"{path}{where}": kind})


SOURCES = [
    *((f"engagement__kind:{kind.value}", kind.label) for kind in AuditKind),
    *((f"external__body__kind:{kind.value}", kind.label) for kind in BodyKind),
]


AGES = [("0", _("Up to 90 days")), ("1", _("Up to 180 days")), ("2", _("Up to 365 days")), ("3", _("Longer"))]


class FindingFilter(django_filters.FilterSet):
    """Conditions for the list."""

    reference = ReferenceFilter(label=pgettext_lazy("audit", "Reference number"), field_name="reference")
    source = django_filters.ChoiceFilter(
        label=_("Source of the finding"), choices=SOURCES, method="of_source", empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=FindingState.choices, empty_label=_("All"))
    rating = django_filters.ChoiceFilter(label=_("Rating"), choices=Rating.choices, empty_label=_("All"))
    cause = django_filters.ChoiceFilter(
        label=_("Kind of cause"), field_name="cause_code", choices=Cause.choices, empty_label=_("All")
    )
    unit = django_filters.CharFilter(label=_("Unit code"), field_name="unit__code")
    block = django_filters.CharFilter(label=_("Code of the block"), method="of_block")
    criterion = django_filters.CharFilter(label=_("Code of the criterion"), field_name="criterion__code")
    repeated = django_filters.BooleanFilter(label=_("Found before"), method="only_repeated", widget=forms.CheckboxInput)
    reported = django_filters.NumberFilter(
        label=_("Reported in the fiscal year"), method="of_year", min_value=1, max_value=9990
    )

    def of_block(self, rows: Any, name: str, value: str) -> Any:
        """Return those of the block; "-": of headquarters."""
        code = value.strip()
        return rows.filter(block__isnull=True) if code == "-" else rows.filter(block__code=code)

    def of_year(self, rows: Any, name: str, value: Any) -> Any:
        """Return those reported in the fiscal year."""
        return rows.filter(issued_on__range=fiscal_year_days(int(value)))

    def of_source(self, rows: Any, name: str, value: str) -> Any:
        """Return those of the source."""
        return by_source(rows, value)

    def only_repeated(self, rows: Any, name: str, value: bool) -> Any:
        """Return those that were found before, all when it is not asked."""
        return rows.filter(repeated=True) if value else rows

    class Meta:
        model = Finding
        fields: list[str] = []


class RecommendationFilter(django_filters.FilterSet):
    """Conditions for the list of recommendations and for the ages."""

    source = django_filters.ChoiceFilter(
        label=_("Source of the finding"), choices=SOURCES, method="of_source", empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    rating = django_filters.ChoiceFilter(
        label=_("Rating"), field_name="finding__rating", choices=Rating.choices, empty_label=_("All")
    )
    unit = django_filters.CharFilter(label=_("Unit code"), field_name="unit__code")
    late = django_filters.BooleanFilter(label=_("Past its day"), method="past_the_day", widget=forms.CheckboxInput)
    age = django_filters.ChoiceFilter(label=_("Open for"), choices=AGES, method="of_age", empty_label=_("All"))
    reported = django_filters.NumberFilter(
        label=_("Reported in the fiscal year"), method="of_year", min_value=1, max_value=9990
    )

    def of_age(self, rows: Any, name: str, value: str) -> Any:
        """Return what has been open for so long, as the analysis counts it."""
        band, today = int(value), clock.today()
        rows = rows.filter(state__in=OPEN)
        if band < len(UPPER):
            rows = rows.filter(followed_since__gte=today - timedelta(days=UPPER[band]))
        return rows.filter(followed_since__lt=today - timedelta(days=UPPER[band - 1])) if band else rows

    def of_year(self, rows: Any, name: str, value: Any) -> Any:
        """Return those reported in the fiscal year."""
        told = rows.filter(finding__issued_on__range=fiscal_year_days(int(value)))
        return told.exclude(state__in=[State.DRAFT, State.WITHDRAWN])

    def of_source(self, rows: Any, name: str, value: str) -> Any:
        """Return those of the source."""
        return by_source(rows, value, "finding__")

    def past_the_day(self, rows: Any, name: str, value: bool) -> Any:
        """Return those whose follow-up report is past its day, all when it is not asked."""
        return rows.filter(state=State.FOLLOWED, due_on__lt=clock.today()) if value else rows

    class Meta:
        model = Recommendation
        fields: list[str] = []


class ExternalFilter(django_filters.FilterSet):
    """Conditions for the list of audits by others."""

    kind = django_filters.ChoiceFilter(
        label=_("Source of the finding"), field_name="body__kind", choices=BodyKind.choices, empty_label=_("All")
    )
    year = django_filters.NumberFilter(label=_("Fiscal year"), field_name="fiscal_year", max_value=9999)
