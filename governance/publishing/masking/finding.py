"""All finders together."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from governance.publishing.masking.accounts import accounts
from governance.publishing.masking.addresses import addresses
from governance.publishing.masking.days import births, births_beside
from governance.publishing.masking.hits import REPLACEMENT, Hit, untangled
from governance.publishing.masking.names import names
from governance.publishing.masking.normal import Normal, normal
from governance.publishing.masking.numbers import numbers
from governance.publishing.masking.online import online
from governance.publishing.masking.phones import phones
from governance.publishing.masking.things import things

NOTHING = "。"
FINDERS: tuple[Callable[[str], Iterator[Hit]], ...] = (phones, addresses, numbers, accounts, online, births, things)


def find(text: str) -> list[Hit]:
    """Return the places of personal data in a text, in order, without overlaps. Words that mask are neither hit nor label."""
    spelled = normal(REPLACEMENT.sub(lambda words: NOTHING * len(words[0]), text))
    people = names(spelled.text)
    found = [hit for finder in FINDERS for hit in finder(spelled.text)]
    found += [*people, *births_beside(spelled.text, people)]
    return [
        placed(hit, spelled) for hit in untangled(found) if spelled.text[hit.start : hit.end].strip(" \t\n、。・()-")
    ]


def placed(hit: Hit, spelled: Normal) -> Hit:
    """Return the hit with its places in the original."""
    start, end = spelled.original(hit.start, hit.end)
    return replace(hit, start=start, end=end)
