"""Improvement proposals of five years by all staff: filed through the action, copied, answered and listed month by month.

Filling needs people (filling.staff): one in five proposes at all, and a few of them propose much.
"""

from datetime import timedelta
from typing import Any

from governance import clock
from tests.bench.filling_rooms import copied
from tests.bench.reading import Pages, Unguarded, floor, page_of, posted
from tests.support import factories

MONTHS = 60
PLACES = ("受付", "待合", "電話", "書庫", "会議", "研修", "記録照会", "発送", "開封", "封入")
THINGS = (
    "番号札に待ち時間を印字する", "届書の記入例を大きくする", "照会の画面を一つにまとめる", "封筒の窓の位置をそろえる",
    "引継ぎの様式を短くする", "予約の空きを毎朝掲示する", "説明の動画を流す", "索引を五十音でそろえる",
    "点検の表を色で分ける", "よくある質問を一枚にする", "呼出しの音声を多言語にする", "書類の控えをその場で渡す",
)  # fmt: skip
TYPED = "窓口の待ち時間を短くしたい", "月末は二時間待ちになり、番号札を取っても目安が分からないという声が多い。"
PEOPLE = (
    "(SELECT x.id, x.home_unit_id, d.parent_id, row_number() OVER (ORDER BY x.staff_number) - 1 AS n, count(*) OVER () AS all "
    "FROM people_person x LEFT JOIN (SELECT q.unit_id, q.parent_id FROM organization_unitperiod q "
    "JOIN organization_unit b ON b.id = q.parent_id AND b.kind = 'block' WHERE q.valid_to IS NULL) d "
    "ON d.unit_id = x.home_unit_id) p"
)
"""The proposers with their blocks."""
ENDED = "date_trunc('month', now() AT TIME ZONE 'Asia/Tokyo') - interval '1 month'"
"""What came in before this is in a list."""
STATES = "(array['carrying', 'in_manual', 'answered', 'answered', 'answered', 'answered', 'carrying'])"
OUTCOMES = "(array['adopted', 'adopted', 'not_adopted', 'not_adopted', 'already', 'not_adopted', 'partly'])"


def proposals(unguarded: Unguarded, count: int) -> Any:
    """Fill with so many proposals, their answers, supporters and lists; return a real published one and who proposes most."""
    from tests.proposals import making

    with making.at(clock.today().replace(day=1) - timedelta(days=40)):
        listed = making.answered()
    making.publish(listed)
    by = making.clerk()
    bases = [
        making.filed(by, title=f"{place}の{thing}", **_words(place, thing)) for place in PLACES for thing in THINGS
    ]
    each = max(1, count // len(bases))
    with unguarded() as cursor:
        for number, base in enumerate(bases):
            _copies(cursor, base.pk, number, len(bases), each)
    with unguarded() as cursor:
        _answers(cursor, listed)
        _lists(cursor, listed)
        cursor.execute(
            "INSERT INTO proposals_support (id, proposal_id, person_id, given_at) SELECT gen_random_uuid(), x.id, p.id, now() "
            f"FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM proposals_proposal WHERE published_at IS NOT NULL) x, "
            f"generate_series(1, 3) k, {PEOPLE} WHERE x.n % 4 = 0 AND p.n = (x.n * 31 + k * 7) % p.all ON CONFLICT DO NOTHING"
        )
    return listed, by


def _words(place: str, thing: str) -> dict[str, str]:
    return {
        "problem": f"{place}の仕事で、担当ごとにやり方が違い、お客様に同じことを二度お聞きしている。",
        "idea": f"{thing}。まず一つの事務所で三か月試し、{place}の担当から意見を集める。",
        "effect": f"{place}での確認が一件あたり三分短くなる。",
    }


def _copies(cursor: Any, base: Any, number: int, bases: int, each: int) -> None:
    """Copy one proposal over five years and all who propose: the one with place n is of n² people, so that some come often."""
    place = f"(n.n::bigint * {bases} + {number})"
    moment = f"o.filed_at - make_interval(secs => {place} * {MONTHS * 30 * 86400 / (each * bases + bases):.3f})"
    source = f"generate_series(0, {each - 1}) n (n) JOIN {PEOPLE} ON p.n = {place} * {place} % (1 + p.all / 5)"
    old, pick = f"{moment} < {ENDED}", f"1 + {place} % 7"
    copied(
        cursor, "proposals_proposal", base, source, filed_at=moment, filed_by_id="p.id", unit_id="p.home_unit_id",
        block_id="p.parent_id", reference=f"'P-' || lpad(to_hex({place}), 9, '0')",
        kind=f"(array['system', 'operation', 'operation', 'unknown'])[1 + {place} % 4]",
        division_id=f"(SELECT id FROM organization_unit WHERE code = 'D0' || (1 + {place} % 8))",
        state=f"CASE WHEN {old} THEN ({STATES})[{pick}] ELSE 'assessing' END",
        outcome=f"CASE WHEN {old} THEN ({OUTCOMES})[{pick}] ELSE '' END",
        published_at=f"CASE WHEN {old} THEN date_trunc('month', {moment}) + interval '2 months' - interval '6 hours' END",
    )  # fmt: skip


def _answers(cursor: Any, listed: Any) -> None:
    """Answer what is in a list."""
    answer = listed.answers.get()
    answered = f"(SELECT * FROM proposals_proposal WHERE outcome <> '' AND id <> '{listed.pk}') p"
    copied(
        cursor, "proposals_assessment", answer.assessment_id, answered, proposal_id="p.id", division_id="p.division_id",
        outcome="p.outcome", made_at="p.published_at - interval '12 days'",
    )  # fmt: skip
    copied(
        cursor, "proposals_answer", answer.pk, "proposals_assessment a", proposal_id="a.proposal_id", assessment_id="a.id",
        outcome="a.outcome", given_at="a.made_at + interval '2 days'", read_at="a.made_at + interval '3 days'",
    )  # fmt: skip


def _lists(cursor: Any, listed: Any) -> None:
    """Make the list of each month, one proposal in twelve not answered in time."""
    entry = listed.entries.get()
    month = "date_trunc('month', p.filed_at AT TIME ZONE 'Asia/Tokyo')::date"
    copied(
        cursor, "proposals_issue", entry.issue_id,
        f"(SELECT DISTINCT {month} AS month FROM proposals_proposal p WHERE published_at IS NOT NULL) m", month="m.month",
        due_on="(m.month + interval '2 months' - interval '1 day')::date",
        published_at="m.month + interval '2 months' - interval '6 hours'",
    )  # fmt: skip
    numbered = f"(SELECT p.*, {month} AS month, row_number() OVER (ORDER BY id) AS n FROM proposals_proposal p "
    numbered += "WHERE published_at IS NOT NULL) p"
    late = "p.n % 12 = 0"
    copied(
        cursor, "proposals_entry", entry.pk, f"{numbered} JOIN proposals_issue i ON i.month = p.month", issue_id="i.id",
        proposal_id="p.id", kind="p.kind", title="p.title", problem="p.problem", idea="p.idea", effect="p.effect",
        division_id="p.division_id", published_at="p.published_at", answered=f"NOT ({late})",
        outcome=f"CASE WHEN {late} THEN '' ELSE p.outcome END", response=f"CASE WHEN {late} THEN '' ELSE o.response END",
    )  # fmt: skip


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what proposals() returned."""
    from tests.proposals import making
    from voice.proposals.models import Entry

    listed, often = made
    window, head = making.window(), factories.person("office_head", at=making.unit())
    service, boss, staff = (factories.client_of(one) for one in (window, head, often))
    base, newest = "/voice/proposals/", "ORDER BY filed_at DESC, id DESC LIMIT 50"
    rows = "SELECT * FROM proposals_proposal"
    yield "proposals, first page (window)", page_of(service, base)
    yield floor(f"{rows} {newest}")
    yield "proposals, page 150 (window)", page_of(service, f"{base}?page=150")
    yield "proposals, being evaluated (window)", page_of(service, f"{base}?state=assessing")
    yield floor(f"{rows} WHERE state = 'assessing' {newest}")
    yield "proposals, adopted in part (window)", page_of(service, f"{base}?outcome=partly")
    yield "proposals, overdue tasks (window)", page_of(service, f"{base}?late=on")
    yield "proposals, first page (staff)", page_of(staff, base)
    yield "proposals, only my own (staff)", page_of(staff, f"{base}?own=on")
    yield floor(f"{rows} WHERE filed_by_id = '{often.pk}' {newest}")
    yield "proposals, first page (office head)", page_of(boss, base)
    for label, words in (
        ("a common word", "番号札"), ("two words", "書庫 索引"), ("two letters", "試す"), ("what does not exist", "宇宙飛行士"),
    ):  # fmt: skip
        yield f"search in proposals, {label} (window)", page_of(service, f"{base}?words={words}")
        found = " AND ".join(f"words LIKE '%%{word}%%' AND pairs @> {_pairs(word)}" for word in words.split())
        yield floor(f"{rows} WHERE {found} {newest}")
    yield "search in proposals, a common word (staff)", page_of(staff, f"{base}?words=番号札")
    yield "similar ones while typing: a title", posted(staff, f"{base}similar/", title=TYPED[0], problem="")
    yield (
        "similar ones while typing: title and text",
        posted(staff, f"{base}similar/", title=TYPED[0], problem=TYPED[1]),
    )
    yield floor("SELECT id, title, topics FROM proposals_proposal WHERE topics && ARRAY['待ち時', 'ち時間']::varchar[] "
                "AND published_at IS NOT NULL ORDER BY filed_at DESC LIMIT 300")  # fmt: skip
    yield "a proposal (window)", page_of(service, listed.get_absolute_url())
    issue = Entry.objects.order_by("-published_at")[0].issue
    yield "monthly lists", page_of(staff, f"{base}lists/")
    yield floor("SELECT issue_id, count(*) FROM proposals_entry WHERE NOT later GROUP BY issue_id")
    yield "a monthly list", page_of(staff, issue.get_absolute_url())
    yield floor(
        f"SELECT * FROM proposals_entry WHERE issue_id = '{issue.pk}' ORDER BY later, published_at, id LIMIT 50"
    )
    yield "participation", page_of(service, f"{base}participation/")
    yield floor(
        "SELECT filed_by_id, count(*) FROM proposals_proposal WHERE filed_at >= now() - interval '8 months' GROUP BY 1"
    )
    yield "offices without a proposal", page_of(service, f"{base}participation/offices/")
    yield "quarterly figures", page_of(service, f"{base}quarters/")
    yield "my desk (window)", page_of(service, "/desk/")


def worker(_made: Any) -> Pages:
    """Yield what the worker does each quarter."""
    from voice.proposals.counting import lines_of
    from voice.proposals.rules import quarter_before, quarter_of

    quarter = quarter_before(quarter_of(clock.today()))
    yield "counting a quarter of proposals (worker)", lambda: lines_of(quarter)


def _pairs(word: str) -> str:
    pieces = ", ".join(f"'{word[n : n + 2]}'" for n in range(len(word) - 1))
    return f"ARRAY[{pieces}]::varchar[]"
