"""The demonstration's voices and incidents."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from voice.demo import INCIDENTS, VOICES, make_voices
from voice.models import Delivery, Incident, ReceiptCheck, Voice


def test_filed_once_some_read_some_not(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_voices()
    make_voices()
    assert (Voice.objects.count(), Incident.objects.count()) == (len(VOICES), len(INCIDENTS))
    for side in ("headquarters", "block"):
        receipts = Delivery.objects.filter(side=side)
        assert 0 < receipts.filter(seen_at__isnull=True).count() < receipts.count()
    assert set(Incident.objects.values_list("state", flat=True)) == {"open", "ended"}
    assert all(check.is_equal for check in ReceiptCheck.objects.all())
