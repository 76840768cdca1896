"""An improvement proposal from filing to the manual: in clear for the organization, and in its own tables only."""

from datetime import timedelta

from governance import clock
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import sparrow
from voice.proposals.chores import close_quarters, publish_lists
from voice.proposals.models import Encouragement, Proposal, QuarterReport, Task

BASE = "/voice/proposals/"
OWN, LIST = "proposals_proposal", "proposals_entry"


def propose(cast: Cast) -> None:
    """Take a proposal the whole way; then the list, the criteria, the figures."""
    cast.staff.send(
        f"{BASE}file/", kind="operation", title=sparrow("proposal", OWN, LIST), problem=sparrow("problem", OWN, LIST),
        idea=sparrow("idea", OWN, LIST), effect=sparrow("effect", OWN, LIST),
    )  # fmt: skip
    proposal = Proposal.objects.get()
    at = proposal.get_absolute_url()
    answer(cast, at)
    carry_out(cast, at)
    with clock.shifted(timedelta(days=150)):
        publish_lists()
        close_quarters()
    cast.staff.send(f"{BASE}similar/", title=sparrow("proposal", OWN, LIST))
    cast.service.send(f"{at}comment/", text=sparrow("comment of a colleague", "proposals_comment"))
    note_figures(cast)


def answer(cast: Cast, at: str) -> None:
    """The window sorts, evaluates, answers and talks to the proposer."""
    cast.service.send(f"{at}sort/", division="", note=sparrow("passing note", "proposals_passing"))
    cast.service.send(
        f"{BASE}criteria/set-criteria/", reason=sparrow("new criteria", "proposals_criteriaset"),
        name_1=sparrow("criterion", "proposals_criterion", LIST), question_1=sparrow("question", "proposals_criterion"),
    )  # fmt: skip
    cast.service.send(
        f"{at}assess/", points_1="4", reason_1=sparrow("reason of points", "proposals_score", LIST), outcome="adopted",
        comment=sparrow("evaluation", "proposals_assessment", LIST),
    )  # fmt: skip
    cast.service.send(f"{at}decide/", outcome="adopted", text=sparrow("answer", "proposals_answer", LIST))
    cast.staff.send(f"{at}reply/", text=sparrow("reply", "proposals_reply"))
    cast.service.send(f"{at}respond/", text=sparrow("response", "proposals_reply"))


def carry_out(cast: Cast, at: str) -> None:
    """It is done and stands in the manual."""
    task = sparrow("task to do", "proposals_task")
    cast.service.send(f"{at}add-task/", text=task, unit=str(cast.office.pk), due_on=day())
    done = sparrow("evidence of task", "proposals_task")
    cast.service.send(f"{BASE}tasks/{Task.objects.get().pk}/finish-task/", evidence=done)
    table = "proposals_manualchange"
    cast.service.send(
        f"{at}record-manual/", manual=sparrow("manual", table), section=sparrow("section", table), in_force_on=day(),
        text=sparrow("in manual", table),
    )  # fmt: skip


def note_figures(cast: Cast) -> None:
    """What is done about participation, and what the board said."""
    measure = sparrow("encouragement", "proposals_encouragement")
    cast.service.send(f"{BASE}participation/note-measure/", unit=str(cast.office.pk), text=measure)
    result = sparrow("result of a measure", "proposals_encouragement")
    cast.service.send(f"{BASE}participation/{Encouragement.objects.get(text=measure).pk}/note-result/", result=result)
    report = QuarterReport.objects.latest("quarter")
    remark = sparrow("remark of the board", "proposals_quarterreport")
    cast.service.send(f"{BASE}quarters/{report.pk}/present-report/", presented_on=day(), remark=remark)
