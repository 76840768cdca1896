"""What waits about keys."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor, visible
from governance.custody.keeping import own_key
from governance.custody.queries import posts_held, recoveries_with_enough_shares
from governance.desk.registry import DeskItem, waits
from governance.vault.models import Recovery, Share


@waits
def keys_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor has to do about keys: make one, hand one over, write down or give a share, carry out a recovery."""
    items = [*_shares(actor)]
    if recoveries_with_enough_shares(actor).exists():
        items.append(_item(_("Carry out the recovery: enough shares were given"), "custody:recovery"))
    if not actor.posts and "investigator" not in actor.roles:
        return items
    if own_key(actor) is None:
        return [*items, _item(_("Make your key, so that cases can be sealed to you"), "custody:make-key")]
    for post in posts_held(actor):
        items += [_item(_("Hand over the key of the post"), "custody:keys", post.words) for _person in post.waiting]
    return items


def _shares(actor: Actor) -> list[DeskItem]:
    own = visible(Share, actor).first()
    if own is None:
        return []
    if own.taken_at is None:
        return [_item(_("Write down your share of the recovery key"), "custody:recovery")]
    asked = visible(Recovery, actor).filter(state=Recovery.State.OPEN, recovery_key_id=own.recovery_key_id)
    asked = asked.exclude(given__share=own).exclude(asked_with__holder=own.officer_holder)
    return [
        DeskItem(
            _("Give your share of the recovery key"),
            "",
            reverse("custody:recovery"),
            timezone.localdate(row.asked_at),
            None,
        )
        for row in asked
    ]


def _item(task: str, route: str, reference: str = "") -> DeskItem:
    return DeskItem(task, reference, reverse(route), clock.today(), None)
