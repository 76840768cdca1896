"""Working papers in the access matrix: of a secret audit, of one at work, locked ones; manuals."""

from audit.fieldwork import actions
from audit.fieldwork.models import Manual, Note
from governance.organization.models import Unit
from tests.audit_engagements.making import act
from tests.audit_fieldwork import making

PART = "audit"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    team = making.team()
    draft = Manual.objects.get(pk=act(actions.draft_manual, team.member.person).subject_id)
    at_work = making.handed_in(team)
    act(actions.raise_note, team.reviewer.person, at_work, text="確かめて")
    note, file = Note.objects.get(), at_work.evidence.get()
    secret = making.secret_paper(team)
    known = {
        "secret": {"pk": str(secret.engagement_id)}, "at work": {"pk": str(team.engagement.pk)},
    }  # fmt: skip
    papers = {"secret": {"pk": str(secret.pk)}, "at work": {"pk": str(at_work.pk)}}
    return {
        "audit/fieldwork/engagements/<uuid:pk>": known,
        "audit/fieldwork/papers/<uuid:pk>": papers,
        "audit/fieldwork/notes/<uuid:pk>": {"at work": {"pk": str(note.pk)}},
        "audit/fieldwork/evidence/<uuid:pk>": {"at work": {"pk": str(file.pk)}},
        "audit/fieldwork/manuals/<uuid:pk>": {"draft": {"pk": str(draft.pk)}},
    }
