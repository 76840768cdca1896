"""Photos: of a check, of a defect put right, of a verification. Kept without metadata (place and device stand there)."""

from django.db import models
from django.db.models import Q

from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from privacy.workspace.models.check import Check
from privacy.workspace.models.criteria import Criterion
from privacy.workspace.models.defect import Defect
from privacy.workspace.models.draw import Verification


class Photo(SealedFile):
    """A photo, or another file that shows how something was."""

    purpose = "photos of workspaces"
    route = "workspace:photo"

    check_row = models.ForeignKey(Check, models.PROTECT, null=True, related_name="photos")
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, related_name="+")
    defect = models.ForeignKey(Defect, models.PROTECT, null=True, related_name="photos")
    verification = models.ForeignKey(Verification, models.PROTECT, null=True, related_name="photos")

    class Meta(SealedFile.Meta):
        triggers = [
            ledger_required(),
            filed_is_filed("check_row_id", "criterion_id", "defect_id", "verification_id", *KEPT),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(check_row__isnull=False, defect__isnull=True, verification__isnull=True)
                | Q(check_row__isnull=True, criterion__isnull=True, defect__isnull=False, verification__isnull=True)
                | Q(check_row__isnull=True, criterion__isnull=True, defect__isnull=True, verification__isnull=False),
                name="photo_of_one_thing",
            ),
        ]
