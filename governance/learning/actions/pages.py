"""The pages of a draft."""

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.learning.access import is_owner
from governance.learning.actions.ordering import number, put
from governance.learning.models import Edition, Page
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action

IN_DRAFT = STAYS.within("draft")
MOST_PAGES = 60


class TooManyPages(Refused):
    """Nobody reads a hundred pages on a screen."""

    code = "too_many_pages"
    message = _("A course has up to 60 pages. Make a second course of it.")


@action(
    "learning.add_page", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_page(edition: Edition, *, actor: Actor, title: str, text: str) -> None:
    """Add a page at the end; raises TooManyPages."""
    last = edition.pages.order_by("-place").first()
    place = last.place + 1 if last else 1
    if place > MOST_PAGES:
        raise TooManyPages
    Page.objects.create(edition=edition, place=place, title=title, text=text)


@action(
    "learning.change_page", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("page",),
)  # fmt: skip
def change_page(edition: Edition, *, actor: Actor, page: Page, title: str, text: str) -> None:
    """Change heading and text of a page."""
    page.title, page.text = title, text
    page.save()


@action(
    "learning.move_page", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("page", "place"),
)  # fmt: skip
def move_page(edition: Edition, *, actor: Actor, page: Page, place: int) -> None:
    """Put a page at a place (1 is first)."""
    put(page, edition.pages.order_by("place"), place)


@action(
    "learning.remove_page", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("page",),
)  # fmt: skip
def remove_page(edition: Edition, *, actor: Actor, page: Page) -> None:
    """Remove a page; those after it move up."""
    page.delete()
    number(edition.pages.order_by("place"))
