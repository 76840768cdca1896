"""Causes, the double check, measures and their effect: without them no incident is closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from governance import clock
from governance.calendar.eras import in_japanese
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed
from privacy.incidents import actions
from privacy.incidents.actions.learning import Because
from privacy.incidents.models import Cause, Closing, Incident, Measure
from privacy.incidents.queries import open_ends, tree_of
from privacy.incidents.refusals import NoParent, OpenEnds
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act
from tests.support import factories
from tests.voice import making as filing


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


class TestCauses:
    def test_why_after_why_makes_a_tree(self, staff: Staff) -> None:
        made, client = making.assessed(staff, sensitive="yes"), factories.client_of(staff.manager)
        address = f"{made.get_absolute_url()}add-cause/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"text": "机の上に重なっていた。", "kind": "layout"}).status_code == 303
        first = str(Cause.objects.get().pk)
        assert (
            client.post(
                address, {"parent": first, "text": "手順がなかった。", "kind": "no_rule", "is_root": "on"}
            ).status_code
            == 303
        )
        assert client.post(address, {"text": "急いでいた。", "kind": "workload"}).status_code == 303
        assert [(b.row.text, b.depth) for b in tree_of(made)] == [
            ("机の上に重なっていた。", 0), ("手順がなかった。", 1), ("急いでいた。", 0)
        ]  # fmt: skip
        assert client.post(address, {"parent": str(uuid4()), "text": "x", "kind": "other"}).status_code == 422
        assert "根本原因" in client.get(made.get_absolute_url()).content.decode()

    def test_no_cause_hangs_on_that_of_another_incident(self, staff: Staff) -> None:
        other = making.cause(staff, making.incident(staff))
        made = making.incident(staff)
        with pytest.raises(NoParent):
            act(actions.add_cause, staff.manager, made, because=Because("x", "other", parent=other.pk))
        given = {"text": "x", "unit": staff.unit, "due_on": clock.today(), "check_on": clock.today()}
        with pytest.raises(NoParent):
            act(actions.plan_measure, staff.manager, made, cause=other.pk, **given)

    def test_why_the_double_check_did_not_catch_it(self, staff: Staff) -> None:
        made, client = making.incident(staff), factories.client_of(staff.head)
        address = f"{made.get_absolute_url()}state-check/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"check": "alone", "text": ""}).status_code == 422
        assert client.post(address, {"check": "alone", "text": "印だけだった。"}).status_code == 303
        assert "同じ職員が二度確認した" in client.get(made.get_absolute_url()).content.decode()


class TestMeasures:
    def test_planned_done_and_checked_by_another_on_their_pages(self, staff: Staff) -> None:
        made, manager = making.assessed(staff, sensitive="yes"), factories.client_of(staff.manager)
        root = making.cause(staff, made)
        address = f"{made.get_absolute_url()}plan-measure/"
        assert manager.get(address).status_code == 200
        given = {
            "cause": str(root.pk), "text": "読み合わせる。", "unit": str(staff.unit.pk),
            "due_on": (clock.today() + timedelta(days=5)).isoformat(),
            "check_on": (clock.today() + timedelta(days=4)).isoformat(),
        }  # fmt: skip
        assert manager.post(address, given).status_code == 422
        given["check_on"] = (clock.today() + timedelta(days=30)).isoformat()
        assert manager.post(address, given).status_code == 303
        outbox.dispatch()
        assert Notice.objects.filter(person=staff.head, kind="incidents.measure_planned").count() == 1
        row = Measure.objects.get()
        waiting = next(item for item in items_for(factories.actor(staff.head)) if item.url == row.get_absolute_url())
        assert waiting.clock is not None
        assert waiting.clock.due_on == row.due_on
        head, at = factories.client_of(staff.head), row.get_absolute_url()
        assert head.get(at).status_code == 200
        assert head.get(f"{at}report-done/").status_code == 200
        assert (
            head.post(f"{at}report-done/", {"done_on": clock.today().isoformat(), "note": "始めた。"}).status_code
            == 303
        )
        outbox.dispatch()
        with clock.shifted(timedelta(days=31)):
            officer = factories.client_of(staff.officer)
            assert at in {item.url for item in items_for(factories.actor(staff.officer))}
            assert officer.get(f"{at}check-measure/").status_code == 200
            effect = {"outcome": "worked", "effect": "誤りがなかった。"}
            assert officer.post(f"{at}check-measure/", effect).status_code == 303
        row.refresh_from_db()
        assert (row.state, row.checked_by) == ("worked", staff.officer)
        outbox.dispatch()

    def test_its_effect_is_not_known_before_its_day(self, staff: Staff) -> None:
        row = making.measure(staff)
        act(actions.report_done, staff.head, row, done_on=clock.today(), note="始めた。")
        client = factories.client_of(staff.officer)
        answer = client.post(f"{row.get_absolute_url()}check-measure/", {"outcome": "worked", "effect": "x"})
        assert answer.status_code == 409
        assert f"効果の確認は、{in_japanese(row.check_on)}からできます" in answer.text
        assert "check-measure" not in client.get(row.get_absolute_url()).text

    def test_who_carried_it_out_does_not_say_that_it_worked(self, staff: Staff) -> None:
        both = factories.person("chief_privacy_officer", at=staff.unit)
        factories.give(both, "privacy_manager", at=staff.unit)
        row = making.measure(staff)
        act(actions.report_done, both, row, done_on=clock.today(), note="始めた。")
        with clock.shifted(timedelta(days=41)), pytest.raises(NotAllowed):
            act(actions.check_measure, both, row, outcome="worked", effect="x")
        rows = Measure.objects.filter(pk=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state="worked", effect="x", checked_by=both, checked_at=clock.now())

    def test_another_unit_does_what_it_was_given_and_sees_no_more(self, staff: Staff) -> None:
        division = factories.person("division_owner", at=filing.unit("D08"))
        made = making.assessed(staff, sensitive="yes")
        row = making.measure(staff, made, unit=filing.unit("D08"))
        making.assessed(staff, "yes", of=made, wrongful="yes")
        client = factories.client_of(division)
        assert client.get(made.get_absolute_url()).status_code == 404
        page = client.get(row.get_absolute_url()).content.decode()
        assert made.get_absolute_url() not in page
        given = {"done_on": clock.today().isoformat(), "note": "改めた。"}
        assert client.post(f"{row.get_absolute_url()}report-done/", given).status_code == 303
        stranger = factories.person("division_owner", at=filing.unit("D05"))
        assert factories.client_of(stranger).get(row.get_absolute_url()).status_code == 404


class TestClosing:
    def test_not_before_the_measure_was_found_to_work(self, staff: Staff) -> None:
        made = making.ready_to_close(staff)
        with pytest.raises(OpenEnds):
            act(actions.close_incident, staff.officer, made, text="x")
        assert open_ends(made) == ["効果を確認した再発防止策（最後のものに効果があること）"]
        page = factories.client_of(staff.officer).post(f"{made.get_absolute_url()}close-incident/", {"text": "終わり"})
        assert page.status_code == 409

    def test_closed_and_taken_up_again_on_the_pages(self, staff: Staff) -> None:
        made = making.ready_to_close(staff)
        with clock.shifted(timedelta(days=41)):
            act(actions.check_measure, staff.officer, made.measures.get(), outcome="worked", effect="誤りがなかった。")
            client = factories.client_of(staff.officer)
            steps = [
                ("close-incident", {"text": "終わった。"}, "closed"),
                ("reopen-incident", {"reason": "また起きた。"}, "open"),
            ]
            for verb, data, state in steps:
                address = f"{made.get_absolute_url()}{verb}/"
                assert client.get(address).status_code == 200
                assert client.post(address, {}).status_code == 422
                assert client.post(address, data).status_code == 303
                made.refresh_from_db()
                assert made.state == state
            page = client.get(made.get_absolute_url()).content.decode()
            outbox.dispatch()
        assert all(words in page for words in ("終わった。", "また起きた。"))
        assert Closing.objects.get().reopened_by == staff.officer
        assert Notice.objects.filter(person=staff.clerk, kind="incidents.incident_closed").count() == 1

    def test_a_measure_that_did_not_work_asks_for_another(self, staff: Staff) -> None:
        made = making.ready_to_close(staff)
        with clock.shifted(timedelta(days=41)):
            act(actions.check_measure, staff.officer, made.measures.get(), outcome="not_worked", effect="また起きた。")
            assert open_ends(made)
            row = making.measure(staff, made)
            act(actions.report_done, staff.head, row, done_on=clock.today(), note="台を増やした。")
        with clock.shifted(timedelta(days=90)):
            act(actions.check_measure, staff.officer, row, outcome="worked", effect="誤りがなかった。")
            act(actions.close_incident, staff.officer, made, text="終わった。")
        assert Incident.objects.get().state == "closed"

    def test_everything_that_is_owed_is_named(self, staff: Staff) -> None:
        assert len(open_ends(making.incident(staff))) == 6
        made = making.assessed(staff, sensitive="yes")
        assert len(open_ends(made)) == 6
        assert "委員会への確報" in open_ends(made)
