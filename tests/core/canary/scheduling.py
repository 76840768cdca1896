"""Risk assessment and audit plan: words of the department, in clear, shown to the head and those above alone."""

from audit.planning.models import AnnualPlan, Line
from audit.universe.factors import all_factors
from audit.universe.models import Judgement, Weighting
from governance import clock
from governance.calendar.eras import fiscal_year
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import sparrow

UNIVERSE, PLANNING = "/audit/universe/", "/audit/planning/"


def assess(cast: Cast) -> None:
    """Propose weights twice, refuse and approve them, judge, assess, withdraw the judgement."""
    head, president, table = cast.audit_head, cast.president, "audit_universe_"
    weights = {f"w_{code}": str(factor.usual) for code, factor in all_factors().items()}
    for verb, word in (("reject", "first weights"), ("approve", "second weights")):
        head.send(f"{UNIVERSE}weights/propose-weights/", reason=sparrow(word, f"{table}weighting"), **weights)
        address = Weighting.objects.get(state="proposed").get_absolute_url()
        reason = {"reason": sparrow("why not approved", f"{table}weighting")} if verb == "reject" else {}
        president.send(f"{address}{verb}-weights/", **reason)
    judged = sparrow("judgement", f"{table}judgement", f"{table}assesseditem")
    head.send(f"{UNIVERSE}judgements/judge/", unit=str(cast.office.pk), points="10", reason=judged, until=day(30))
    head.send(f"{UNIVERSE}make-assessment/", fiscal_year=str(fiscal_year(clock.today())))
    withdrawn = sparrow("judgement withdrawn", f"{table}judgement")
    head.send(f"{UNIVERSE}judgements/{Judgement.objects.get().pk}/withdraw-judgement/", reason=withdrawn)


def plan(cast: Cast) -> None:
    """Draft, solve, return, approve; begin a change with a reason; plan an audit from a line."""
    head, president = cast.audit_head, cast.president
    plans, lines = "audit_planning_annualplan", "audit_planning_line"
    year = str(fiscal_year(clock.today()))
    head.send(f"{PLANNING}draft/", fiscal_year=year, policy=sparrow("policy"), cycle_years="5")
    address = AnnualPlan.objects.get().get_absolute_url()
    engagements = "audit_engagements_engagement"
    words = {
        "title": sparrow("line", lines, engagements), "purpose": sparrow("purpose of a line", lines, engagements)
    }  # fmt: skip
    said = {"kind": "office", "units": [str(cast.office.pk)], "auditor_days": "5", **words}
    head.send(f"{address}add-line/", first_day=day(), last_day=day(30), team_size="1", matters="3", **said)
    line = Line.objects.get().get_absolute_url()
    head.send(f"{line}change-line/", first_day=day(), last_day=day(20), team_size="1", matters="4", **said)
    head.send(f"{address}rewrite/", policy=sparrow("policy anew", plans), cycle_years="4")
    head.send(f"{address}propose/")
    head.send(f"{address}submit/")
    president.send(f"{address}send-back/", reason=sparrow("plan returned"))
    head.send(f"{address}submit/", idempotency_key="once more")
    president.send(f"{address}approve/", digest=AnnualPlan.objects.get().digest)
    head.send(f"{line}plan-engagement/", starts_on=day(1), ends_on=day(3), **said)
    changed = sparrow("why the plan is changed", plans)
    again = {"policy": sparrow("later policy", plans), "cycle_years": "5", "reason": changed}
    head.send(f"{PLANNING}draft/", fiscal_year=year, **again)
    assert cast.unit_head.client.get(line).status_code == 404
