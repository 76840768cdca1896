"""A voice to be classified, two that are alike, a group, a term, an import, a saved view of Service Promotion."""

from governance.organization.models import Unit
from tests.support import factories
from tests.voice import making
from voice.database import actions, chores
from voice.database.importing import COLUMNS
from voice.database.models import Group, Import, SavedView, Suggestion, Term

PART = "voice"

TEXT = "月末に窓口へ行ったら二時間も待たされた。番号札を取るときに、待ち時間の目安を教えてほしい。"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    filer, service = factories.person("staff", at=office), factories.person("service_promotion")
    voice, other, third = (making.voice(by=filer, text=TEXT) for _ in range(3))
    chores.compare()
    making.act(actions.group_with, service, voice, other=other, why="同じ")
    actor = factories.actor(service)
    making.run(actions.upload_voices, actor=actor, file_name="a.csv", rows=[dict.fromkeys(COLUMNS, "")])
    making.run(actions.save_view, actor=actor, name="見方", conditions="q=窓口", shared_role="service_promotion")
    base = "voice/database"
    return {
        f"{base}/voices/<uuid:pk>": {"of the office": {"pk": str(third.pk)}},
        f"{base}/taxonomy/<uuid:pk>": {"a subject": {"pk": str(Term.objects.get(code="S007").pk)}},
        f"{base}/suggestions/<uuid:pk>": {
            "of the office": {"pk": str(Suggestion.objects.filter(state="waiting")[0].pk)}
        },
        f"{base}/groups/<uuid:pk>": {"of the office": {"pk": str(Group.objects.get().pk)}},
        f"{base}/imports/<uuid:pk>": {"being checked": {"pk": str(Import.objects.get().pk)}},
        f"{base}/views/<uuid:pk>": {"shared": {"pk": str(SavedView.objects.get().pk)}},
    }
