"""The demonstration's monitor meetings, with an opinion that was answered."""

from django.test import Client

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from voice.answers.demo import make_answers
from voice.demo import make_voices
from voice.monitors.demo import make_monitor_meetings
from voice.monitors.models import Meeting, Member, Recruitment


def test_a_meeting_with_minutes_one_to_come_and_a_recruitment(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_voices()
    for _ in range(2):
        make_monitor_meetings()
    make_answers()
    assert set(Meeting.objects.values_list("state", flat=True)) == {"approved", "planned"}
    assert (Member.objects.count(), Recruitment.objects.count()) == (2, 2)
    page = Client().get(f"/monitors/meetings/{Meeting.objects.get(state='approved').pk}/").text
    assert all(words in page for words in ("記入例が少ない", "記入台に置きました", "2件のご意見"))
