"""The hourly look for notices whose day has passed while some units have not opened them."""

from django.db.models import Exists, OuterRef

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.direct.actions import remind
from voice.direct.models import DirectNotice, Receipt

AT_ONCE = 200


def remind_readers() -> int:
    """Remind once of each such notice; return of how many."""
    unread = Receipt.objects.filter(notice=OuterRef("pk"), opened_at__isnull=True)
    due = DirectNotice.objects.filter(Exists(unread), read_by__lt=clock.today(), reminded_at__isnull=True)
    found = list(due.order_by("read_by").values_list("pk", flat=True)[:AT_ONCE])
    for notice in found:
        run(remind, actor=SYSTEM, subject=notice, key=str(notice))
    return len(found)
