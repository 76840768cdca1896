"""The demonstration's answers, important voices and publications."""

from django.test import Client

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice.answers.demo import ANSWERS, make_answers
from voice.answers.models import Instruction, Matter, Reply
from voice.demo import make_voices
from voice.models import Voice
from voice.monitors.demo import make_monitor_meetings


def test_each_state_is_there_once_the_voices_are(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_answers()
    assert not Reply.objects.exists()
    make_voices()
    make_monitor_meetings()
    make_answers()
    make_answers()
    outbox.dispatch()
    assert Reply.objects.count() == len(ANSWERS)
    assert {"open", "drafted", "decided", "told", "closed"} == set(Voice.objects.values_list("state", flat=True))
    assert set(Instruction.objects.values_list("state", flat=True)) == {"given", "reported"}
    assert ANSWERS[0].title in Client().get("/voices/").content.decode()
    service = factories.client_of(Person.objects.get(staff_number="service"))
    for matter in Matter.objects.all():
        assert service.get(matter.get_absolute_url()).status_code == 200
