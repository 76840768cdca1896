"""What became of the voices: nearly all ended with a result, one in ten public, one in 500 important. Needs the voices."""

from typing import Any

from tests.bench.filling_rooms import copied
from tests.bench.reading import Pages, Unguarded, floor, page_of
from tests.support import factories

OLD = "now() - interval '60 days'"
"""Nothing older waits for an answer, but one voice in 400."""
PUBLIC_TITLES = ("待つ時間の表示", "記入例の文字", "駐車場の案内", "電話のつながり方", "書類の出し直し", "番号札の順番")
NUMBERED = "(SELECT *, row_number() OVER (ORDER BY filed_at, id) AS n FROM voice_voice) v"


def answers(unguarded: Unguarded) -> Any:
    """End the old voices, publish one in ten, follow one in 500 as important; return the record of an important one."""
    from tests.voice_answers import making

    staff = making.Staff()
    closing = making.closed(staff).closings.get()
    instruction = making.instruction(staff)
    public = [making.published(staff, title=title) for title in PUBLIC_TITLES]
    with unguarded() as cursor:
        _ended(cursor, closing)
        for number, one in enumerate(public):
            _public(cursor, one, number)
        _important(cursor, instruction)
    return instruction.matter


def _ended(cursor: Any, closing: Any) -> None:
    ended = f"(SELECT * FROM {NUMBERED} WHERE filed_at < {OLD} AND n % 400 > 0 AND state IN ('open', 'told')) v"
    copied(
        cursor, "voice_answers_closing", closing.pk, ended, voice_id="v.id", closed_at="v.filed_at + interval '30 days'",
        result="CASE WHEN v.state = 'told' THEN 'told' ELSE 'not_wanted' END",
    )  # fmt: skip
    cursor.execute("UPDATE voice_voice v SET state = 'closed' FROM voice_answers_closing c WHERE c.voice_id = v.id AND v.state "
                   "IN ('open', 'told')")  # fmt: skip


def _public(cursor: Any, one: Any, number: int) -> None:
    """Publish one voice in sixty with this text: there are six."""
    told = f"(SELECT * FROM {NUMBERED} WHERE filed_at < {OLD} AND n % 60 = {number * 10}) v"
    publication = one.publication
    copied(
        cursor, "publishing_publication", publication.pk, told, subject_id="v.id", made_at="v.filed_at + interval '20 days'",
        published_at="v.filed_at + interval '40 days'",
    )  # fmt: skip
    of_this = f"(SELECT * FROM publishing_publication WHERE approved_hash = '{publication.approved_hash}') p"
    copied(
        cursor, "publishing_edition", publication.editions.get().pk, of_this, publication_id="p.id", made_at="p.made_at",
    )  # fmt: skip
    copied(
        cursor, "voice_answers_publicvoice", one.pk, of_this.replace("SELECT *", "SELECT *, row_number() OVER () AS n"),
        publication_id="p.id", voice_id="p.subject_id", published_at="p.published_at", number=f"1000 + 6 * p.n + {number}",
        subject_id="(SELECT id FROM voice_database_term WHERE tree = 'subject' AND valid_to IS NULL AND code = 'S' || "
        "lpad((1 + p.n % 30)::text, 3, '0') LIMIT 1)",
    )  # fmt: skip


def _important(cursor: Any, instruction: Any) -> None:
    matter = instruction.matter
    chosen = f"(SELECT *, row_number() OVER (ORDER BY filed_at) AS m FROM {NUMBERED} WHERE n % 500 = 7) v"
    is_open = "v.m % 20 = 0"
    copied(
        cursor, "voice_answers_matter", matter.pk, chosen, reference="'J-' || lpad(to_hex(v.m), 9, '0')",
        decided_at="v.filed_at + interval '3 days'", title="v.title", state=f"CASE WHEN {is_open} THEN 'open' ELSE 'closed' END",
        closed_because=f"CASE WHEN {is_open} THEN '' ELSE '改めた。' END",
        closed_by_id=f"CASE WHEN {is_open} THEN NULL ELSE o.decided_by_id END",
        closed_at=f"CASE WHEN {is_open} THEN NULL ELSE v.filed_at + interval '200 days' END",
    )  # fmt: skip
    matters = "(SELECT *, row_number() OVER (ORDER BY decided_at, id) AS m FROM voice_answers_matter) x"
    member = matter.members.get()
    copied(
        cursor, "voice_answers_mattervoice", member.pk,
        f"{matters} JOIN (SELECT *, row_number() OVER (ORDER BY filed_at) AS m FROM {NUMBERED} WHERE n % 50 = 7) v "
        "ON v.m / 10 = x.m",
        matter_id="x.id", voice_id="v.id", added_at="x.decided_at",
    )  # fmt: skip
    copied(
        cursor, "voice_answers_instruction", instruction.pk, f"{matters}, generate_series(1, 2) k", matter_id="x.id",
        state="CASE WHEN x.state = 'open' THEN 'given' ELSE 'accepted' END", due_on="x.decided_at::date + 60",
        result="'改めた。'", reported_by_id="o.given_by_id", reported_at="x.decided_at", reviewed_by_id="o.given_by_id",
        unit_id="(SELECT id FROM organization_unit WHERE code = 'D0' || (1 + (x.m + k) % 8))",
    )  # fmt: skip


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what answers() returned."""
    from django.test import Client

    from governance.organization.models import Unit
    from tests.voice import making

    service = factories.client_of(factories.person("service_promotion"))
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    division = factories.client_of(factories.person("division_owner", at=Unit.objects.get(code="D08")))
    officer = factories.client_of(making.block_officer())
    base, everyone = "/voice/answers/", Client()
    waiting = "SELECT * FROM voice_voice WHERE state <> 'closed'"
    yield "voices without an answer (Service Promotion)", page_of(service, base)
    yield floor(f"{waiting} ORDER BY received_on, id LIMIT 50")
    yield "voices without an answer, wanted (Service Promotion)", page_of(service, f"{base}?wants_answer=on")
    yield "voices without an answer, important (Service Promotion)", page_of(service, f"{base}?important=on")
    yield "voices without an answer, decided (Service Promotion)", page_of(service, f"{base}?state=decided")
    yield "voices without an answer (office head)", page_of(head, base)
    yield floor(f"{waiting} AND unit_id = '{making.unit().pk}' ORDER BY received_on, id LIMIT 50")
    yield "voices without an answer (block)", page_of(officer, base)
    yield "important voices (Service Promotion)", page_of(service, f"{base}matters/")
    yield floor("SELECT * FROM voice_answers_matter ORDER BY decided_at DESC LIMIT 50")
    yield "important voices, overdue (Service Promotion)", page_of(service, f"{base}matters/?late=on")
    yield "important voices (division)", page_of(division, f"{base}matters/")
    yield "an important voice (Service Promotion)", page_of(service, made.get_absolute_url())
    public = "SELECT * FROM voice_answers_publicvoice"
    yield "public voices, newest (everyone)", page_of(everyone, "/voices/")
    yield floor(f"{public} ORDER BY published_at DESC, number DESC LIMIT 20")
    yield "public voices, page 400 (everyone)", page_of(everyone, "/voices/?page=400")
    yield "public voices, a common word (everyone)", page_of(everyone, "/voices/?q=番号札")
    yield floor(f"{public} WHERE pairs @> ARRAY['番号', '号札']::varchar[] AND words LIKE '%%番号札%%' "
                "ORDER BY published_at DESC, number DESC LIMIT 20")  # fmt: skip
    yield "public voices, two words (everyone)", page_of(everyone, "/voices/?q=番号札+駐車場")
    yield "public voices, what does not exist (everyone)", page_of(everyone, "/voices/?q=宇宙飛行士")
    yield "public voices, by subject (everyone)", page_of(everyone, "/voices/?subject=S006")
    yield "feed of public voices", page_of(everyone, "/voices/feed/")
    yield "my desk (Service Promotion)", page_of(service, "/desk/")
