"""Who handles what, as pure rules."""

import unicodedata
from collections.abc import Iterable, Mapping

from compliance.choices import Counter, Position, Track

TRACK_OF_POSITION = {
    Position.STAFF: Track.DIVISION,
    Position.UNKNOWN: Track.DIVISION,
    Position.COMPLIANCE_HEAD: Track.VICE_PRESIDENT,
    Position.COMPLIANCE_DIVISION: Track.STATUTORY,
    Position.VICE_PRESIDENT: Track.STATUTORY,
    Position.PRESIDENT: Track.STATUTORY,
}
"""roles.md: about the compliance head → vice-president; about a vice-president, the president or the division itself →
inspector of the board and external counsel."""

TRACK_OF_ROLE = {
    "investigator": Track.STATUTORY,
    "compliance_head": Track.VICE_PRESIDENT,
    "vice_president": Track.STATUTORY,
    "president": Track.STATUTORY,
}
"""The same for someone found named in the text: an investigator of the division counts as the division itself."""

_RANK = [Track.DIVISION, Track.VICE_PRESIDENT, Track.STATUTORY]

COUNSEL = frozenset({"external_counsel"})
"""The law firm alone: what the external counter received stays behind its wall until it is passed on."""

HEAD_OF_TRACK: Mapping[str, frozenset[str]] = {
    Track.DIVISION: frozenset({"compliance_head"}),
    Track.VICE_PRESIDENT: frozenset({"vice_president"}),
    Track.STATUTORY: frozenset({"statutory_auditor", "external_counsel"}),
    Track.EXTERNAL: COUNSEL,
}
READERS_OF_TRACK: Mapping[str, frozenset[str]] = {
    Track.DIVISION: frozenset({"compliance_head", "vice_president", "president"}),
    Track.VICE_PRESIDENT: frozenset({"vice_president", "president"}),
    Track.STATUTORY: frozenset({"statutory_auditor", "external_counsel"}),
    Track.EXTERNAL: COUNSEL,
}
REVIEWERS_OF_TRACK: Mapping[str, frozenset[str]] = {
    Track.DIVISION: frozenset({"compliance_head", "vice_president"}),
    Track.VICE_PRESIDENT: frozenset({"vice_president", "president"}),
    Track.STATUTORY: frozenset({"statutory_auditor", "external_counsel"}),
    Track.EXTERNAL: COUNSEL,
}
"""Who reviews a conclusion and decides as the second person: the head of the track or, for the head's own, the next one up."""
NEXT_TRACK: Mapping[str, Track] = {Track.DIVISION: Track.VICE_PRESIDENT, Track.VICE_PRESIDENT: Track.STATUTORY}
"""Where a case goes when everyone who heads it has a relation to it."""

SMALLEST = 5
"""No figure is shown for fewer, to those who may not see the cases themselves (roles.md, "count")."""

DESIGNATED_HANDLER = "designated_handler"
"""The office (従事者) whose holders alone keep the key to identities; see compliance.handlers."""
IDENTITY_KEEPERS: Mapping[str, frozenset[str]] = {
    Track.DIVISION: frozenset({DESIGNATED_HANDLER, "statutory_auditor"}),
    Track.VICE_PRESIDENT: frozenset({DESIGNATED_HANDLER, "statutory_auditor"}),
    Track.STATUTORY: frozenset({"statutory_auditor", "external_counsel"}),
    Track.EXTERNAL: COUNSEL,
}
"""The inspector of the board holds a key inside the organization, so that a case can be passed on without those it turns out to
be about; whether a person may open an identity is decided apart (case, reason, consent)."""
IDENTITY_OPENERS: Mapping[str, frozenset[str]] = {
    Track.DIVISION: frozenset({DESIGNATED_HANDLER}),
    Track.VICE_PRESIDENT: frozenset({DESIGNATED_HANDLER}),
    Track.STATUTORY: frozenset({"statutory_auditor", "external_counsel"}),
    Track.EXTERNAL: COUNSEL,
}
"""Whose office lets them ask for, consent to and open an identity on a track (roles.md)."""


def track_for(position: str, roles_named: Iterable[str], *, about_the_division: bool = False) -> Track:
    """Return who handles a report, by the position given and the roles of people found named; the strictest wins.

    A place in the division itself says the same as "staff of the division", unless the head was named as the one
    concerned: the head's cases go to the vice-president, wherever they happened.
    """
    tracks = [TRACK_OF_POSITION[Position(position)]]
    tracks += [TRACK_OF_ROLE[role] for role in roles_named if role in TRACK_OF_ROLE]
    if about_the_division and position != Position.COMPLIANCE_HEAD:
        tracks.append(Track.STATUTORY)
    return max(tracks, key=_RANK.index)


def first_track(counter: str, track: Track) -> Track:
    """Return who receives a report first, when `track` is to handle it."""
    return Track.EXTERNAL if counter == Counter.EXTERNAL else track


def compact(text: str) -> str:
    """Return the text as names are compared: NFKC, without any white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_named(name: str, texts: Iterable[str]) -> bool:
    """Return whether the full name stands in one of the texts, spaces and widths aside. Names of one sign never match."""
    wanted = compact(name)
    return len(wanted) > 1 and any(wanted in compact(text) for text in texts)
