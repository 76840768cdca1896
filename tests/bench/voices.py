"""The volumes of the voice database: real voices filed through the action, copied over five years and all offices.

Each page stands beside a floor: the least that PostgreSQL must do for the same answer, written by hand, in the same run.
"""

from typing import Any

from tests.bench.filling_rooms import copied
from tests.bench.reading import Pages, Unguarded, page_of, sql
from tests.support import factories

BASES = 40
MINUTES = 5 * 365 * 24 * 60
OFFICES = (
    "(SELECT u.id, p.parent_id, row_number() OVER (ORDER BY u.code) - 1 AS n, count(*) OVER () AS all FROM organization_unit u "
    "JOIN organization_unitperiod p ON p.unit_id = u.id AND p.valid_to IS NULL WHERE u.kind = 'office') u"
)
MATTERS = (
    "年金額の通知",
    "障害年金の請求",
    "保険料の免除",
    "記録の訂正",
    "口座の変更",
    "扶養の届出",
    "再交付の手続",
    "納付の相談",
)
SAID = ("担当者の説明が早口で分からなかった。", "書類を二度出すように言われた。", "電話が繋がらず困った。",
        "駐車場が狭くて停められない。",
        "案内の文字が小さくて読めない。")  # fmt: skip
COMMON, RARE, LETTERS = "窓口", "点字ブロック", "早口で分から"
"""The common word stands in one voice in five, the rare one in a single voice."""


def voices(unguarded: Unguarded, count: int) -> Any:
    """Fill with so many voices, receipts of both sides and search rows; return the real voice with the rare word."""
    from tests.voice import making

    clerk = making.clerk()
    rare = making.voice(by=clerk, title="歩きにくい", text=f"玄関の{RARE}の上に掲示板が置かれている。")
    bases = [_base(number, clerk) for number in range(BASES)]
    each = max(1, count // BASES)
    for number, base in enumerate(bases):
        place = f"(n.n * {BASES} + {number})"
        moment = f"o.filed_at - make_interval(secs => {place} * {MINUTES * 60 / max(count, 1):.3f})"
        source = f"generate_series(1, {each}) n (n) JOIN {OFFICES} ON u.n = {place} % u.all"
        with unguarded() as cursor:
            copied(
                cursor, "voice_voice", base.pk, source, unit_id="u.id", block_id="u.parent_id", filed_at=moment,
                reference=f"'V-' || lpad(to_hex({place}), 9, '0')", received_on=f"({moment})::date",
            )  # fmt: skip
    with unguarded() as cursor:
        _receipts(cursor)
        _search_rows(cursor)
    return rare


def _base(number: int, clerk: Any) -> Any:
    from tests.voice import making

    place = f"{COMMON}で聞いた。" if number % 5 == 0 else "受付で聞いた。"
    said, matter = SAID[number % len(SAID)], MATTERS[number % len(MATTERS)]
    kind = ("complaint", "request", "opinion", "praise")[number % 4]
    return making.voice(
        by=clerk, title=f"{matter}について{number}", text=f"{matter}のことを{place}{said}次は分かりやすくしてほしい。",
        kind=kind, done="",
    )  # fmt: skip


def _receipts(cursor: Any) -> None:
    cursor.execute(
        """
        INSERT INTO voice_delivery (id, voice_id, side, unit_id, delivered_at, seen_at)
        SELECT gen_random_uuid(), v.id, s.side, CASE s.side WHEN 'block' THEN v.block_id END, v.filed_at,
            CASE WHEN v.filed_at < now() - interval '3 days' THEN v.filed_at + interval '2 hours' END
        FROM voice_voice v, (VALUES ('headquarters'), ('block')) s (side)
        WHERE s.side = 'headquarters' OR v.block_id IS NOT NULL ON CONFLICT DO NOTHING
        """
    )


def _search_rows(cursor: Any) -> None:
    cursor.execute(
        """
        INSERT INTO voice_database_searchrow (voice_id, month, filed_at, unit_id, block_id, filed_by_id, tokens, letters, bands,
            compared, subject_code, procedure_code, edition)
        SELECT v.id, extract(year FROM v.filed_at AT TIME ZONE 'Asia/Tokyo') * 12
                + extract(month FROM v.filed_at AT TIME ZONE 'Asia/Tokyo'),
            v.filed_at, v.unit_id, v.block_id, v.filed_by_id, s.tokens, s.letters, s.bands, true,
            'S' || lpad((1 + hashtext(v.title) & 31)::text, 3, '0'), '', s.edition
        FROM voice_voice v JOIN voice_voice b ON b.title = v.title JOIN voice_database_searchrow s ON s.voice_id = b.id
        ON CONFLICT DO NOTHING
        """
    )


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what voices() returned."""
    from governance import clock
    from tests.voice import making
    from voice.database.trends import find_rises

    service = factories.client_of(factories.person("service_promotion"))
    office_head = factories.client_of(factories.person("office_head", at=making.unit()))
    officer = factories.client_of(making.block_officer())
    office, block = making.unit().pk, making.block().pk
    yield "voices, first page (Service Promotion)", page_of(service, "/voice/")
    yield "  floor", sql("SELECT * FROM voice_voice ORDER BY filed_at DESC, id DESC LIMIT 50")
    yield "voices, filtered by kind", page_of(service, "/voice/?kind=praise")
    yield "  floor", sql("SELECT * FROM voice_voice WHERE kind = 'praise' ORDER BY filed_at DESC, id DESC LIMIT 50")
    yield "voices, filtered by subject", page_of(service, "/voice/?subject=S006")
    yield "  floor", sql("SELECT voice_id FROM voice_database_searchrow WHERE subject_code = 'S006' "
                         "ORDER BY filed_at DESC LIMIT 50")  # fmt: skip
    yield "voices, first page (office head)", page_of(office_head, "/voice/")
    yield "voices, first page (block)", page_of(officer, "/voice/")
    yield "search, a common word (Service Promotion)", page_of(service, f"/voice/?q={COMMON}")
    yield "  floor: the newest 500, ranked", sql(ranked("true"))
    yield "  for comparison: all of them, ranked", sql(RANK_ALL)
    yield "search, a common word (office head)", page_of(office_head, f"/voice/?q={COMMON}")
    yield "  floor", sql(ranked(f"unit_id = '{office}'"))
    yield "search, a common word (block)", page_of(officer, f"/voice/?q={COMMON}")
    yield "  floor", sql(ranked(f"block_id = '{block}'"))
    yield "search, two words and a condition", page_of(service, f"/voice/?q={COMMON}+駐車場&kind=complaint")
    yield "search, a rare word", page_of(service, "/voice/?q=点字")
    yield "  floor", sql("SELECT voice_id FROM voice_database_searchrow WHERE tokens @@ '''点字'''::tsquery")
    yield "search, by letters", page_of(service, f"/voice/?q={LETTERS}")
    yield "search, what does not exist", page_of(service, "/voice/?q=宇宙飛行士")
    yield "a voice with its panels", page_of(service, made.get_absolute_url())
    yield "trends (Service Promotion)", page_of(service, "/voice/database/trends/")
    yield "  floor", sql("SELECT month, count(*) FROM voice_database_searchrow WHERE month >= extract(year FROM now()) * 12 "
                         "+ extract(month FROM now()) - 24 GROUP BY month")  # fmt: skip
    yield "trends (office head)", page_of(office_head, "/voice/database/trends/")
    yield "finding the rises of a day", lambda: find_rises(clock.today())
    yield "filing a voice (action only)", lambda: making.voice(by=None)


def ranked(scope: str) -> str:
    """Return the floor of a search: the newest 500 that hold the word, ranked."""
    return (
        f"SELECT voice_id, ts_rank(tokens, '''{COMMON}'''::tsquery, 1) r FROM (SELECT * FROM voice_database_searchrow "  # noqa: S608
        f"WHERE {scope} AND tokens @@ '''{COMMON}'''::tsquery ORDER BY filed_at DESC LIMIT 500) s ORDER BY r DESC LIMIT 50"
    )


RANK_ALL = (
    f"SELECT voice_id FROM voice_database_searchrow WHERE tokens @@ '''{COMMON}'''::tsquery "  # noqa: S608
    f"ORDER BY ts_rank(tokens, '''{COMMON}'''::tsquery, 1) DESC LIMIT 50"
)
