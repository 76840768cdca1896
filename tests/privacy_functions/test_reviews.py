"""The quarterly confirmation, removals until a file shows them, exceptions that run out."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, run
from privacy.functions import actions
from privacy.functions.actions.doubting import NoException, TooLong
from privacy.functions.actions.reviewing import LinesLeft, NoSnapshot, NotSeen, OpenAlready, Over
from privacy.functions.chores import end_waivers, open_quarter
from privacy.functions.demo import make_functions
from privacy.functions.models import Flag, Line, Removal, Review, Snapshot, Terminal, UnitReview, Waiver
from privacy.functions.queries import late_units, removals_for
from tests.privacy_functions import making
from tests.privacy_functions.making import BASE, NEIGHBOUR, OFFICE, right
from tests.support import factories


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


def send(client: Any, address: str, **data: Any) -> Any:
    answer = client.post(address, data)
    assert answer.status_code == 303, (address, answer.status_code, answer.text[-2000:])
    return answer


def seen_on(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_a_quarter_opens_by_itself_for_each_unit_with_rights(officer: Person) -> None:
    assert open_quarter() is False
    with pytest.raises(NoSnapshot):
        making.act(actions.open_review, officer)
    manager = making.manager()
    making.take(officer, [right(making.clerk()), right(making.clerk(NEIGHBOUR), code=NEIGHBOUR)])
    assert (open_quarter(), open_quarter()) == (True, False)
    outbox.dispatch()
    assert UnitReview.objects.count() == 2
    assert Notice.objects.filter(person=manager, kind="functions.unit_opened").count() == 1
    assert Deadline.objects.filter(rule__code="P10-1").count() == 2
    assert "端末機能の権限を確認する" in factories.client_of(manager).get("/desk/").text
    with pytest.raises(OpenAlready):
        making.act(actions.open_review, officer)


def test_keeping_together_only_what_the_page_showed(officer: Person) -> None:
    manager, clerk, moved = making.manager(), making.clerk(), making.clerk(NEIGHBOUR)
    row = making.opened(officer, [right(clerk), right(clerk, "WM02"), right(moved), right(manager)])
    client, address = factories.client_of(manager), row.get_absolute_url()
    for seen in ("", "made up"):
        assert client.post(f"{address}keep-lines/", {"seen": seen}).status_code == 409
    seen = seen_on(client.get(address).text)
    colleague = factories.client_of(making.manager())
    assert colleague.post(f"{address}keep-lines/", {"seen": seen}).status_code == 409
    send(client, f"{address}keep-lines/", seen=seen)
    kept = set(Line.objects.filter(verdict="keep").values_list("holding__staff_number", flat=True))
    assert kept == {clerk.staff_number}
    assert client.post(f"{address}keep-lines/", {"seen": seen}).status_code == 409


def test_a_doubted_right_and_ones_own_are_never_kept_together(officer: Person) -> None:
    manager, moved = making.manager(), making.clerk(NEIGHBOUR)
    row = making.opened(officer, [right(moved), right(manager)])
    for person in (moved, manager):
        with pytest.raises(NotSeen):
            making.act(actions.keep_lines, manager, row, lines=[making.line(row, person).pk])


def test_own_rights_are_confirmed_by_somebody_else(officer: Person) -> None:
    manager, colleague = making.manager(), making.manager()
    row = making.opened(officer, [right(manager)])
    own = making.line(row, manager)
    with pytest.raises(NotAllowed):
        making.decide(manager, own)
    assert factories.client_of(manager).get(f"{BASE}lines/{own.pk}/decide-line/").status_code == 403
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.filter(pk=own.pk).update(verdict="keep", decided_by=manager)
    making.decide(colleague, own)
    assert Line.objects.get().decided_by == colleague


def test_a_unit_confirms_once_each_right_is_decided_and_nothing_changes_after(officer: Person) -> None:
    manager, clerk = making.manager(), making.clerk()
    row = making.opened(officer, [right(clerk), right(clerk, "WM02")])
    making.decide(manager, making.line(row, clerk))
    with pytest.raises(LinesLeft):
        making.act(actions.confirm_unit, manager, row)
    client = factories.client_of(manager)
    confirm = f"{row.get_absolute_url()}confirm-unit/"
    assert confirm not in client.get(row.get_absolute_url()).text
    assert "まだ決まっていない権限が1件あります" in client.get(confirm).text
    line = making.line(row, clerk, "WM02")
    assert client.post(f"{BASE}lines/{line.pk}/decide-line/", {"verdict": "remove", "reason": ""}).status_code == 422
    send(client, f"{BASE}lines/{line.pk}/decide-line/", verdict="remove", reason="担当を外れたため")
    assert confirm in client.get(row.get_absolute_url()).text
    send(client, confirm)
    outbox.dispatch()
    assert Deadline.objects.get(subject_id=row.pk).state == "met"
    removal = Removal.objects.get()
    assert (removal.holding.function_id, removal.reason, removal.decided_by) == ("WM02", "担当を外れたため", manager)
    assert Deadline.objects.get(subject_id=removal.pk).rule.code == "P10-2"
    with pytest.raises(Over):
        making.decide(manager, making.line(row, clerk))
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.filter(unit_review=row).update(reason="x")


def _removed(officer: Person, manager: Person, clerk: Person) -> Removal:
    row = making.opened(officer, [right(clerk), right(clerk, "WM02")])
    making.decide(manager, making.line(row, clerk))
    making.decide(manager, making.line(row, clerk, "WM02"), "remove")
    making.act(actions.confirm_unit, manager, row)
    outbox.dispatch()
    return Removal.objects.get()


def test_a_removal_is_done_when_a_file_shows_it(officer: Person) -> None:
    clerk = making.clerk()
    removal = _removed(officer, making.manager(), clerk)
    with pytest.raises(NotAllowed):
        making.as_system(actions.note_removed, removal)
    with clock.shifted(timedelta(days=5)):
        file = making.take(officer, [right(clerk)])
    removal.refresh_from_db()
    assert (removal.state, removal.done_in) == ("done", file)
    assert Deadline.objects.get(subject_id=removal.pk).state == "met"


def test_a_removal_that_the_next_file_does_not_show_is_overdue(officer: Person) -> None:
    manager, clerk = making.manager(), making.clerk()
    removal = _removed(officer, manager, clerk)
    with clock.shifted(timedelta(days=30)):
        making.take(officer, [right(clerk), right(clerk, "WM02"), right(making.clerk())])
        late = factories.client_of(manager).get(f"{BASE}removals/?late=true").text
        assert "期限超過" in late or "期限を過ぎ" in late
        assert removals_for(factories.actor(manager)).filter(due_on__lt=clock.today(), state="ordered").get() == removal


def test_units_past_their_day_stand_in_a_list(officer: Person) -> None:
    row = making.opened(officer, [right(making.clerk())])
    assert not late_units(factories.actor(officer)).exists()
    with clock.shifted(timedelta(days=30)):
        assert late_units(factories.actor(officer)).get() == row
        assert factories.client_of(officer).get(f"{BASE}late/").context["page"].paginator.count == 1  # type: ignore[index]


def test_a_doubted_right_is_removed_at_once(officer: Person) -> None:
    manager, moved = making.manager(), making.clerk(NEIGHBOUR)
    making.take(officer, [right(moved), right(making.clerk())])
    flag, client = Flag.objects.get(), factories.client_of(manager)
    send(client, f"{BASE}flags/{flag.pk}/remove-flagged/", reason="異動したため")
    outbox.dispatch()
    assert Removal.objects.get().holding_id == flag.holding_id
    other = factories.client_of(making.manager(NEIGHBOUR))
    assert other.get(f"{BASE}flags/{flag.pk}/remove-flagged/").status_code == 404


def test_a_doubted_right_that_the_confirmation_removes_is_asked_about_no_more(officer: Person) -> None:
    manager, moved = making.manager(), making.clerk(NEIGHBOUR)
    row = making.opened(officer, [right(moved)])
    remove = f"{BASE}flags/{Flag.objects.get().pk}/remove-flagged/"
    client = factories.client_of(manager)
    assert remove in client.get("/desk/").text
    making.decide(manager, making.line(row, moved), "remove")
    making.act(actions.confirm_unit, manager, row)
    outbox.dispatch()
    assert Flag.objects.get().state == "removing"
    assert remove not in client.get("/desk/").text
    assert client.post(remove, {"reason": "もう一度"}).status_code == 409
    making.take(officer, [right(making.clerk())], taken_on=making.day(1))
    assert (Flag.objects.get().state, Removal.objects.get().state) == ("over", "done")


def test_an_exception_for_a_right_runs_out(officer: Person) -> None:
    manager, moved = making.manager(), making.clerk(NEIGHBOUR)
    making.take(officer, [right(moved)])
    flag, client = Flag.objects.get(), factories.client_of(manager)
    asked = {"reason": "年末の応援のため", "ends_on": making.day(20).isoformat()}
    send(client, f"{BASE}flags/{flag.pk}/ask-waiver/", **asked)
    assert client.post(f"{BASE}flags/{flag.pk}/ask-waiver/", asked).status_code == 409
    page = client.get(f"{BASE}flags/").text
    assert "例外を申請中" in page
    assert "/ask-waiver/" not in page
    assert "/remove-flagged/" not in client.get("/desk/").text
    waiver = Waiver.objects.get()
    with pytest.raises(NotAllowed):
        making.act(actions.decide_waiver, manager, waiver, granted=True, reason="可")
    send(
        factories.client_of(officer),
        f"{BASE}waivers/{waiver.pk}/decide-waiver/",
        granted="yes",
        reason="期間を限って認める",
    )
    flag.refresh_from_db()
    assert flag.state == "excepted"
    with clock.shifted(timedelta(days=20)):
        assert end_waivers() == 0
    with clock.shifted(timedelta(days=21)):
        assert (end_waivers(), end_waivers()) == (1, 0)
        outbox.dispatch()
    flag.refresh_from_db()
    assert flag.state == "open"
    assert Notice.objects.filter(person=manager, kind="functions.waiver_ended").count() == 1


def test_nobody_asks_or_decides_about_an_exception_of_their_own(officer: Person) -> None:
    manager = making.manager()
    making.take(officer, [right(manager, code=NEIGHBOUR)])
    flag = Flag.objects.get()
    factories.give(manager, "privacy_manager", at=making.unit(NEIGHBOUR))
    with pytest.raises(NotAllowed):
        making.act(actions.ask_waiver, manager, flag=flag, reason="自分", ends_on=making.day(5))
    making.act(actions.ask_waiver, making.manager(NEIGHBOUR), flag=flag, reason="応援", ends_on=making.day(5))
    with pytest.raises(NotAllowed):
        making.act(actions.decide_waiver, manager, Waiver.objects.get(), granted=True, reason="可")


def test_a_terminal_with_a_gap_may_be_excepted_for_half_a_year_at_most(officer: Person) -> None:
    manager = making.manager()
    making.take(officer, [f"T1,{OFFICE},窓口,パスワード", f"T2,{OFFICE},窓口,パスワード・静脈"], "terminals")
    with_gap, whole = Terminal.objects.get(number="T1"), Terminal.objects.get(number="T2")
    ask = {"reason": "装置の交換待ち", "ends_on": making.day(30)}
    with pytest.raises(NoException):
        making.act(actions.ask_waiver, manager, terminal=whole, **ask)
    with pytest.raises(TooLong):
        making.act(actions.ask_waiver, manager, terminal=with_gap, **ask | {"ends_on": making.day(200)})
    with pytest.raises(NotAllowed):
        making.act(actions.ask_waiver, making.manager(NEIGHBOUR), terminal=with_gap, **ask)
    client = factories.client_of(manager)
    address = f"{BASE}terminals/{with_gap.pk}/ask-waiver/"
    assert address in client.get(f"{BASE}terminals/").text
    send(client, address, reason="装置の交換待ち", ends_on=making.day(30).isoformat())
    waiting = client.get(f"{BASE}terminals/").text
    assert "例外を申請中" in waiting
    assert address not in waiting
    assert "例外を認めるか判断する T1" in " ".join(
        f"{item.task} {item.reference}" for item in items_for(factories.actor(officer))
    )
    making.act(actions.decide_waiver, officer, Waiver.objects.get(), granted=True, reason="交換まで")
    assert "期限付きの例外" in client.get(f"{BASE}terminals/").text


def test_a_unit_sees_and_decides_on_its_own_alone(officer: Person) -> None:
    row, other = making.opened(officer, [right(making.clerk())]), making.manager(NEIGHBOUR)
    assert factories.client_of(other).get(row.get_absolute_url()).status_code == 404
    with pytest.raises(Invisible):
        making.act(actions.confirm_unit, other, row)
    block = factories.client_of(factories.person("block_head", at=making.unit("B4")))
    page = block.get(row.get_absolute_url())
    assert page.status_code == 200
    assert "keep-lines" not in page.text
    assert factories.client_of(making.clerk()).get(BASE).status_code == 404


def test_the_officer_opens_a_round_on_its_page(officer: Person) -> None:
    making.take(officer, [right(making.clerk())])
    client = factories.client_of(officer)
    assert client.get(f"{BASE}open-review/").status_code == 200
    send(client, f"{BASE}open-review/")
    assert Review.objects.count() == 1
    assert f"{BASE}open-review/" not in client.get(BASE).text


def test_lists_take_a_constant_number_of_queries(officer: Person) -> None:
    manager = making.manager()
    client = factories.client_of(manager)
    row = making.opened(officer, [right(making.clerk()), right(making.clerk(NEIGHBOUR))])
    paths = [
        BASE,
        row.get_absolute_url(),
        "/desk/",
        *(f"{BASE}{p}/" for p in ("rights", "flags", "terminals", "removals", "waivers")),
    ]

    def queries() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200, path
            counts.append(len(seen))
        return counts

    queries()
    few = queries()
    with clock.shifted(timedelta(hours=30)):
        lines = [right(making.clerk()) for _ in range(3)] + [right(making.clerk(NEIGHBOUR)) for _ in range(3)]
        making.take(officer, lines)
    assert queries() == few


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_functions()
    make_functions()
    assert Snapshot.objects.count() == 3
    assert (UnitReview.objects.filter(state="open").exists(), Waiver.objects.filter(state="asked").count()) == (True, 2)
    assert set(Flag.objects.values_list("kind", flat=True)) == {"moved", "unknown"}
