"""Assessment on its page, and the two reports to the Commission, filled from the case."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from governance import clock
from governance.calendar.eras import in_japanese
from governance.desk.registry import items_for
from governance.handover import cross_checks
from governance.notices import outbox
from privacy.incidents import actions
from privacy.incidents.models import Assessment, Incident, Report
from privacy.incidents.refusals import DraftThere
from tests.core.canary.taking import text_of
from tests.privacy_incidents import making
from tests.privacy_incidents.making import NONE, Staff, act
from tests.support import factories

ANSWERS = NONE | {"own_staff": "no", "persons": "1", "data_kinds": ["name", "address"], "note": "現物を確かめた。"}


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


class TestAssessing:
    def test_unknown_is_an_answer_and_the_page_says_what_would_turn_it(self, staff: Staff) -> None:
        made, client = making.incident(staff), factories.client_of(staff.officer)
        address = f"{made.get_absolute_url()}assess/"
        assert client.get(address).status_code == 200
        assert client.post(address, ANSWERS | {"persons": "", "my_number": "unknown"}).status_code == 303
        made.refresh_from_db()
        assert (made.verdict, made.persons) == ("unknown", None)
        page = client.get(made.get_absolute_url()).content.decode()
        assert "対象者が100人を超える → 報告が必要" in page
        assert "施行規則43条4号" in page

    @pytest.mark.parametrize(
        "wrong",
        [
            {"note": ""}, {"data_kinds": []}, {"sensitive": "maybe"}, {"unread": "feared"},
            {"data_kinds": ["my_number"], "my_number": "no"}, {"data_kinds": ["health"], "sensitive": "no"},
        ],
    )  # fmt: skip
    def test_answers_that_are_missing_or_contradict_each_other(self, staff: Staff, wrong: dict[str, object]) -> None:
        made = making.incident(staff)
        answer = factories.client_of(staff.officer).post(f"{made.get_absolute_url()}assess/", ANSWERS | wrong)
        assert answer.status_code == 422
        assert not Assessment.objects.exists()

    def test_a_later_one_stands_beside_it_and_none_is_changed(self, staff: Staff) -> None:
        made = making.assessed(staff)
        making.assessed(staff, of=made, sensitive="yes")
        assert list(made.assessments.values_list("number", "verdict")) == [(1, "no"), (2, "yes")]
        with pytest.raises(DatabaseError, match="neither changed"), transaction.atomic():
            made.assessments.all().update(verdict="no")

    def test_a_page_opened_before_somebody_else_assessed_is_shown_again(self, staff: Staff) -> None:
        made = making.incident(staff)
        address, old = f"{made.get_absolute_url()}assess/", made.version
        making.assessed(staff, of=made)
        answer = factories.client_of(staff.officer).post(address, ANSWERS | {"subject_version": str(old)})
        assert answer.status_code == 409
        assert made.assessments.count() == 1


class TestComplianceHasIt:
    def test_in_the_same_moment_and_once(self, staff: Staff) -> None:
        from compliance.information.models import Information

        made = making.assessed(staff, "feared", wrongful="feared")
        making.assessed(staff, "yes", of=made, wrongful="yes")
        entry = Information.objects.get(subject_id=made.pk)
        assert entry.source == "incident"
        assert made.handed_over_at is not None
        outbox.dispatch()

    @pytest.mark.parametrize(("own_staff", "wrongful"), [("no", "yes"), ("unknown", "yes"), ("yes", "no")])
    def test_not_without_both(self, staff: Staff, own_staff: str, wrongful: str) -> None:
        made = making.assessed(staff, own_staff, wrongful=wrongful)
        assert (made.handed_over_at, made.kept_from_unit) == (None, False)

    def test_the_cross_check_finds_what_was_not_handed_over(self, staff: Staff) -> None:
        missed = making.incident(staff, kind="snooping")
        making.assessed(staff, "unknown", of=missed, wrongful="feared")
        making.assessed(staff, "no", wrongful="yes")
        found = list(cross_checks()["privacy.incidents"].provider(Incident.objects.none().values("pk")))
        assert [suspect.reference for suspect in found] == [missed.reference]


class TestReports:
    def test_filled_worded_submitted_and_final_on_the_pages(self, staff: Staff) -> None:
        made, client = making.assessed(staff, sensitive="yes", my_number="no"), factories.client_of(staff.officer)
        assert client.get(f"{made.get_absolute_url()}draft-report/").status_code == 200
        assert client.post(f"{made.get_absolute_url()}draft-report/", {"kind": "preliminary"}).status_code == 303
        report = Report.objects.get()
        at = f"/privacy/incidents/reports/{report.pk}/"
        page = client.get(at).content.decode()
        assert all(
            words in page
            for words in ("別のお客様の通知書", "個人番号：含まない", "施行規則43条1号", "9. その他参考となる事項")
        )
        assert client.get(f"{at}write-report/").status_code == 200
        assert client.post(f"{at}write-report/", report.items | {"harm": ""}).status_code == 422
        assert client.post(f"{at}write-report/", report.items | {"harm": "確認されていません。"}).status_code == 303
        assert "確認されていません。" in text_of(client.get(f"{at}pdf/").content)
        assert client.post(f"{at}submit-report/", {"submitted_on": clock.today().isoformat()}).status_code == 422
        given = {"submitted_on": clock.today().isoformat(), "receipt": "PPC-2026-1"}
        before = client.post(f"{at}submit-report/", given | {"submitted_on": "2019-04-01"})
        assert before.status_code == 409
        assert "この事案を把握したのは" in before.text
        for _ in range(2):
            assert client.post(f"{at}submit-report/", given | {"idempotency_key": "k"}).status_code == 303
        assert "PPC-2026-1" in client.get(made.get_absolute_url()).content.decode()
        printed = text_of(client.get(f"{at}pdf/").content)
        for words in ("個人情報の漏えい等に関する報告書（速報）", "個人情報保護委員会", in_japanese(clock.today())):
            assert words in printed
        report.refresh_from_db()
        with pytest.raises(DatabaseError, match="submitted report"), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(receipt="x")
        outbox.dispatch()

    @override_settings(LANGUAGE_CODE="en")
    def test_the_report_is_japanese_whatever_language_the_officer_reads(self, staff: Staff) -> None:
        client = factories.client_of(staff.officer)
        client.cookies["language"] = "en"
        made = making.assessed(staff, sensitive="yes")
        client.post(f"{made.get_absolute_url()}draft-report/", {"kind": "full"})
        assert "態様：誤送付・誤交付" in Report.objects.get().items["overview"]

    def test_one_draft_of_a_kind_and_a_further_version_after_submitting(self, staff: Staff) -> None:
        report = making.report(staff)
        with pytest.raises(DraftThere):
            act(actions.draft_report, staff.officer, report.incident, kind="preliminary")
        making.submit(staff, report)
        assert making.report(staff, report.incident).number == 2

    def test_filled_anew_it_knows_what_became_known(self, staff: Staff) -> None:
        report = making.report(staff, kind="full")
        made = report.incident
        making.cause(staff, made, "手順がなかった。")
        act(actions.note_containment, staff.clerk, made, step="retrieved", done_at=clock.now(), note="未開封")
        making.told(staff, made, unreached=2)
        making.measure(staff, made)
        making.listed(staff, made, count=7)
        client = factories.client_of(staff.officer)
        assert client.get(f"/privacy/incidents/reports/{report.pk}/refill-report/").status_code == 200
        assert client.post(f"/privacy/incidents/reports/{report.pk}/refill-report/", {}).status_code == 303
        report.refresh_from_db()
        items = report.items
        assert "手順がなかった。" in items["cause"]
        assert "回収" in items["prevention"]
        assert "二人で読み合わせる。" in items["prevention"]
        assert "連絡がつかない方 2人" in items["told"]
        assert items["persons"] == "7人"

    def test_who_sees_the_incident_reads_it_and_nobody_else(self, staff: Staff) -> None:
        at = f"/privacy/incidents/reports/{making.report(staff).pk}/"
        stranger = factories.person("office_head", at=making.making.unit(making.NEIGHBOUR))
        assert factories.client_of(staff.manager).get(at).status_code == 200
        assert factories.client_of(stranger).get(at).status_code == 404
        assert factories.client_of(staff.manager).get(f"{at}write-report/").status_code == 404

    def test_the_desk_says_what_is_owed_next(self, staff: Staff) -> None:
        made = making.incident(staff)

        def task() -> str:
            return next(
                item.task for item in items_for(factories.actor(staff.officer)) if item.reference == made.reference
            )

        def first_offer() -> str:
            page = factories.client_of(staff.officer).get(made.get_absolute_url()).text
            return page.split('<nav class="actions"')[1].split('class="button" href="')[1].split('"')[0]

        assert task() == "個人情報漏えいを評価する"
        assert first_offer().endswith("/assess/")
        making.assessed(staff, of=made, sensitive="yes")
        assert task() == "漏えいの速報を提出する"
        making.submit(staff, making.report(staff, made))
        assert task() == "漏えいの対象となる方へ通知する"
        assert first_offer().endswith("/note-told/")
        making.told(staff, made)
        assert task() == "漏えいの確報を提出する"
        making.submit(staff, making.report(staff, made, "full"))
        assert task() == "漏えい事案の原因・再発防止・効果確認を進める"


def test_the_page_costs_the_same_however_much_hangs_on_it(staff: Staff) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    made, client = making.ready_to_close(staff), factories.client_of(staff.president)
    client.get(made.get_absolute_url())

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(made.get_absolute_url()).status_code == 200
        return len(found)

    few = queries()
    for number in range(3):
        making.cause(staff, made, f"原因{number}", is_root=False)
        making.measure(staff, made)
        act(actions.follow_up, staff.clerk, made, text="続報")
        with clock.shifted(timedelta(minutes=number)):
            making.told(staff, made)
    assert queries() == few
