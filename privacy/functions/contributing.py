"""What this room shows on the overview of the protection of personal information."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from privacy.access import counted
from privacy.contributed import Standing, stands
from privacy.functions.access import visible_unit_reviews
from privacy.functions.choices import ReviewState
from privacy.functions.models import UnitReview


@stands
def reviews_standing(actor: Actor) -> list[Standing]:
    """Return the units that have still to confirm who may use which function. One query."""
    rows = counted(UnitReview.objects.all(), visible_unit_reviews, actor).filter(state=ReviewState.OPEN).order_by()
    found = rows.aggregate(whole=Count("pk"), late=Count("pk", filter=Q(due_on__lt=clock.today())))
    lists = f"{reverse('functions:reviews')}?state={ReviewState.OPEN}", reverse("functions:late")
    return [
        Standing(_("Confirmations of functions outstanding"), found["whole"], found["late"], _("overdue"), *lists, 60)
    ]
