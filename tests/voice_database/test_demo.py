"""The demonstration's voice database: every page has something to show."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from voice.database.demo import make_database
from voice.database.models import Classification, Fault, Import, Rise, SavedView, Suggestion
from voice.demo import make_voices


def test_made_once(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_voices()
    make_database()
    count = Classification.objects.count()
    make_database()
    assert Classification.objects.count() == count > 10
    assert Suggestion.objects.filter(state="waiting").exists()
    assert Rise.objects.exists()
    assert SavedView.objects.count() == 1
    assert (Import.objects.get().state, Fault.objects.count()) == ("checked", 2)
