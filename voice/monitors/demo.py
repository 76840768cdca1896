"""Monitor meetings of the demonstration: monitors chosen, a meeting with published minutes, the next one planned."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.access import PUBLIC_ACTOR
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from voice.monitors import actions
from voice.monitors.actions.meeting import Invitation
from voice.monitors.actions.recruiting import Announcement
from voice.monitors.apps import AREA
from voice.monitors.models import AgendaItem, Application, Meeting, Member, Recruitment
from voice.monitors.queries import SUBJECT
from voice.monitors.sealing import Applicant

HEAD, CLERK, OFFICE = "office-head1", "staff1", "13001"
TEXT = "年に4回、平日の午後に年金事務所へお集まりいただき、窓口や書類についてご意見を伺います。交通費をお支払いします。"
APPLICANTS = (
    ("青山 節子", "older", "窓口でいつも助けていただいています。書類の字が読みにくいことをお伝えしたいです。", True),
    ("久保 健太", "under_50", "平日に休みが取れません。働く人の立場から意見を言いたいです。", True),
    ("大山 昇", "under_65", "定年を前に、年金のことをよく知りたいと思い応募しました。", False),
)
OPINIONS = (
    ("request", "申請書の記入例を増やしてほしい", "記入例が一つしかなく、自分の場合にどう書くのかわからない。", 1),
    ("opinion", "昼休みの窓口を増やしてほしい", "昼休みにしか来られない人が多いのに、その時間に窓口が減っている。", 2),
)
"""The first one is answered by the demonstration of answers."""
MINUTES = (
    "1. 書類について\nモニター1から、記入例が少ないとの意見があった。事務所から、記入例を増やすよう本部へ伝えると答えた。\n\n"
    "2. 窓口について\nモニター2から、昼休みの窓口を増やしてほしいとの意見があった。"
)


@demo
def make_monitor_meetings() -> None:
    """Make them once."""
    if Recruitment.objects.exists():
        return
    office = Unit.objects.get(code=OFFICE)
    _recruit(office)
    held = _hold(office)
    _publish(held)
    with clock.shifted(timedelta(days=-10)):
        _plan(office, 24, ["前回のご意見への回答", "お待ちいただく間のご案内"])
        run(actions.plan_recruitment, actor=actor("office-head2"), announcement=_announcement("27001", 7, 30))
    recruitment = Recruitment.objects.get(unit__code="27001")
    with clock.shifted(timedelta(days=-2)):
        someone = Applicant("西田 由紀", "06-0000-0000", "", "家族の介護の経験を、窓口の改善に役立てたいです。")
        run(actions.apply, actor=PUBLIC_ACTOR, recruitment=recruitment.pk, age_band="under_65", applicant=someone)


def _announcement(office: str, first: int, last: int) -> Announcement:
    today = clock.today()
    return Announcement(
        Unit.objects.get(code=office), TEXT, 2, today + timedelta(days=first), today + timedelta(days=last),
        today + timedelta(days=last + 10), today + timedelta(days=last + 375), 90,
    )  # fmt: skip


def _act(action: Any, by: str, row: UUID | None, **inputs: Any) -> Any:
    return run(action, actor=actor(by), subject=row, **inputs)


def _recruit(office: Unit) -> None:
    with clock.shifted(timedelta(days=-100)):
        made = run(actions.plan_recruitment, actor=actor(HEAD), announcement=_announcement(OFFICE, 0, 14)).subject_id
        for name, age, reasons, _chosen in APPLICANTS:
            person = Applicant(name, "03-0000-0000", "東京都千代田区", reasons)
            run(actions.apply, actor=PUBLIC_ACTOR, recruitment=made, age_band=age, applicant=person)
    with clock.shifted(timedelta(days=-84)):
        for row, (_name, _age, _reasons, chosen) in zip(
            Application.objects.filter(recruitment=made), APPLICANTS, strict=True
        ):
            _act(actions.show_applicant, HEAD, row.pk)
            reason = "窓口をよく利用され、具体的なご意見がある。" if chosen else "年代の釣り合いを考えた。"
            _act(actions.choose if chosen else actions.decline, HEAD, row.pk, reason=reason)
            _act(actions.tell_applicant, HEAD, row.pk, told_by="letter", told_on=clock.today())


def _plan(office: Unit, days: int, agenda: list[str]) -> UUID:
    invitation = Invitation(clock.today() + timedelta(days=days), time(14, 0), "年金事務所 2階会議室", agenda)
    made: UUID = _act(actions.plan_meeting, HEAD, None, unit=office, invitation=invitation).subject_id
    return made


def _hold(office: Unit) -> Meeting:
    with clock.shifted(timedelta(days=-74)):
        meeting = _plan(office, 14, ["書類のわかりやすさ", "窓口のご利用"])
    with clock.shifted(timedelta(days=-60)):
        present = list(Member.objects.filter(unit=office))
        _act(actions.record_attendance, CLERK, meeting, present=present, staff_present=3)
        for kind, title, text, number in OPINIONS:
            item = AgendaItem.objects.get(meeting=meeting, number=number).pk
            run(actions.file_opinion, actor=actor(CLERK), meeting=meeting, item=item, kind=kind, title=title, text=text,
                done="")  # fmt: skip
        _act(actions.write_minutes, CLERK, meeting, text=MINUTES)
    with clock.shifted(timedelta(days=-58)):
        _act(actions.approve_minutes, HEAD, meeting)
    return Meeting.objects.get(pk=meeting)


def _publish(meeting: Meeting) -> None:
    given = {"area": AREA, "subject_type": SUBJECT, "subject_id": meeting.pk, "title": "第1回お客様モニター会議"}
    agenda = "\n".join(f"{item.number}. {item.text}" for item in meeting.agenda.all())
    parts = [("議題", agenda), ("出席", "モニター2名、職員3名"), ("議事録", MINUTES)]
    with clock.shifted(timedelta(days=-50)):
        made: UUID = _act(publishing.draft, "service", None, parts=parts, **given).subject_id
        _act(publishing.submit, "service", made)
        edition = edition_in_review(Publication.objects.get(pk=made))
        _act(publishing.approve, "quality", made, seen=edition.hash if edition else "")
        _act(publishing.publish, "service", made)
