"""The rooms of voice and of audit: how each is filled, which of its pages are measured, and what is timed only once."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bench.reading import Pages, Unguarded

VOICES = int(os.environ.get("VOICES", "1000000"))
PROPOSALS = int(os.environ.get("PROPOSALS", "200000"))
ANSWERS = int(os.environ.get("ANSWERS", "5000000"))
FINDINGS = int(os.environ.get("FINDINGS", "100000"))
IMPORTED = int(os.environ.get("IMPORTED", "100000"))


def nothing(_made: Any) -> Pages:
    """Yield nothing."""
    yield from ()


@dataclass(frozen=True)
class Room:
    """`name`: as in ONLY. `once`: what takes long or changes rows; it comes after all pages, and then `after`."""

    name: str
    label: str
    fill: Callable[[Unguarded], Any]
    pages: Callable[[Any], Pages] = nothing
    once: Callable[[Any], Pages] = nothing
    after: Callable[[Any], Pages] = nothing


def rooms() -> list[Room]:
    """Return the rooms in the order in which they are filled: later ones copy from earlier ones."""
    from tests.bench import answers, findings, imports, monitors, proposals, satisfaction, visits, voice_figures, voices

    return [
        Room("voices", f"{VOICES:,} voices", lambda u: voices.voices(u, VOICES), voices.pages),
        Room("voices", "figures of voices", voice_figures.figures, voice_figures.pages, voice_figures.slow_acts),
        Room("voices", "answers, important and public voices", answers.answers, answers.pages),
        Room("proposals", f"{PROPOSALS:,} proposals", lambda u: proposals.proposals(u, PROPOSALS), proposals.pages,
             proposals.worker),
        Room("visits", "mystery visits", visits.visits, visits.pages),
        Room("monitors", "monitor meetings", monitors.monitors, monitors.pages),
        Room("surveys", f"{ANSWERS:,} survey answers", lambda u: satisfaction.Surveys(u, ANSWERS), satisfaction.pages,
             satisfaction.closing),
        Room("findings", f"{FINDINGS:,} audit findings", lambda u: findings.findings(u, FINDINGS), findings.pages),
        Room("imports", f"a file of {IMPORTED:,} voices", lambda u: imports.File(u, IMPORTED), once=imports.steps,
             after=imports.pages),
    ]  # fmt: skip
