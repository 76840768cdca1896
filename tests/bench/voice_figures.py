"""Figures over the volumes of voices: 200,000 customers told, visitors of every office and month, counted, compared."""

from datetime import timedelta

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from tests.bench.filling_rooms import copied
from tests.bench.reading import Pages, Unguarded, page_of, sql
from tests.support import factories

TOLD = "v.n % 5 = 0"
"""One customer in five was told."""


def figures(unguarded: Unguarded) -> None:
    """Tell customers, enter visitors, and count once."""
    from tests.voice_answers.making import Staff, told
    from tests.voice_figures import making
    from voice.answers.models import Reply

    told(Staff())
    reply = Reply.objects.get()
    numbered = "SELECT id, received_on, row_number() OVER (ORDER BY id) AS n FROM voice_voice"
    voices = f"(SELECT * FROM ({numbered}) v WHERE {TOLD}) v"
    with unguarded() as cursor:
        copied(
            cursor, "voice_answers_reply", reply.pk, voices, voice_id="v.id", told_on="v.received_on + (v.n % 60)::int",
        )  # fmt: skip
        cursor.execute("UPDATE voice_voice SET state = 'told' WHERE id IN (SELECT voice_id FROM voice_answers_reply)")
    making.everywhere(3000)
    with unguarded() as cursor:
        cursor.execute(
            "INSERT INTO voice_figures_visitors (id, office_id, month, number, entry_id) SELECT gen_random_uuid(), office_id, "
            "(month - make_interval(months => n))::date, number + 40 * n, entry_id "
            "FROM voice_figures_visitors, generate_series(1, 36) n"
        )
    count()


def count() -> None:
    """Count everything, on a day of its own each time."""
    from voice.figures import actions
    from voice.figures.models import CountRun

    run(actions.count, actor=SYSTEM, day=clock.today() + timedelta(days=CountRun.objects.count()))


def pages(_made: object) -> Pages:
    """Yield label and act of each page, and of its floor."""
    service = factories.client_of(factories.person("service_promotion"))
    offices = "/voice/figures/offices/"
    yield "offices compared, last 12 months", page_of(service, offices)
    yield (
        "  floor",
        sql(
            "SELECT unit_id, sum(filed), sum(answered) FROM voice_figures_unitmonth WHERE month >= now() - interval '13 months' "
            "GROUP BY unit_id"
        ),
    )
    yield (
        "  for comparison: from the voices themselves",
        sql(
            "SELECT unit_id, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY told_on - received_on) FROM voice_voice v "
            "LEFT JOIN voice_answers_reply r ON r.voice_id = v.id WHERE received_on >= now() - interval '12 months' "
            "GROUP BY unit_id"
        ),
    )
    yield "offices compared, share answered", page_of(service, f"{offices}?measure=answered&order=days")
    yield "table of receipts", page_of(service, "/voice/figures/receipts/")
    yield "  floor", sql("SELECT month, source, sum(filed) FROM voice_figures_unitmonth GROUP BY month, source")
    yield "visitors, first page", page_of(service, "/voice/figures/visitors/")


def slow_acts(_made: object) -> Pages:
    """Yield what the hourly worker does once a day."""
    yield "counting all voices by unit and month (worker)", count
