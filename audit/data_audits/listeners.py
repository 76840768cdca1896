"""Who asked is told when the worker has ended."""

from django.utils.translation import gettext_lazy as _

from audit.data_audits.models import DataSet, Run
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell

declare("data_audits.data_set_readied", _("A data set was taken in."))
declare("data_audits.data_set_failed", _("A data set could not be taken in."))
declare("data_audits.run_finished", _("A test of data is done."))
declare("data_audits.run_failed", _("A test does not fit the data."))


@on("data_audits.data_set_readied")
@on("data_audits.data_set_failed")
def tell_who_added(event: Event) -> None:
    """Tell who added the data set."""
    row = DataSet.objects.select_related("made_by").get(pk=str(event.subject_id))
    tell([row.made_by], event.name, path=row.get_absolute_url(), event=event)


@on("data_audits.run_finished")
@on("data_audits.run_failed")
def tell_who_ran(event: Event) -> None:
    """Tell who asked for the run."""
    row = Run.objects.select_related("asked_by").get(pk=str(event.subject_id))
    tell([row.asked_by], event.name, path=row.get_absolute_url(), event=event)
