"""Versions of the catalogue: begun as a copy of the last one, written, put in force; the plan follows the version in force."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.versions import NothingToDecide, SetState, decide, next_version
from privacy.promotion.access import is_officer
from privacy.promotion.choices import Group, ItemState
from privacy.promotion.first_catalogue import SOURCE, TEXTS
from privacy.promotion.models import Catalogue, Item, Progress, Requirement

Texts = Mapping[str, Sequence[tuple[str, str, str]]]
"""Group → code, clause and text of each requirement."""


@action(
    "promotion.draft_catalogue", subject=Catalogue, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def draft_catalogue(*, actor: Actor) -> Catalogue:
    """Begin a version as a copy of the last one, the first one from the house's own texts. Raises DraftExists."""
    number, last = next_version(Catalogue)
    source = last.source if last else SOURCE
    made = Catalogue.objects.create(number=number, source=source, drafted_by_id=actor.own_id)
    _fill(made, texts_of(last) if last else TEXTS)
    return made


def texts_of(catalogue: Catalogue) -> dict[str, list[tuple[str, str, str]]]:
    """Return the requirements of a version by group."""
    texts: dict[str, list[tuple[str, str, str]]] = {group.value: [] for group in Group}
    for row in catalogue.requirements.all():
        texts[row.group].append((row.code, row.clause, row.text))
    return texts


def _fill(catalogue: Catalogue, texts: Texts) -> None:
    lines = [(group, line) for group in Group for line in texts.get(group, ())]
    Requirement.objects.bulk_create(
        Requirement(catalogue=catalogue, group=group, position=place, code=code, clause=clause, text=text)
        for place, (group, (code, clause, text)) in enumerate(lines, start=1)
    )


@action(
    "promotion.write_catalogue", subject=Catalogue, who=is_officer, moves=STAYS.within(SetState.DRAFT),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_catalogue(catalogue: Catalogue, *, actor: Actor, source: str, texts: Texts) -> None:
    """Write the whole draft anew."""
    catalogue.source = source
    catalogue.requirements.all().delete()
    _fill(catalogue, texts)


@action(
    "promotion.put_catalogue_in_force", subject=Catalogue, who=is_officer,
    moves=Move(SetState.DRAFT, to=SetState.DECIDED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def put_catalogue_in_force(catalogue: Catalogue, *, actor: Actor) -> None:
    """Put the version in force today; the plan follows it at once. Raises NothingToDecide or TooEarly.

    A requirement that is worded otherwise and was met, or did not apply, is looked at again.
    """
    asked = {row.code: row for row in catalogue.requirements.all()}
    if not asked:
        raise NothingToDecide
    decide(catalogue, actor=actor, valid_from=clock.today())
    items = {item.code: item for item in Item.objects.select_for_update(of=("self",)).select_related("requirement")}
    Item.objects.bulk_create(Item(code=code, requirement=row) for code, row in asked.items() if code not in items)
    for code, item in items.items():
        _follow(item, asked.get(code))


def _follow(item: Item, requirement: Requirement | None) -> None:
    item.is_current = requirement is not None
    if requirement is not None:
        reworded = requirement.text != item.requirement.text
        item.requirement = requirement
        if reworded and item.state in (ItemState.DONE, ItemState.NOT_APPLICABLE):
            item.state, item.reason, item.changed_on = ItemState.PARTLY, "", clock.today()
            item.gap = gettext("The requirement is worded otherwise since a new version. To be looked at again.")
            Progress.objects.create(
                item=item, requirement=requirement, state=item.state, gap=item.gap, due_on=item.due_on
            )
    item.version += 1
    item.save()
