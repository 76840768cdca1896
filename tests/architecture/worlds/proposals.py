"""A proposal that was not published yet and a published one with a task, both of the office; a list and a quarter."""

from datetime import timedelta

from governance import clock
from governance.organization.models import Unit
from governance.runner import run
from tests.proposals import making
from tests.support import factories
from voice.proposals import actions
from voice.proposals.chores import close_quarters
from voice.proposals.models import QuarterReport

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    filer, window = factories.person("staff", at=office), making.window()
    with making.at(clock.today() - timedelta(days=130)):
        published = making.answered(by=filer)
        making.act(actions.add_task, window, published, text="作業", unit=making.unit("D08"), due_on=clock.today())
    making.publish(published)
    close_quarters()
    waiting = making.filed(by=filer)
    measure = run(actions.note_measure, actor=factories.actor(window), unit=office, text="所長と話し合う。").subject_id
    each = {"not published": waiting, "published": published}
    return {
        "voice/proposals/lists/<uuid:pk>": {"a list": {"pk": str(published.entries.get().issue_id)}},
        "voice/proposals/tasks/<uuid:pk>": {"of a published one": {"pk": str(published.tasks.get().pk)}},
        "voice/proposals/participation/<uuid:pk>": {"a measure": {"pk": str(measure)}},
        "voice/proposals/quarters/<uuid:pk>": {"a quarter": {"pk": str(QuarterReport.objects.all()[0].pk)}},
        "voice/proposals/<uuid:pk>": {label: {"pk": str(row.pk)} for label, row in each.items()},
    }
