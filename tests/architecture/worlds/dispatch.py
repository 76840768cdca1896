"""The check of what is sent, of the office in the access matrix: checked by another unit too, sent out, with a photo."""

from governance.organization.models import Unit
from privacy.dispatch import actions
from privacy.dispatch.models import Photo
from tests.dispatch import making

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows. The remote second check of one batch is asked of the office of the other block."""
    preparer, first, second = making.clerk(), making.clerk(), making.clerk()
    preparing = making.begun(preparer)
    checking, remote = making.handed_in(preparer), making.handed_in(preparer)
    making.act(actions.ask_remote, preparer, remote, unit=making.unit(making.ELSEWHERE), reason="夜間の1人勤務")
    making.act(actions.add_photos, preparer, making.item(remote), files=[making.PHOTO])
    sent = making.released(preparer, first, second)
    batches = {"preparing": preparing, "checking": checking, "with a remote unit": remote, "sent": sent}
    return {
        "privacy/dispatch/<uuid:pk>": {label: {"pk": str(batch.pk)} for label, batch in batches.items()},
        "privacy/dispatch/items/<uuid:pk>": {
            label: {"pk": str(making.item(batches[label]).pk)} for label in ("checking", "sent")
        },
        "privacy/dispatch/photos/<uuid:pk>": {"with a remote unit": {"pk": str(Photo.objects.get().pk)}},
    }
