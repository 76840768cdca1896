"""Hourly: the key of a post is taken back from whoever no longer holds it."""

from governance.access import SYSTEM
from governance.custody.actions import take_back
from governance.custody.queries import members_today
from governance.escalation.chores import hourly
from governance.runner import run
from governance.vault.holders import person_of
from governance.vault.models import KeyPair


@hourly
def take_back_from_former_members() -> int:
    """Take back what former members hold; return how many keys."""
    taken = 0
    for post in KeyPair.objects.filter(holder__startswith="post:", retired_at__isnull=True):
        present = set(members_today(post.holder).values_list("pk", flat=True))
        holders = post.members.values_list("member_holder", flat=True).distinct()
        for person_id in {person_of(holder) for holder in holders} - present:
            run(take_back, actor=SYSTEM, subject=post.pk, person_id=person_id)
            taken += 1
    return taken
