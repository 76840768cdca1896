"""The demonstration shows each way in."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from voice.intake.demo import make_intake
from voice.intake.models import IncomingMail
from voice.models import Voice


def test_each_way_in_is_there_once(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_intake()
    make_intake()
    assert sorted(Voice.objects.values_list("channel", flat=True)) == ["email", "hqletter", "web", "web"]
    assert set(IncomingMail.objects.values_list("state", flat=True)) == {"taken", "aside", "look"}
