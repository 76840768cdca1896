"""The quality self-assessment: nobody rates their own work, another auditor looks at it, and an approval is final."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.auditors.models import Auditor
from audit.quality import actions
from audit.quality.demo import make_quality
from audit.quality.measuring import indicators_of
from audit.quality.models import Assessment, Catalogue, Evidence, Item, Measure, Rating, Review
from audit.quality.queries import digest_now
from audit.quality.refusals import AssessedBefore, GapWithoutMeasure, NoCatalogue, NotLookedAt, OtherLines, OwnWork
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import NotAllowed, WrongState, run
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import act, day, fresh, refused
from tests.audit_findings import making as findings
from tests.audit_quality import making
from tests.support import factories

BASE = "/audit/quality/"


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


@pytest.fixture
def two(head: Person) -> tuple[Auditor, Auditor]:
    return audits.auditor(), audits.auditor()


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, {"idempotency_key": "k", **fields}).status_code


def test_a_catalogue_is_written_and_put_in_force_on_its_pages(head: Person) -> None:
    client = factories.client_of(head)
    for _twice in range(2):
        assert post(client, f"{BASE}catalogue/draft-catalogue/") == 303
    draft = Catalogue.objects.get()
    page = f"{BASE}catalogue/{draft.pk}/"
    words = {"source": "基準", "purpose": "0｜目的\n0.1|目的を文書にしている。"}
    assert post(client, f"{page}write-catalogue/", **(words | {"ethics": "1.1"}), idempotency_key="a") == 422
    assert post(client, f"{page}write-catalogue/", **(words | {"ethics": "0.1｜二度"}), idempotency_key="b") == 422
    assert post(client, f"{page}write-catalogue/", **words, idempotency_key="c") == 303
    assert post(client, f"{page}put-catalogue-in-force/") == 303
    assert "目的を文書にしている。" in factories.client_of(audits.president()).get(page).text
    with refused("final"), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_quality_standard SET text = '別' WHERE catalogue_id = %s", [str(draft.pk)])
    assert post(client, f"{BASE}catalogue/draft-catalogue/", idempotency_key="second") == 303
    assert Catalogue.objects.get(state="draft").standards.count() == 2


def test_a_draft_is_seen_by_the_head_alone(head: Person) -> None:
    draft = act(actions.draft_catalogue, head).subject_id
    for person in (audits.president(), audits.auditor().person):
        client = factories.client_of(person)
        assert client.get(f"{BASE}catalogue/{draft}/").status_code == 404
        assert client.get(f"{BASE}catalogue/").status_code == 200


def test_a_year_is_assessed_once_against_the_version_in_force(head: Person) -> None:
    with pytest.raises(NoCatalogue):
        act(actions.open_assessment, head, fiscal_year=2026)
    row = making.opened(head)
    assert [item.standard.code for item in row.items.select_related("standard")] == ["0.1", "8.3", "8.4"]
    with pytest.raises(AssessedBefore):
        act(actions.open_assessment, head, fiscal_year=2026)
    client = factories.client_of(head)
    assert post(client, f"{BASE}open-assessment/", fiscal_year="2026") == 409
    assert post(client, f"{BASE}open-assessment/", fiscal_year="2025", idempotency_key="b") == 303


def test_rated_by_one_looked_at_by_another_with_evidence_on_the_pages(
    head: Person, two: tuple[Auditor, Auditor]
) -> None:
    first, second = two
    item = making.item(making.opened(head), "8.4")
    page = item.get_absolute_url()
    clients = {name: factories.client_of(one) for name, one in (
        ("head", head), ("first", first.person), ("second", second.person))}  # fmt: skip
    given = {"conformance": "3_partly", "owner": str(head.pk), "evidence": "契約を見た。", "link": "監査規程"}
    assert post(clients["first"], f"{page}rate/", **given) == 422
    own = given | {"owner": str(first.person.pk), "gap": "頼んでいない。"}
    assert post(clients["first"], f"{page}rate/", **own) == 409
    file = SimpleUploadedFile("keiyaku.csv", b"a,b\n1,2\n", content_type="text/csv")
    for _twice in range(2):
        assert (
            post(clients["first"], f"{page}rate/", **given, gap="頼んでいない。", files=file, idempotency_key="r")
            == 303
        )
        file.seek(0)
    assert Rating.objects.count() == 1
    kept = Evidence.objects.get()
    assert clients["second"].get(kept.get_absolute_url()).status_code == 200
    assert "keiyaku.csv" in clients["second"].get(page).text
    assert post(clients["first"], f"{page}agree/") == 403
    assert post(clients["head"], f"{page}agree/") == 403
    assert post(clients["second"], f"{page}disagree/") == 422
    assert post(clients["second"], f"{page}disagree/", note="契約は古い。", idempotency_key="d") == 303
    assert (fresh(item).state, fresh(item).conformance) == ("open", "")
    assert post(clients["first"], f"{page}rate/", **given, gap="契約が切れている。", idempotency_key="r2") == 303
    assert post(clients["second"], f"{page}agree/", idempotency_key="a") == 303
    assert fresh(item).state == "agreed"
    shown = clients["head"].get(page).text
    assert all(words in shown for words in ("契約は古い。", "頼んでいない。", "契約が切れている。"))
    dispatch()
    assert Notice.objects.filter(person=first.person, kind="quality.rating_returned").count() == 1
    assert not Notice.objects.filter(person=head, kind="quality.standard_rated").exists()


def test_the_database_knows_that_nobody_judges_their_own_work(head: Person, two: tuple[Auditor, Auditor]) -> None:
    first, _second = two
    item = making.item(making.opened(head), "8.3")
    with pytest.raises(OwnWork):
        making.rated(first.person, first.person, item)
    with refused("nobody_rates_their_own_work"):
        Rating.objects.create(item=item, number=9, conformance="1_full", owner=head, rated_by=head, evidence="x")
    making.rated(first.person, head, item)
    rating = Rating.objects.get()
    for person in (first.person, head):
        with refused("their own work"):
            Review.objects.create(rating=rating, agrees=True, reviewed_by=person)
        with pytest.raises(NotAllowed):
            act(actions.agree, person, item, note="")


def test_a_measure_is_given_to_somebody_who_says_what_was_done(head: Person, two: tuple[Auditor, Auditor]) -> None:
    first, second = two
    item = making.item(making.opened(head), "8.4")
    clients = {one: factories.client_of(one.person) for one in two}
    address = f"{item.get_absolute_url()}add-measure/"
    given = {"what": "外部評価を頼む", "owner": str(second.person.pk)}
    assert post(clients[first], address, **given, due_on=day(-1).isoformat()) == 422
    assert post(clients[first], address, **given, due_on=day(9).isoformat(), idempotency_key="b") == 303
    measure = Measure.objects.get()
    done = f"{BASE}measures/{measure.pk}/complete-measure/"
    assert "外部評価を頼む" in clients[second].get("/desk/").text
    assert post(clients[first], done, outcome="頼んだ") == 403
    assert post(clients[second], done, outcome="頼んだ") == 303
    assert fresh(measure).done_on == day()
    with pytest.raises(WrongState):
        act(actions.complete_measure, second.person, measure, outcome="もう一度")
    dispatch()
    assert Notice.objects.filter(person=second.person, kind="quality.measure_added").count() == 1


def test_approved_is_what_was_seen_with_everything_looked_at(head: Person, two: tuple[Auditor, Auditor]) -> None:
    first, second = two
    row = making.opened(head)
    for item in row.items.all():
        making.rated(first.person, head, item, "4_not" if item.standard.code == "8.4" else "1_full")
    with pytest.raises(NotLookedAt):
        act(actions.approve, head, row, seen=digest_now(row), conclusion="良い")
    for item in row.items.all():
        act(actions.agree, second.person, item, note="")
    with pytest.raises(GapWithoutMeasure):
        act(actions.approve, head, row, seen=digest_now(row), conclusion="良い")
    seen = digest_now(row)
    item = making.item(row, "8.4")
    act(actions.add_measure, first.person, item=item, what="頼む", owner=head, due_on=day(9))
    with pytest.raises(OtherLines):
        act(actions.approve, head, row, seen=seen, conclusion="良い")
    client, president = factories.client_of(head), factories.client_of(audits.president())
    page = row.get_absolute_url()
    assert "自己評価を承認する" in client.get("/desk/").text
    assert post(client, f"{page}approve/", seen=digest_now(row), conclusion="おおむね良い。") == 303
    shown = president.get(page).text
    assert all(
        words in shown for words in ("おおむね良い。", "内容はハッシュ値と一致しています", "外部評価を受けている。")
    )
    dispatch()
    assert Notice.objects.filter(kind="quality.assessment_approved").count() == 2
    assert post(factories.client_of(first.person), f"{item.get_absolute_url()}add-measure/") == 404


def test_an_approved_assessment_is_final_whichever_way_a_change_comes(
    head: Person, two: tuple[Auditor, Auditor]
) -> None:
    row = making.approved(head, *two)
    item = making.item(row, "8.3")
    for words, change in (
        ("final", f"UPDATE audit_quality_assessment SET conclusion = '別' WHERE id = '{row.pk}'"),
        ("final", f"UPDATE audit_quality_item SET conformance = '4_not' WHERE id = '{item.pk}'"),
        ("neither changed", "UPDATE audit_quality_rating SET conformance = '4_not'"),
        ("neither changed", "DELETE FROM audit_quality_review"),
    ):
        with refused(words), connection.cursor() as cursor:
            cursor.execute(change)
    with refused("approved assessment"):
        Rating.objects.create(
            item=item, number=9, conformance="1_full", owner=head, rated_by=two[0].person, evidence="後から"
        )
    with pytest.raises(NotAllowed):
        making.rated(two[0].person, head, item)


def test_the_year_before_stands_beside_and_what_fell_back_is_marked(head: Person, two: tuple[Auditor, Auditor]) -> None:
    making.approved(head, *two, year=2025)
    row = making.looked_at(head, *two, making.opened(head, 2026), weak="8.3")
    page = factories.client_of(head).get(row.get_absolute_url()).text
    assert "後退" not in page  # principle 8 stood as badly before
    making.rated(two[0].person, head, making.item(row, "0.1"), "3_partly")
    assert "後退" in factories.client_of(head).get(row.get_absolute_url()).text


def test_what_is_measured_comes_from_the_records_of_the_year(head: Person, two: tuple[Auditor, Auditor]) -> None:
    president = audits.president()
    findings.followed(head, president, findings.office_head())
    found = {one.code: one.share for one in indicators_of(2026)}
    assert (found["reports"].kept, found["reports"].whole) == (1, 1)
    assert (found["answers"].kept, found["answers"].whole) == (0, 2)
    assert found["study"].kept == 0
    assert found["study"].whole >= 4
    assert found["put_right"].percent is None


def test_who_sees_it(head: Person, two: tuple[Auditor, Auditor]) -> None:
    row = making.approved(head, *two)
    item = making.item(row, "8.3")
    for role, at, status in (
        ("statutory_auditor", "D15", 200), ("vice_president", "HQ", 404), ("board_member", "D16", 404),
        ("office_head", audits.OFFICE, 404), ("staff", audits.OFFICE, 404), ("system_admin", "D07", 404),
    ):  # fmt: skip
        client = factories.client_of(factories.person(role, at=audits.unit(at)))
        for address in (BASE, row.get_absolute_url(), item.get_absolute_url()):
            assert client.get(address).status_code == status, (role, address)
    inspector = factories.client_of(factories.person("statutory_auditor", at=audits.unit("D15")))
    assert inspector.get(f"{item.get_absolute_url()}rate/").status_code == 404


def test_the_page_of_an_assessment_asks_the_same_number_of_queries_for_any_number_of_standards(
    head: Person, two: tuple[Auditor, Auditor]
) -> None:
    row = making.opened(head)
    client = factories.client_of(head)
    client.get(row.get_absolute_url())
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(row.get_absolute_url())
    making.looked_at(head, *two, row)
    with CaptureQueriesContext(connection) as many:
        client.get(row.get_absolute_url())
    assert len(many) == len(few)


def test_the_demonstration_has_a_year_that_is_approved_and_one_under_way(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_quality()
    make_quality()
    assert sorted(Assessment.objects.values_list("state", flat=True)) == ["approved", "rating"]
    assert Item.objects.filter(state="open").exists()
    assert Measure.objects.filter(done_on__isnull=True).exists()
