"""Who is told about keys."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance.custody.queries import members_with_key, waiting_members
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.vault.holders import person_of
from governance.vault.models import KeyPair, Recovery, Share

declare("custody.waits_for_post", _("A colleague waits for the key of a post."))
declare("custody.post_handed", _("The key of a post was handed to you."))
declare("custody.post_key_returned", _("Someone left a post. Its key should be renewed."))
declare("custody.share_waits", _("Write down your share of the recovery key."))
declare("custody.recovery_asked", _("Your share of the recovery key is asked for."))
declare("custody.share_added", _("An officer has given a share for your request."))
declare("custody.recovery_completed", _("The recovery key was used."))
KEYS, RECOVERY_PAGE = "/keys/", "/keys/recovery/"


@on("custody.key_created")
def tell_those_who_can_hand_over(event: Event) -> None:
    """Tell the holders of posts for whose key the person waits."""
    person_id = person_of(KeyPair.objects.get(pk=str(event.subject_id)).holder)
    for post in KeyPair.objects.filter(holder__startswith="post:", retired_at__isnull=True):
        if waiting_members(post).filter(pk=person_id).exists():
            tell(members_with_key(post), "custody.waits_for_post", path=KEYS, event=event)


@on("custody.post_handed")
def tell_the_member(event: Event) -> None:
    """Tell the one to whom the key was handed last."""
    given = KeyPair.objects.get(pk=str(event.subject_id)).members.order_by("-given_at").first()
    if given is not None:
        people = Person.objects.filter(pk=person_of(given.member_holder))
        tell(people, "custody.post_handed", path=KEYS, event=event)


@on("custody.post_key_returned")
def tell_those_who_remain(event: Event) -> None:
    """Ask the remaining holders to renew the key."""
    post = KeyPair.objects.get(pk=str(event.subject_id))
    tell(members_with_key(post), "custody.post_key_returned", path=KEYS, event=event)


def _officers(recovery_key_id: UUID | None) -> list[Person]:
    names = Share.objects.filter(recovery_key_id=recovery_key_id).values_list("officer_holder", flat=True)
    return list(Person.objects.filter(pk__in=[person_of(name) for name in names]))


@on("custody.recovery_key_renewed")
def tell_officers_to_write_down(event: Event) -> None:
    """Tell every officer that a share waits."""
    tell(_officers(event.subject_id), "custody.share_waits", path=RECOVERY_PAGE, event=event)


@on("custody.recovery_asked")
def tell_officers(event: Event) -> None:
    """Tell every officer that their share is asked for."""
    request = Recovery.objects.get(pk=str(event.subject_id))
    tell(_officers(request.recovery_key_id), "custody.recovery_asked", path=RECOVERY_PAGE, event=event)


@on("custody.share_added")
def tell_the_asker(event: Event) -> None:
    """Tell the one who asked."""
    request = Recovery.objects.select_related("asked_with").get(pk=str(event.subject_id))
    people = Person.objects.filter(pk=person_of(request.asked_with.holder))
    tell(people, "custody.share_added", path=RECOVERY_PAGE, event=event)


@on("custody.recovery_completed")
def tell_all_officers(event: Event) -> None:
    """Tell every officer that the key was used: nobody uses it unseen."""
    request = Recovery.objects.get(pk=str(event.subject_id))
    tell(_officers(request.recovery_key_id), "custody.recovery_completed", path=RECOVERY_PAGE, event=event)
