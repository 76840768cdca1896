"""Certificates, evidence and photos, sealed."""

from django.db import models
from django.db.models import Q

from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from privacy.contractors.models.bid import Bid
from privacy.contractors.models.company import Certificate
from privacy.contractors.models.inspection import Observation
from privacy.contractors.models.job import Proof

OWNERS = ("certificate", "bid", "observation", "proof")


def _exactly_one() -> Q:
    found = Q()
    for owner in OWNERS:
        found |= Q(**{f"{other}__isnull": other != owner for other in OWNERS})
    return found


class Paper(SealedFile):
    """A file that belongs to a certificate, a bid, an observation or the end of a contract."""

    purpose = "papers of contractors"
    route = "contractors:paper"

    certificate = models.ForeignKey(Certificate, models.PROTECT, null=True, related_name="papers")
    bid = models.ForeignKey(Bid, models.PROTECT, null=True, related_name="papers")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="papers")
    proof = models.ForeignKey(Proof, models.PROTECT, null=True, related_name="papers")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed(*(f"{owner}_id" for owner in OWNERS), *KEPT)]
        constraints = [models.CheckConstraint(condition=_exactly_one(), name="paper_of_one_row")]
