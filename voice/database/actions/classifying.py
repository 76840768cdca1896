"""What a voice is about."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, STAYS, action
from voice.database.access import may_classify
from voice.database.models import Classification, SearchRow, Term
from voice.models import Voice


@action(
    "voice_database.classify", subject=Voice, who=may_classify, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice_database.voice_classified",), ledger=("subject_term", "procedure_term"),
)  # fmt: skip
def classify(
    voice: Voice, *, actor: Actor, subject_term: Term, procedure_term: Term | None = None, note: str = ""
) -> None:
    """Say what the voice is about; what was said before stays as history."""
    now = clock.now()
    voice.classifications.filter(superseded_at__isnull=True).update(superseded_at=now)
    Classification.objects.create(
        voice=voice, subject=subject_term, procedure=procedure_term, note=note, made_by_id=actor.own_id, made_at=now
    )
    SearchRow.objects.filter(voice=voice).update(
        subject_code=subject_term.code, procedure_code=procedure_term.code if procedure_term else ""
    )
