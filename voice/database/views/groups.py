"""Voices that say the same: what is suggested, two side by side, groups, merging and splitting."""

from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from voice.database import actions
from voice.database.access import KEEPERS
from voice.database.choices import Verdict
from voice.database.forms import GroupWithForm, MergeForm, SplitForm, WhyForm
from voice.database.models import Group, Suggestion
from voice.database.queries import course_of, members_for, suggestions
from voice.database.views.shared import KeeperActionView
from voice.models import Voice
from voice.queries import with_names


class SuggestionFilter(django_filters.FilterSet):
    """Which suggestions."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=Verdict.choices, empty_label=_("All"))

    class Meta:
        model = Suggestion
        fields: list[str] = []


def percent(likeness: float) -> str:
    """Return a likeness in words of a table."""
    return f"{likeness:.0%}"


class SuggestionListView(ScopedListView):
    """Pairs of voices whose words are alike."""

    requires = roles(*KEEPERS)
    name = "voice.suggestions"
    title = _("Voices that say the same")
    template_name = "voice_database/suggestions.html"
    filterset_class = SuggestionFilter
    default_sort = "-found"
    empty_text = _("No voices are alike.")
    columns: ClassVar[list[Column]] = [
        Column("found", _("Found"), lambda r: r.made_at, "made_at", lambda r: r.get_absolute_url()),
        Column("likeness", _("Likeness"), lambda r: percent(r.likeness), "likeness", numeric=True),
        Column("voice", _("Later voice"), lambda r: f"{r.voice.reference} {r.voice.title}", ""),
        Column("other", _("Earlier voice"), lambda r: f"{r.other.reference} {r.other.title}", ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Suggestion]:
        """Return all suggestions."""
        return suggestions()


class SuggestionView(View):
    """Two voices side by side."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show them."""
        row = suggestions().filter(pk=pk).first()
        if row is None:
            raise Http404
        both = {voice.pk: voice for voice in with_names(Voice.objects.filter(pk__in=[row.voice_id, row.other_id]))}
        context = {
            "suggestion": row, "voices": [both[row.other_id], both[row.voice_id]], "likeness": percent(row.likeness),
            "is_waiting": row.state == Verdict.WAITING,
        }  # fmt: skip
        return render(request, "voice_database/suggestion.html", context)


class ConfirmSameView(KeeperActionView):
    """Say that two voices are about the same matter."""

    action: ClassVar[Action] = actions.confirm_same
    form_class = WhyForm
    template_name = "voice_database/confirm_same.html"
    done_message = _("The voices were grouped. Each keeps its own sender and its own answer.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the group."""
        return reverse("voice_database:group", args=[outcome.result])


class SayDifferentView(KeeperActionView):
    """Say that they are not."""

    action: ClassVar[Action] = actions.say_different
    form_class = WhyForm
    template_name = "voice_database/say_different.html"
    done_message = _("Noted. They are not suggested again.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return f"{reverse('voice_database:suggestions')}?state={Verdict.WAITING}"


class GroupWithView(KeeperActionView):
    """Group a voice with another one by its number."""

    action: ClassVar[Action] = actions.group_with
    form_class = GroupWithForm
    template_name = "voice_database/group_with.html"
    done_message = ConfirmSameView.done_message
    checks_version = False

    def form_kwargs(self) -> dict[str, Any]:
        """Say which voice it is."""
        return {"voice": self.subject}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the group."""
        return reverse("voice_database:group", args=[outcome.result])


class GroupView(View):
    """The voices of a group, and how it came about."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        group = fetch(Group, actor, pk)
        context = {"group": group, "members": members_for(group, actor), "course": course_of(group)}
        return render(request, "voice_database/group.html", context)


class MergeGroupsView(KeeperActionView):
    """Take another group into this one."""

    action: ClassVar[Action] = actions.merge_groups
    form_class = MergeForm
    template_name = "voice_database/merge_groups.html"
    done_message = _("The groups were merged.")

    def form_kwargs(self) -> dict[str, Any]:
        """Say which group it is."""
        return {"group": self.subject}


class SplitGroupView(KeeperActionView):
    """Take voices out of a group."""

    action: ClassVar[Action] = actions.split_group
    form_class = SplitForm
    template_name = "voice_database/split_group.html"
    done_message = _("The voices were taken out.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the voices of the group."""
        return {"members": members_for(self.subject, self.actor)}
