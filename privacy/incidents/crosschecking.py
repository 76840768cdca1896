"""Incidents that by the rules Compliance should have, and has not."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from governance.handover import Suspect
from privacy.incidents.choices import Answer
from privacy.incidents.models import Assessment, Incident
from privacy.incidents.queries import SUBJECT

SO = (Answer.YES, Answer.FEARED)


def not_handed_over(known: QuerySet[Any]) -> Iterable[Suspect]:
    """Yield the incidents by which somebody who works for us is suspected, or looked up records without a purpose."""
    newest = Assessment.objects.filter(incident=OuterRef("pk")).order_by("-number").values("own_staff")[:1]
    rows = Incident.objects.filter(handed_over_at__isnull=True).annotate(own=Subquery(newest)).exclude(pk__in=known)
    suspected = Q(wrongful__in=SO, own__in=SO) | Q(kind="snooping", wrongful__in=SO)
    for row in rows.filter(suspected).order_by("known_at"):
        yield Suspect(SUBJECT, row.pk, row.unit_id, row.known_on, row.reference, row.get_absolute_url())
