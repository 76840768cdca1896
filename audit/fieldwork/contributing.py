"""What the fieldwork tells other rooms of audit, and what it adds to the page of an engagement."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from audit import contributed
from audit.contributed import PaperName, engagement_page, hangs_on, hinders
from audit.engagements.access import reads_all_of
from audit.engagements.models import Engagement
from audit.fieldwork.access import adds, exports, visible_papers
from audit.fieldwork.actions.filing import file_working_paper
from audit.fieldwork.choices import WORK, PaperState
from audit.fieldwork.models import Paper
from audit.fieldwork.queries import open_notes, papers_named, states_of, subjects_of, unsigned
from governance.access import Actor
from governance.web.parts import Offer, Section, Words

contributed.file_working_paper.fill(file_working_paper)
hangs_on(subjects_of)


def named(paper: Paper) -> PaperName:
    """Return the paper as other rooms cite it."""
    return PaperName(paper.pk, paper.reference, paper.title, paper.get_absolute_url(), paper.sha256)


@contributed.papers_named.fill
def names_of(actor: Actor, ids: Iterable[UUID]) -> list[PaperName]:
    """Return those of the papers that the actor may read."""
    return [named(paper) for paper in papers_named(actor, ids)]


@contributed.papers_of_engagement.fill
def papers_of(actor: Actor, engagement: UUID) -> list[PaperName]:
    """Return the papers of an engagement that the actor may read, dropped ones left out."""
    rows = visible_papers(actor).filter(engagement=engagement).exclude(state=PaperState.DROPPED)
    return [named(paper) for paper in rows.select_related("engagement").defer("sealed_result").order_by("number")]


@hinders("report")
def papers_hinder(engagement: UUID) -> list[Words]:
    """Say how many papers lack a signature and how many notes are open: fieldwork does not end on these."""
    words: list[Words] = []
    if papers := unsigned(engagement):
        words.append(format_lazy(_("Working papers without the last signature: {n}."), n=papers))
    if notes := open_notes(engagement):
        words.append(format_lazy(_("Notes of reviewers that are not cleared: {n}."), n=notes))
    return words


@engagement_page.section
def papers_section(engagement: Engagement, actor: Actor) -> Section | None:
    """Show how far the papers are. Two queries."""
    if not reads_all_of(actor, engagement):
        return None
    counted = states_of(engagement.pk)
    states = [(state.label, counted[state]) for state in PaperState if state in counted]
    context = {
        "states": states, "open_notes": open_notes(engagement.pk), "all": reverse("fieldwork:engagement", args=[engagement.pk])
    }  # fmt: skip
    return Section(_("Working papers"), "fieldwork/_section.html", context, place=10)


@engagement_page.offers
def offered(engagement: Engagement, actor: Actor) -> list[Offer]:
    """Offer new papers to the team, the whole file to readers."""
    offers = []
    if engagement.state in WORK and adds(actor, engagement):
        offers.append(Offer(_("Add working papers"), reverse("fieldwork:add-papers", args=[engagement.pk])))
    if exports(actor, engagement):
        offers.append(Offer(_("Whole file (zip)"), reverse("fieldwork:export", args=[engagement.pk])))
    return offers
