"""Random picks: the list, one draw with the way to draw again, and how well one could have guessed."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import HEAD, OVERSEERS, READERS, is_head
from audit.contributed import unit_weights
from audit.engagements import actions
from audit.engagements.access import visible_draws
from audit.engagements.actions.drawing import may_be_shown
from audit.engagements.choices import DrawState
from audit.engagements.forms import DrawForm
from audit.engagements.models import Draw
from audit.engagements.queries import past_openings
from audit.engagements.rules.guessing import guesses
from audit.engagements.rules.sampling import commitment_of, pool_digest, ranked
from audit.engagements.script import program_of
from audit.engagements.sealing import find_number
from governance import clock
from governance.access import Actor, fetch, roles
from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView

LATEST = 100


class DrawListView(View):
    """The draws of which the reader may know."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the latest ones."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows: QuerySet[Draw] = visible_draws(actor).defer("pool", "sealed_seed")
        context = {"draws": rows[:LATEST], "draws_units": is_head(actor, None), "oversees": actor.holds(*OVERSEERS)}
        return render(request, "engagements/draws.html", context)


class DrawView(View):
    """One draw."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show pool and digests; once the number is shown, draw again just now."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        draw = fetch(Draw, actor, pk)
        pool = [(code, weight) for code, weight in draw.pool]
        names = dict(periods_on(clock.today()).values_list("unit__code", "name"))
        context: dict[str, Any] = {
            "draw": draw, "picked": [(code, names.get(code, "")) for code in draw.picked],
            "pool": [(code, names.get(code, ""), weight, "") for code, weight in pool],
            "entry": Entry.objects.filter(subject_id=pk, action="engagements.commit_draw").first(),
            "heads": is_head(actor, None), "may_reveal": draw.state == DrawState.DRAWN and may_be_shown(draw),
        }  # fmt: skip
        if draw.seed:
            again = ranked(pool, draw.seed, draw.ledger_hash)
            context |= {
                "pool": [(code, names.get(code, ""), weight, f"{key:.12f}") for code, weight, key in again],
                "fits": commitment_of(draw.seed) == draw.commitment and pool_digest(pool) == draw.pool_digest,
                "same": [code for code, _weight, _key in again[: draw.picks]] == draw.picked,
            }
        return render(request, "engagements/draw.html", context)


class ProgramView(View):
    """A program that draws again, without this house."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out once the number is shown."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        draw = fetch(Draw, actor, pk)
        if not draw.seed:
            raise Http404
        response = HttpResponse(program_of(draw), content_type="text/x-python; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="draw.py"'
        return response


class GuessingView(View):
    """How well the audits could have been guessed."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the figures of past openings."""
        openings = past_openings()
        offices = periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE).order_by("unit__code")
        known = [*offices.values_list("unit_id", flat=True)]
        kinds = set(Unit.objects.filter(kind=Unit.Kind.OFFICE).values_list("pk", flat=True))
        found = guesses([(day, unit) for day, unit in openings if unit in kinds], known)
        return render(request, "engagements/guessing.html", {"guesses": found})


class CommitDrawView(ActionView):
    """Seal a number and note its digest."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.commit_draw
    form_class = DrawForm
    template_name = "engagements/commit_draw.html"
    done_message = _("The number is sealed and its digest stands in the ledger. Now draw.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the pool with the weights of today and a fresh number."""
        data = form.cleaned_data
        pool, number = pool_of(data["kind"], UUID(data["block"]) if data["block"] else None), find_number()
        return {
            "title": data["title"], "pool": pool, "picks": data["picks"], "digest": pool_digest(pool),
            "commitment": number.commitment, "sealed": number.sealed,
        }  # fmt: skip

    def next_page(self, outcome: Outcome) -> str:
        """Return the draw."""
        return reverse("engagements:draw", args=[outcome.subject_id])


def pool_of(kind: str, block: UUID | None) -> list[tuple[str, int]]:
    """Return code and weight of the units of the kind, of one block when it is named."""
    weights = unit_weights.ask()
    units = periods_on(clock.today()).filter(unit__kind=kind)
    rows = units.filter(parent_id=block) if block and kind == Unit.Kind.OFFICE else units
    return sorted((code, weights.get(pk, 1)) for pk, code in rows.values_list("unit_id", "unit__code"))


class DrawActionView(ActionView):
    """An action of the head on a draw."""

    requires = roles(HEAD)


class DrawUnitsView(DrawActionView):
    """Draw."""

    action: ClassVar[Action] = actions.draw_units
    template_name = "engagements/draw_units.html"
    done_message = _("Drawn.")


class RevealDrawView(DrawActionView):
    """Show the number."""

    action: ClassVar[Action] = actions.reveal_draw
    template_name = "engagements/reveal_draw.html"
    done_message = _("Shown. Anyone can draw again now.")
