"""Working papers that another room files: results of data audits."""

import hashlib
import json
from uuid import UUID, uuid4

from audit.contributed import Filed
from audit.engagements.models import Engagement
from audit.fieldwork.actions.planning import require_work
from audit.fieldwork.models import Paper
from audit.fieldwork.sealing import sealed_result
from governance import clock
from governance.access import Actor
from governance.runner.numbering import next_number


def file_working_paper(filed: Filed, actor: Actor) -> UUID:
    """Begin a paper with a result and return its id; what was seen and the conclusion are the preparer's to write.

    Called within the action of the room that asks. Raises FieldworkOver.
    """
    engagement = Engagement.objects.select_for_update().get(pk=filed.engagement)
    require_work(engagement)
    made = Paper(
        pk=uuid4(), engagement=engagement, number=next_number(Paper.objects.filter(engagement=engagement)),
        title=filed.title[:200], prepared_by_id=actor.own_id, authors=[actor.own_id], made_at=clock.now(),
        source_type=filed.subject_type, source_id=filed.subject_id, source_digest=filed.digest,
    )  # fmt: skip
    text = json.dumps(filed.result, ensure_ascii=False, sort_keys=True, default=str)
    if hashlib.sha256(text.encode()).hexdigest() != filed.digest:
        raise ValueError("the hash is not that of the result")
    made.sealed_result = sealed_result(made.pk, text)
    made.save(force_insert=True)
    return made.pk
