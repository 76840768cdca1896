"""A draft, a version in force that waits for signatures, an article, a counter."""

from compliance.conduct import actions
from compliance.conduct.models import Article, ContactPoint, Edition
from governance.organization.models import Unit
from governance.runner import run
from tests.conduct.helpers import asked, drafted, editor
from tests.conduct.helpers import in_force as in_force_card

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    in_force = asked()
    in_force_card(kind="card", needs_signature=False)
    draft: Edition = drafted()
    article: Article = draft.articles.all()[0]
    said = {
        "place": 1,
        "name": "外部窓口",
        "organization": "事務所",
        "phone": "03-0000-0000",
        "hours": "",
        "address": "",
    }
    contact = run(actions.add_contact, actor=editor(), **said)  # type: ignore[arg-type]
    made: ContactPoint = ContactPoint.objects.get(pk=str(contact.subject_id))
    return {
        "compliance/conduct/editions/<uuid:pk>": {
            "draft": {"pk": str(draft.pk)}, "in force": {"pk": str(in_force.pk)},
        },
        "compliance/conduct/articles/<uuid:pk>": {"of a draft": {"pk": str(article.pk)}},
        "compliance/conduct/contacts/<uuid:pk>": {"counter": {"pk": str(made.pk)}},
        "compliance/conduct/completion/<uuid:pk>": {"own office": {"pk": str(office.pk)}},
    }  # fmt: skip
