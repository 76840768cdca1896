"""Numbers handed out, and response rates."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from governance.web.views import ActionView
from voice.satisfaction import actions
from voice.satisfaction.access import READERS, notes_numbers, owns
from voice.satisfaction.choices import MAILED
from voice.satisfaction.forms import HandoutFilter, NumbersForm
from voice.satisfaction.queries import handouts_of, rate_in_words, takings_for
from voice.satisfaction.views.shared import wave_seen


class NoteNumbersView(ActionView):
    """Enter visitors and sheets handed out."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.note_numbers
    template_name = "satisfaction/note_numbers.html"
    done_message = _("The numbers were entered.")

    def make_form(self, *data: Any) -> NumbersForm:
        """Return the form with what stands there now; mailed forms have no visitors."""
        initial = {"visitors": self.subject.visitors, "handed_out": self.subject.handed_out}
        return NumbersForm(*data[:1], mailed=self.subject.channel in MAILED, initial=initial)


class RateListView(ScopedListView):
    """Response rates of a wave, office by office; leaves as CSV or Excel. In the order of offices, never of rates."""

    requires = roles(*READERS)
    name = "satisfaction.rates"
    title = _("Response rates by office")
    template_name = "satisfaction/rates.html"
    filterset_class = HandoutFilter
    default_sort = "office"
    columns: ClassVar[list[Column]] = [
        Column("office", _("Office"), lambda r: r.office_name or _("Headquarters (mailed)"), "office__code",
               lambda r: r.entry_url),
        Column("block", _("Block"), lambda r: r.block_name or "", "block__code"),
        Column("channel", _("Channel"), lambda r: r.get_channel_display(), "channel"),
        Column("visitors", _("Visitors in these days"), lambda r: r.visitors, "", numeric=True),
        Column("handed_out", _("Sheets handed out or mailed"), lambda r: r.handed_out, "", numeric=True),
        Column("reached", _("Handed out per visitor"), lambda r: rate_in_words(r.handed_out, r.visitors), "", numeric=True),
        Column("printed", _("Codes printed"), lambda r: r.taken.printed, "", numeric=True),
        Column("answers", _("Answers"), lambda r: r.taken.answers, "", numeric=True),
        Column("rate", _("Rate"), lambda r: rate_in_words(r.taken.answers, r.handed_out), "", numeric=True),
    ]  # fmt: skip

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the wave's id from the address."""
        super().setup(request, *args, **kwargs)
        self.wave_id: UUID = kwargs["pk"]

    def rows(self, actor: Actor) -> Any:
        """Return the numbers of the wave within the reader's scope."""
        self.wave = wave_seen(actor, self.wave_id)
        return handouts_of(actor, self.wave)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add what came back, and the way to the numbers for those who enter them."""
        found = takings_for(self.actor, self.wave, rows)
        for row in rows:
            row.taken = found[row.pk]
            may_enter = notes_numbers(self.actor, row)
            row.entry_url = reverse("satisfaction:note-numbers", args=[row.pk]) if may_enter else None
        return rows

    def context(self) -> dict[str, Any]:
        """Name the wave."""
        return {"wave": self.wave, "owns": owns(self.actor, None)}
