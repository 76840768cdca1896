"""The demonstration's documents."""

from compliance.conduct.demo import make_documents
from compliance.conduct.models import Edition, Signature
from compliance.conduct.queries import articles_in_force, edition_in_force
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.support.database import check_deferred


def test_the_demonstration_has_every_document_in_each_state(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_documents()
    check_deferred()
    assert set(Edition.objects.values_list("state", flat=True)) == {"in_force", "superseded", "in_review"}
    assert len(articles_in_force("code")) == 13
    assert edition_in_force("rules")
    assert edition_in_force("card")
    signed = Signature.objects.filter(signed_at__isnull=False).count()
    assert 0 < signed < Signature.objects.count()
    before = Edition.objects.count()
    make_documents()
    assert Edition.objects.count() == before
