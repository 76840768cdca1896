"""Measures: proposed, taken on, reported, accepted by another, and later found to have worked or not."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.actions import accept, assign
from compliance.lifecycle import erase_in_rooms, what_keeps_open
from compliance.measures import actions
from compliance.measures.models import Measure
from compliance.measures.queries import count_of
from compliance.measures.words import Words, words_of
from compliance.models import Case, Declaration
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import examine
from governance.attachments.models import Attachment
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.attachments.test_attachments import picture, upload
from tests.support import factories

TITLE, TEXT = "二人で確認する", "発送の前に二人で宛先と中身を確認する。"


def office(code: str = "13001") -> Unit:
    return Unit.objects.get(code=code)


class Setting:
    """A case with an investigator, and an office whose head answers for measures."""

    def __init__(self) -> None:
        self.case, _ = factories.file_case(unit=office("27001"))
        self.head = factories.person("compliance_head")
        self.investigator = factories.person("investigator")
        self.owner = factories.person("office_head", at=office())
        head = factories.actor(self.head)
        run(accept, actor=head, subject=self.case.pk, severity="high", category="leak", message="受理しました。")
        run(assign, actor=head, subject=self.case.pk, investigators=[self.investigator])
        self.case = Case.objects.get(pk=self.case.pk)

    def propose(self, **changes: Any) -> Measure:
        inputs: dict[str, Any] = {
            "kind": "prevention", "title": TITLE, "text": TEXT, "unit": office(), "case": self.case,
            "due_on": clock.today() + timedelta(days=30), **changes,
        }  # fmt: skip
        made = run(actions.propose, actor=factories.actor(self.investigator), **inputs)
        return Measure.objects.get(pk=made.subject_id)

    def as_(self, person: Person) -> Actor:
        return factories.actor(person)

    def act(self, action: Any, person: Person, measure: Measure, **inputs: Any) -> Measure:
        run(action, actor=factories.actor(person), subject=measure.pk, **inputs)
        return Measure.objects.get(pk=measure.pk)

    def done(self) -> Measure:
        measure = self.act(actions.agree, self.owner, self.propose())
        measure = self.act(actions.report_done, self.owner, measure, report="手順を改めた。", files=[])
        return self.act(actions.accept_report, self.head, measure)


@pytest.fixture
def setting(db: None) -> Setting:
    return Setting()


def kept_open_by(case: Case) -> list[str]:
    """Return which measures keep the case open; other rooms have conditions of their own."""
    return [words for words in what_keeps_open(case) if words.startswith("措置「")]


def clocks(measure: Measure) -> dict[str, str]:
    rows = Deadline.objects.filter(subject_id=measure.pk).select_related("rule").order_by("round")
    return {row.rule.code: row.state for row in rows}


def test_agreed_done_and_worked_are_three_states(setting: Setting) -> None:
    measure = setting.propose()
    assert Deadline.objects.get(subject_id=measure.pk).due_on == measure.due_on
    assert setting.act(actions.agree, setting.owner, measure).state == "agreed"
    measure = setting.act(actions.report_done, setting.owner, measure, report="手順を改めた。", files=[])
    assert (measure.state, clocks(measure)) == ("reported", {"M1": "met"})
    measure = setting.act(actions.accept_report, setting.head, measure)
    assert (measure.state, clocks(measure)) == ("done", {"M1": "met", "M2": "running"})
    measure = setting.act(actions.check, setting.head, measure, outcome="worked", observation="半年間起きていない。")
    assert (measure.state, clocks(measure)) == ("worked", {"M1": "met", "M2": "met"})


def test_a_case_stays_open_until_each_effect_was_checked(setting: Setting) -> None:
    measure = setting.done()
    assert TITLE in kept_open_by(setting.case)[0]
    measure = setting.act(actions.check, setting.head, measure, outcome="not_worked", observation="また起きた。")
    assert len(kept_open_by(setting.case)) == 1
    day = clock.today() + timedelta(days=20)
    made = run(
        actions.follow_up,
        actor=factories.actor(setting.investigator),
        former=measure,
        title="別の方法",
        text="x",
        due_on=day,
    )
    following = Measure.objects.get(pk=made.subject_id)
    assert (following.follow_up_of, following.case, following.unit) == (measure, setting.case, measure.unit)
    assert "別の方法" in kept_open_by(setting.case)[0]
    for act, person, inputs in (
        (actions.agree, setting.owner, {}),
        (actions.report_done, setting.owner, {"report": "した。", "files": []}),
        (actions.accept_report, setting.head, {}),
        (actions.check, setting.head, {"outcome": "worked", "observation": "起きていない。"}),
    ):
        setting.act(act, person, following, **inputs)
    assert kept_open_by(setting.case) == []


def test_the_unit_learns_nothing_of_the_case(setting: Setting) -> None:
    measure = setting.propose()
    client = factories.client_of(setting.owner)
    page = client.get(f"/compliance/measures/{measure.pk}/").content.decode()
    assert TEXT in page
    assert setting.case.reference not in page
    assert str(setting.case.pk) not in page
    assert "代わり" not in page
    handler = factories.client_of(setting.investigator).get(f"/compliance/measures/{measure.pk}/").content.decode()
    assert setting.case.reference in handler


@pytest.mark.parametrize(
    "role", ["staff", "system_admin", "hr_officer", "committee_member", "privacy_manager", "auditor"]
)
def test_others_do_not_know_of_it(setting: Setting, role: str) -> None:
    measure = setting.propose()
    client = factories.client_of(factories.person(role, at=office()))
    assert client.get(f"/compliance/measures/{measure.pk}/").status_code == 404


def test_another_office_does_not_know_of_it(setting: Setting) -> None:
    measure = setting.propose()
    stranger = factories.person("office_head", at=office("14001"))
    with pytest.raises(Invisible):
        setting.act(actions.agree, stranger, measure)


def test_a_disciplinary_measure_stays_with_those_who_handle_the_case(setting: Setting) -> None:
    measure = setting.propose(kind="disciplinary")
    assert measure.unit is None
    for person in (setting.owner, factories.person("hr_officer"), factories.person("division_owner")):
        with pytest.raises(Invisible):
            setting.act(actions.agree, person, measure)
    assert setting.act(actions.agree, setting.investigator, measure).state == "agreed"


def test_the_president_reads_measures_but_no_disciplinary_ones(setting: Setting) -> None:
    client = factories.client_of(factories.person("president"))
    assert client.get(f"/compliance/measures/{setting.propose().pk}/").status_code == 200
    assert client.get(f"/compliance/measures/{setting.propose(kind='disciplinary').pk}/").status_code == 404


def test_the_words_of_a_disciplinary_measure_are_sealed_for_the_case(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.investigator, setting.propose(kind="disciplinary"))
    measure = setting.act(actions.report_done, setting.investigator, measure, report="戒告", files=[])
    assert words_of(measure, factories.actor(setting.head)) == Words(TITLE, TEXT, report="戒告")
    assert (measure.title, measure.text, measure.report, str(measure)) == ("", "", "", "懲戒")
    with pytest.raises(vault.Locked):
        words_of(measure, factories.actor(factories.person("investigator")))
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(title=TITLE)


def test_only_those_who_may_see_a_disciplinary_measure_find_it_on_the_page_of_the_case(setting: Setting) -> None:
    address = setting.propose(kind="disciplinary").get_absolute_url()
    people = {role: factories.person(role) for role in ("president", "vice_president")}
    factories.declare_no_relation([setting.case], people.values())
    shown = {
        role: address in factories.client_of(person).get(setting.case.get_absolute_url()).text
        for role, person in people.items()
    }
    assert shown == {"president": False, "vice_president": True}


def test_before_the_declaration_a_disciplinary_measure_stays_shut(setting: Setting) -> None:
    address = setting.propose(kind="disciplinary").get_absolute_url()
    Declaration.objects.filter(person=setting.investigator).delete()
    client = factories.client_of(setting.investigator)
    for page in (address, f"{address}agree/", f"{address}revise/"):
        assert client.get(page)["Location"] == f"{setting.case.get_absolute_url()}declare/"


def test_another_disciplinary_measure_follows_one_that_did_not_work(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.investigator, setting.propose(kind="disciplinary"))
    measure = setting.act(actions.report_done, setting.investigator, measure, report="戒告", files=[])
    measure = setting.act(actions.accept_report, setting.head, measure)
    measure = setting.act(actions.check, setting.head, measure, outcome="not_worked", observation="繰り返した。")
    client, address = factories.client_of(setting.head), f"{measure.get_absolute_url()}follow-up/"
    assert "繰り返した。" in client.get(address).text
    data = {"title": "減給", "text": "規程による。", "due_on": (clock.today() + timedelta(days=9)).isoformat()}
    assert client.post(address, data).status_code == 303
    assert words_of(measure.follow_ups.get(), factories.actor(setting.head)).title == "減給"
    Declaration.objects.filter(person=setting.head).delete()
    assert client.get(address)["Location"] == f"{setting.case.get_absolute_url()}declare/"


def test_a_disciplinary_measure_is_erased_with_the_case(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.investigator, setting.propose(kind="disciplinary"))
    files = [examine(upload(picture("JPEG"), "戒告書.jpg"))]
    measure = setting.act(actions.report_done, setting.investigator, measure, report="戒告", files=files)
    with transaction.atomic():
        factories.ledger_note()
        erase_in_rooms(setting.case)
    assert vault.holders_of(measure.box) == frozenset()
    assert not Attachment.objects.filter(owner_id=measure.pk).exists()


def test_evidence_is_sealed_to_those_who_handle_the_case(setting: Setting) -> None:
    holders = vault.holders_of(setting.propose().box)
    assert {"post:compliance_head", vault.person_holder(setting.investigator.pk)} <= holders
    statutory, _ = factories.file_case(position="president")
    inspector = factories.actor(factories.person("statutory_auditor"))
    run(accept, actor=inspector, subject=statutory.pk, severity="high", category="money", message="受理しました。")
    made = run(
        actions.propose, actor=inspector, kind="prevention", title=TITLE, text=TEXT, unit=office(),
        case=Case.objects.get(pk=statutory.pk), due_on=clock.today() + timedelta(days=30),
    )  # fmt: skip
    sealed_to = vault.holders_of(Measure.objects.get(pk=made.subject_id).box)
    assert sealed_to == {"post:statutory_auditor", "post:external_counsel"}


def test_nobody_accepts_what_they_reported(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.investigator, setting.propose(kind="disciplinary"))
    measure = setting.act(actions.report_done, setting.investigator, measure, report="戒告", files=[])
    with pytest.raises(NotAllowed):
        setting.act(actions.accept_report, setting.investigator, measure)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(accepted_by=setting.investigator)


def test_the_owner_neither_accepts_nor_checks(setting: Setting) -> None:
    measure = setting.done()
    with pytest.raises(NotAllowed):
        setting.act(actions.check, setting.owner, measure, outcome="worked", observation="x")
    with pytest.raises(WrongState):
        setting.act(actions.agree, setting.owner, measure)


def test_objections_and_another_day(setting: Setting) -> None:
    measure = setting.act(actions.object_to, setting.owner, setting.propose(), objection="人手が足りない。")
    day = clock.today() + timedelta(days=60)
    measure = setting.act(
        actions.revise, setting.investigator, measure, title=TITLE, text="一部から始める。", due_on=day
    )
    assert measure.state == "proposed"
    running = Deadline.objects.get(subject_id=measure.pk, state="running")
    assert (running.due_on, running.round) == (day, 2)
    assert Deadline.objects.filter(subject_id=measure.pk, state="stopped").count() == 1


def test_sent_back_the_clock_runs_again(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.owner, setting.propose())
    measure = setting.act(actions.report_done, setting.owner, measure, report="した。", files=[])
    day = clock.today() + timedelta(days=10)
    measure = setting.act(actions.send_back, setting.head, measure, review_note="写真がない。", due_on=day)
    assert (measure.state, measure.reported_by) == ("agreed", None)
    assert Deadline.objects.get(subject_id=measure.pk, state="running").due_on == day


def test_two_persons_drop_a_measure(setting: Setting) -> None:
    measure = setting.act(actions.ask_to_drop, setting.investigator, setting.propose(), reason="制度が変わった。")
    with pytest.raises(NotAllowed):
        setting.act(actions.drop, setting.investigator, measure)
    measure = setting.act(actions.drop, setting.head, measure)
    assert (measure.state, clocks(measure)) == ("dropped", {"M1": "stopped"})
    page = factories.client_of(setting.head).get(measure.get_absolute_url()).content.decode()
    assert f"同意した人 {setting.head.name}" in page
    assert kept_open_by(setting.case) == []


def test_a_measure_that_is_kept_stands_where_it_stood(setting: Setting) -> None:
    vice_president = factories.person("vice_president")
    factories.declare_no_relation([setting.case], [vice_president])
    measure = setting.act(actions.agree, setting.owner, setting.propose())
    measure = setting.act(actions.ask_to_drop, setting.head, measure, reason="制度が変わった。")

    def waits_for(person: Person) -> bool:
        return measure.get_absolute_url() in factories.client_of(person).get("/desk/").content.decode()

    assert (waits_for(vice_president), waits_for(setting.head)) == (True, False)
    measure = setting.act(actions.keep_on, vice_president, measure)
    assert (measure.state, measure.drop_reason, clocks(measure)) == ("agreed", "", {"M1": "running"})
    setting.act(actions.report_done, setting.owner, measure, report="実施した。", files=[])


def test_reminders_come_before_the_day_and_the_ladder_after_it(setting: Setting) -> None:
    vice_president = factories.person("vice_president")
    measure = setting.propose()
    kinds = []
    for days in (16, 27, 31, 45):
        with clock.shifted(timedelta(days=days)):
            sweep()
            outbox.dispatch()
        told = Notice.objects.filter(kind__startswith="measures.clock").order_by("created_at")
        kinds.append(sorted({(n.kind.rsplit(".", 1)[1], n.person_id) for n in told}, key=str))
    owner = setting.owner.pk
    assert kinds[0] == [("amber", owner)]
    assert ("red", owner) in kinds[1]
    assert ("passed", owner) in kinds[2]
    assert ("passed", setting.investigator.pk) in kinds[2]
    assert ("escalated", vice_president.pk) in kinds[3]
    assert measure.title not in str(list(Notice.objects.values_list("kind", "reference")))


def test_only_the_head_proposes_without_a_case(setting: Setting) -> None:
    with pytest.raises(Refused):
        setting.propose(case=None)
    other = factories.person("investigator")
    with pytest.raises(Refused):
        run(
            actions.propose, actor=factories.actor(other), kind="prevention", title="x", text="y", unit=office(),
            due_on=clock.today(), case=setting.case,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"due_on": "令和1年5月1日"}, "今日以降の日"),
        ({"unit": ""}, "実施する部署を選んで"),
        ({"title": ""}, "入力"),
        ({"kind": "disciplinary"}, "選"),
    ],
)
def test_bad_input_is_said_at_the_field_and_kept(db: None, changes: dict[str, str], message: str) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    data = {
        "kind": "prevention",
        "unit": str(office().pk),
        "title": TITLE,
        "text": TEXT,
        "due_on": "令和99年4月1日",
        **changes,
    }
    answer = client.post("/compliance/measures/propose/", data)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not Measure.objects.exists()


def test_sending_twice_makes_one_measure(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    data = {
        "kind": "prevention", "unit": str(office().pk), "title": TITLE, "text": TEXT, "due_on": "令和99年4月1日",
        "idempotency_key": "once",
    }  # fmt: skip
    assert [client.post("/compliance/measures/propose/", data).status_code for _ in range(2)] == [303, 303]
    assert Measure.objects.count() == 1


def test_evidence_is_sealed_and_opens_for_those_who_follow_up(setting: Setting) -> None:
    measure = setting.act(actions.agree, setting.owner, setting.propose())
    owner = factories.client_of(setting.owner)
    answer = owner.post(
        f"/compliance/measures/{measure.pk}/report-done/",
        {"report": "した。", "files": upload(picture("JPEG"), "証拠写真.jpg")},
    )
    assert answer.status_code == 303
    page = owner.get(f"/compliance/measures/{measure.pk}/").content.decode()
    assert "証拠ファイル 1 件" in page
    assert "証拠写真" not in page
    head = factories.client_of(setting.head)
    page = head.get(f"/compliance/measures/{measure.pk}/").content.decode()
    assert "証拠写真.jpg" in page
    address = page.split('href="/compliance/measures/')[1:]
    link = next(part.split('"')[0] for part in address if "evidence" in part)
    assert head.get(f"/compliance/measures/{link}")["Content-Disposition"].startswith("attachment")
    assert owner.get(f"/compliance/measures/{link}").status_code in (302, 403)


def test_the_list_takes_as_many_queries_for_many_as_for_one(setting: Setting) -> None:
    client = factories.client_of(setting.head)
    client.get("/compliance/measures/")
    counts = []
    for count in (1, 8):
        for _ in range(count):
            setting.propose()
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/compliance/measures/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_waits_stands_on_the_desk_with_its_clock(setting: Setting) -> None:
    setting.propose()
    page = factories.client_of(setting.owner).get("/desk/").content.decode()
    assert TITLE in page
    assert "残り30日" in page
    assert (
        TITLE
        not in factories.client_of(factories.person("office_head", at=office("14001"))).get("/desk/").content.decode()
    )


HINTS = "通報者の女性職員によると、4月1日の午後3時に金庫が開いていた。"


def form_of(setting: Setting, text: str, **more: str) -> dict[str, str]:
    due = (clock.today() + timedelta(days=30)).isoformat()
    return {"kind": "prevention", "title": TITLE, "text": text, "unit": str(office().pk), "due_on": due, **more}


def test_words_that_point_at_a_reporter_are_warned_of_once(db: None) -> None:
    setting = Setting()
    client = factories.client_of(setting.investigator)
    address = f"/compliance/measures/cases/{setting.case.pk}/propose/"
    warned = client.post(address, form_of(setting, HINTS))
    page = warned.content.decode()
    assert warned.status_code == 422
    assert "「女性職員」から、人が特定されるおそれがあります" in page
    assert HINTS in page
    assert not Measure.objects.exists()
    tick = re.search(r'name="send_as_it_is" value="(\w+)"', page)
    assert tick is not None
    other = client.post(address, form_of(setting, HINTS + "午後4時にも。", send_as_it_is=tick[1]))
    assert other.status_code == 422
    assert client.post(address, form_of(setting, HINTS, send_as_it_is=tick[1])).status_code == 303
    assert Measure.objects.get().title == TITLE


def test_a_measure_is_revised_and_followed_up_with_the_same_check(db: None) -> None:
    setting = Setting()
    measure = setting.propose()
    client = factories.client_of(setting.investigator)
    assert (
        "人が特定されるおそれ"
        in client.post(
            f"/compliance/measures/{measure.pk}/revise/",
            form_of(setting, HINTS) | {"subject_version": str(measure.version)},
        ).content.decode()
    )
    measure.refresh_from_db()
    assert (measure.title, measure.text) == (TITLE, TEXT)


def test_all_open_measures_are_counted_also_those_of_no_case(db: None) -> None:
    setting = Setting()
    setting.propose()
    head, today = factories.actor(setting.head), clock.today()
    with clock.shifted(timedelta(days=-400)):
        said: dict[str, Any] = {"kind": "prevention", "title": TITLE, "text": TEXT, "unit": office(), "case": None}
        run(actions.propose, actor=head, due_on=clock.today() + timedelta(days=30), **said)
    found = count_of(Case.objects.all(), today, today, today)
    assert (found.decided, found.done, found.open, found.overdue) == (1, 0, 2, 1)
    assert count_of(Case.objects.none(), today, today, today).decided == 0
