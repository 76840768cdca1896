"""Files that go with an edition, and their handing out."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.attachments.intake import Examined, with_ending
from governance.keys import digest
from governance.learning.access import is_owner, may_read
from governance.learning.models import Edition, Material, MaterialFile
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, STAYS, Refused, action

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 20
COPIES = {"heic": "jpg", "mov": "mp4"}
"""Kinds of which the copy without metadata is another kind."""


class TooManyFiles(Refused):
    """A bound on what a course carries."""

    code = "too_many_files"
    message = _("A version carries up to 20 files of 10 MB each.")


@action(
    "learning.add_material", subject=Edition, who=is_owner, moves=STAYS.within("draft"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("count",),
)  # fmt: skip
def add_material(edition: Edition, *, actor: Actor, files: Sequence[Examined], count: int) -> None:
    """Add files: their copies without metadata, kept once however many versions carry them. Raises TooManyFiles."""
    last = edition.materials.aggregate(last=Max("place"))["last"] or 0
    if edition.materials.count() + len(files) > MOST_FILES or any(len(f.copy) > MOST_BYTES for f in files):
        raise TooManyFiles
    for place, file in enumerate(files, start=last + 1):
        kind = COPIES.get(file.kind, file.kind)
        kept, _made = MaterialFile.objects.get_or_create(
            digest=digest("course file", file.copy), defaults={"kind": kind, "data": file.copy}
        )
        name = with_ending(file.name, kind)
        Material.objects.create(edition=edition, place=place, name=name, size=len(file.copy), file=kept)


@action(
    "learning.remove_material", subject=Edition, who=is_owner, moves=STAYS.within("draft"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("material",),
)  # fmt: skip
def remove_material(edition: Edition, *, actor: Actor, material: Material) -> None:
    """Take a file out of a draft. Its content goes with it unless another version carries it."""
    file = material.file
    material.delete()
    if not Material.objects.filter(file=file).exists():
        file.delete()


@action(
    "learning.download",
    subject=Material,
    who=may_read,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("edition",),
)
def download(material: Material, *, actor: Actor, edition: UUID) -> None:
    """Note that a file was handed out."""
