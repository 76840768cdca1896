"""What an entry says, sealed and opened. The only module of this room that opens boxes."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from compliance.content import seal_json
from compliance.information.models import Gap, Information
from governance import vault
from governance.access import Actor
from governance.attachments.intake import COPY, ORIGINAL, Examined, content_of, name_of
from governance.attachments.models import Attachment
from governance.vault.models import Box

OWNER = "information.information"


@dataclass(frozen=True)
class Heard:
    """What was heard, in the words of the person who registered it, and who is concerned."""

    what: str
    who: str

    def texts(self) -> list[str]:
        """Return every free text, for finding names in it."""
        return [self.what, self.who]


def box_for(posts: Iterable[str]) -> Box:
    """Return a new box that the holders of the posts can open."""
    return vault.create_box([vault.post_holder(post) for post in sorted(set(posts))])


def let_in(information: Information, post: str, actor: Actor) -> None:
    """Let one more post open the entry; raises vault.Shut or Locked when the actor cannot open it."""
    vault.admit(information.box, vault.post_holder(post), keys=actor.keys)


def sealed_heard(box: Box, heard: Heard) -> bytes:
    """Return what was heard, sealed."""
    return seal_json(box, "content", asdict(heard))


def heard_in(information: Information, actor: Actor) -> Heard:
    """Return what was heard; raises vault.Shut or Locked."""
    data = vault.unseal(information.box, "content", information.sealed_content, keys=actor.keys)
    return Heard(**json.loads(data))


def sealed_text(box: Box, field: str, text: str) -> bytes:
    """Return a text sealed into the box."""
    return vault.seal(box, field, text.encode())


def text_in(row: Information | Gap, field: str, sealed: bytes | memoryview | None, actor: Actor) -> str:
    """Return a sealed text of an entry or a gap, "" when there is none; raises vault.Shut or Locked."""
    if not sealed or row.box is None:
        return ""
    return vault.unseal(row.box, field, sealed, keys=actor.keys).decode()


def copy_for_case(box: Box, information: Information, heard: Heard) -> bytes:
    """Return what was heard sealed into a case's box, so that whoever handles that case can read it."""
    return seal_json(box, f"information:{information.pk}", asdict(heard))


def copy_in_case(information: Information, actor: Actor) -> Heard:
    """Return the copy that was sealed into the case's box; raises vault.Shut or Locked."""
    if information.case is None or information.sealed_for_case is None:
        raise LookupError("not joined to a case")
    field = f"information:{information.pk}"
    return Heard(**json.loads(vault.unseal(information.case.box, field, information.sealed_for_case, keys=actor.keys)))


def files_of(information: Information) -> list[Attachment]:
    """Return the files that came with the entry."""
    return list(Attachment.objects.filter(owner_type=OWNER, owner_id=information.pk).order_by("created_at"))


def opened_files(information: Information, actor: Actor) -> list[Examined]:
    """Return the files opened, to be sealed into another box; raises vault.Shut or Locked."""
    keys = actor.keys
    return [
        Examined(
            name_of(row, keys), row.kind, content_of(row, keys, ORIGINAL), content_of(row, keys, COPY), str(row.scan)
        )
        for row in files_of(information)
    ]
