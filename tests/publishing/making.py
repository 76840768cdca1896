"""Publications for tests, of an area that exists in tests only."""

import uuid
from typing import Any

from governance.access import Actor
from governance.publishing import actions, areas
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from tests.support import factories

AREA, SUBJECT = "rehearsal", "tests.voice"
areas.register(
    AREA, "試験", prepares=["service_promotion"], reviews=["quality_management", "vice_president"], clock="D4"
)
VOICE = "山田 太郎です。電話は090-1234-5678、窓口は千代田年金事務所でした。担当の鈴木さんが親切でした。"
REPLY = "ご意見ありがとうございます。窓口で共有しました。"


def author() -> Actor:
    return factories.actor(factories.person("service_promotion"))


def reviewer() -> Actor:
    return factories.actor(factories.person("quality_management"))


def draft(by: Actor | None = None, voice: str = VOICE, **changes: Any) -> Publication:
    given = {"area": AREA, "subject_type": SUBJECT, "subject_id": uuid.uuid4(), "title": "窓口の応対"} | changes
    parts = [("お客様の声", voice), ("回答", REPLY)]
    made = run(actions.draft, actor=by or author(), parts=parts, **given)
    return Publication.objects.get(pk=made.subject_id)


def in_review(by: Actor | None = None, **changes: Any) -> Publication:
    by = by or author()
    publication = draft(by, **changes)
    run(actions.submit, actor=by, subject=publication.pk)
    publication.refresh_from_db()
    return publication


def seen(publication: Publication) -> str:
    edition = edition_in_review(publication)
    assert edition is not None
    return edition.hash


def approved(**changes: Any) -> Publication:
    publication = in_review(**changes)
    run(actions.approve, actor=reviewer(), subject=publication.pk, seen=seen(publication))
    publication.refresh_from_db()
    return publication


def published(**changes: Any) -> Publication:
    publication = approved(**changes)
    run(actions.publish, actor=author(), subject=publication.pk)
    publication.refresh_from_db()
    return publication
