"""What a reader may do now with a finding and a recommendation: words and address."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.findings import actions
from audit.findings.models import Finding, Recommendation
from governance.access import Actor
from governance.runner import Action

Offered = list[tuple[str, str | Promise, Action]]

ON_FINDING: Offered = [
    ("confirm-facts", _("The facts are right"), actions.confirm_facts),
    ("object-to-facts", _("Object to the facts"), actions.object_to_facts),
    ("send-facts", _("Send to the unit for the facts"), actions.send_facts),
    ("settle-facts", _("Hold to the facts"), actions.settle_facts),
    ("issue", _("Begin the follow-up"), actions.issue),
    ("rewrite", _("Word it otherwise"), actions.rewrite),
    ("cite-papers", _("Name working papers"), actions.cite_papers),
    ("withdraw", _("Withdraw the finding"), actions.withdraw),
]
ON_RECOMMENDATION: Offered = [
    ("answer", _("Answer"), actions.answer),
    ("report-progress", _("Report the follow-up"), actions.report_progress),
    ("judge", _("Judge the report"), actions.judge),
    ("reopen", _("Open it again"), actions.reopen),
    ("accept-risk", _("Accept the risk"), actions.accept_risk),
    ("withdraw-recommendation", _("Withdraw the recommendation"), actions.withdraw_recommendation),
]


def _possible(offered: Offered, row: Any, actor: Actor) -> list[tuple[str | Promise, str]]:
    return [
        (words, reverse(f"findings:{verb}", args=[row.pk]))
        for verb, words, action in offered
        if action.moves.allows(row) and action.who(actor, row)
    ]


def on_finding(finding: Finding, actor: Actor) -> list[tuple[str | Promise, str]]:
    """Return what the actor may do with the finding; outside audits need no word on facts, and have no papers."""
    ours = (actions.send_facts, actions.cite_papers)
    offered = [one for one in ON_FINDING if finding.external_id is None or one[2] not in ours]
    return _possible(offered, finding, actor)


def on_recommendation(row: Recommendation, actor: Actor) -> list[tuple[str | Promise, str]]:
    """Return what the actor may do with the recommendation."""
    return _possible(ON_RECOMMENDATION, row, actor)
