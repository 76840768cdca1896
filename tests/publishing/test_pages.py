"""Pages of publications: side by side, masks decided by form, approval of what the page showed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.publishing.choices import REASONS, Kind
from governance.publishing.masking import Kind as FoundKind
from governance.publishing.masking import find
from governance.publishing.models import Publication
from governance.publishing.queries import content_of, parts_of
from tests.publishing import making
from tests.publishing.corpus.reading import samples
from tests.support import factories


@pytest.fixture
def author(db: None) -> Client:
    return factories.client_of(factories.person("service_promotion"))


@pytest.fixture
def reviewer(db: None) -> Client:
    return factories.client_of(factories.person("quality_management"))


def page(client: Client, publication: Publication, verb: str = "") -> str:
    response = client.get(publication.get_absolute_url() + (f"{verb}/" if verb else ""))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_original_and_public_stand_side_by_side(author: Client) -> None:
    shown = page(author, making.draft())
    assert '<mark class="mark mark--masked">山田 太郎</mark>' in shown
    assert '<mark class="mark mark--masked">（電話番号）</mark>' in shown
    assert "style=" not in shown.replace('rel="stylesheet"', "")


def test_leaving_and_marking_by_form(author: Client) -> None:
    publication = making.draft()
    address = publication.get_absolute_url() + "decide-masks/"
    assert "“鈴木”" in page(author, publication, "decide-masks") or "「鈴木」" in page(
        author, publication, "decide-masks"
    )
    sent = {"because_0": "", "because_1": "", "because_2": "本人の希望", "words": "窓口", "kind": "address"}
    assert author.post(address, {**sent, "words": "どこにもない"}).status_code == 422
    assert author.post(address, sent).status_code == 303
    text = content_of(parts_of(publication))[0]["text"]
    assert "担当の鈴木さん" in text
    assert "（住所）は千代田" in text
    assert '<mark class="mark mark--left">鈴木</mark>' in page(author, publication)


def test_a_new_wording_is_searched(author: Client) -> None:
    publication = making.draft()
    sent = {"title": "応対", "part_0": "連絡は080-1111-2222へ。", "part_1": "回答です。"}
    assert author.post(publication.get_absolute_url() + "change-text/", sent).status_code == 303
    assert "連絡は（電話番号）へ。" in content_of(parts_of(publication))[0]["text"]
    missing = author.post(publication.get_absolute_url() + "change-text/", {**sent, "part_0": ""})
    assert missing.status_code == 422


def test_the_reviewer_approves_what_the_page_shows(author: Client, reviewer: Client) -> None:
    publication = making.draft()
    assert author.post(publication.get_absolute_url() + "submit/").status_code == 303
    assert making.seen(publication) in page(reviewer, publication, "approve")
    address = publication.get_absolute_url() + "approve/"
    assert reviewer.post(address, {"seen": "f" * 64}).status_code == 409
    assert author.get(address).status_code == 403
    assert making.seen(publication) in page(author, publication)
    assert reviewer.post(address, {"seen": making.seen(publication)}).status_code == 303
    assert author.post(publication.get_absolute_url() + "publish/").status_code == 303
    assert reviewer.post(publication.get_absolute_url() + "withdraw/", {"reason": ""}).status_code == 422
    assert reviewer.post(publication.get_absolute_url() + "withdraw/", {"reason": "誤り"}).status_code == 303
    publication.refresh_from_db()
    assert publication.state == "withdrawn"


def test_a_title_with_a_name_is_refused_with_a_message(author: Client) -> None:
    publication = making.draft(title="山田 太郎様の声")
    response = author.post(publication.get_absolute_url() + "submit/")
    assert response.status_code == 409
    assert "（山田 太郎）が残っています" in response.content.decode()


def test_strangers_find_nothing(db: None) -> None:
    stranger = factories.client_of(factories.person("office_head"))
    assert stranger.get("/publishing/").status_code == 404
    assert stranger.get(making.draft().get_absolute_url()).status_code == 404


def test_list_desk_and_page_take_as_many_queries_for_many_as_for_one(author: Client) -> None:
    first = making.draft(voice=making.VOICE * 5)
    author.get("/publishing/")  # the first page of a session asks more
    counts = []
    for _ in range(2):
        taken = []
        for address in ("/publishing/", "/desk/", first.get_absolute_url()):
            with CaptureQueriesContext(connection) as queries:
                assert author.get(address).status_code == 200
            taken.append(len(queries))
        counts.append(taken)
        for _ in range(4):
            making.draft()
            making.approved()
    assert counts[0] == counts[1]


def test_every_kind_and_reason_has_words() -> None:
    assert {kind.value for kind in FoundKind} == set(Kind.values)
    assert {hit.reason for half in ("tuning", "heldout") for one in samples(half) for hit in find(one.text)} <= set(
        REASONS
    )
