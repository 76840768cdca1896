"""Pages of accounts and roles, for administrators and for those who confirm roles."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles, visible
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on
from governance.people import actions
from governance.people.access import ADMIN
from governance.people.first_password import SealedPasswordView
from governance.people.forms import AccountForm, EndRoleForm, NewAccountForm, PersonFilter, RoleForm
from governance.people.models import Person, RoleAssignment
from governance.people.queries import assignments_of, changes_of
from governance.people.roles import CONFIRMERS
from governance.runner import Action, Outcome
from governance.web.views import ActionView

ADMINS = roles(ADMIN)


def page_of(person: Person) -> str:
    """Return the address of a person's page."""
    return reverse("people:person", args=[person.pk])


class PersonListView(ScopedListView):
    """All accounts."""

    requires = ADMINS
    name = "people.list"
    title = _("People")
    template_name = "people/list.html"
    filterset_class = PersonFilter
    default_sort = "number"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Staff number"), lambda p: p.staff_number, "staff_number", page_of),
        Column("name", _("Name"), lambda p: p.name, "name"),
        Column("kana", _("Kana"), lambda p: p.kana, "kana"),
        Column("unit", _("Unit"), lambda p: p.unit_name or "", ""),
        Column("active", _("May sign in"), lambda p: _("Yes") if p.is_active else _("No"), "is_active"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the accounts with the present name of their unit."""
        return visible(Person, actor).annotate(unit_name=name_on("home_unit_id", clock.today()))


class PersonView(View):
    """One account: roles, history, what can be done."""

    requires = ADMINS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the account."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(Person, actor)
        person = get_object_or_404(rows.annotate(unit_name=name_on("home_unit_id", clock.today())), pk=pk)
        context = {
            "person": person,
            "assignments": assignments_of(person),
            "changes": changes_of(person),
            "is_own": person.pk == actor.own_id,
        }
        return render(request, "people/person.html", context)


class PersonActionView(ActionView):
    """An action on an account."""

    requires = ADMINS

    def next_page(self, outcome: Outcome) -> str:
        """Return the person's page."""
        return reverse("people:person", args=[getattr(self.subject, "person_id", None) or outcome.subject_id])


class CreateView(SealedPasswordView, PersonActionView):
    """A new account; the answer shows the first password once."""

    action: ClassVar[Action] = actions.create
    form_class = NewAccountForm
    template_name = "people/create.html"


class ResetSignInView(SealedPasswordView, PersonActionView):
    """A new first password after a loss; second factors are removed."""

    action: ClassVar[Action] = actions.reset_sign_in
    template_name = "people/reset_sign_in.html"


class ChangeView(PersonActionView):
    """Correct an account."""

    action: ClassVar[Action] = actions.change
    form_class = AccountForm
    template_name = "people/change.html"
    done_message = _("The account was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        person = self.subject
        unit = str(person.home_unit_id)
        return {"initial": {"name": person.name, "kana": person.kana, "email": person.email, "home_unit": unit}}


class DeactivateView(PersonActionView):
    """Shut an account."""

    action: ClassVar[Action] = actions.deactivate
    form_class: ClassVar[type[forms.Form]] = forms.Form
    template_name = "people/deactivate.html"
    done_message = _("The account was shut.")


class ReactivateView(PersonActionView):
    """Open an account again."""

    action: ClassVar[Action] = actions.reactivate
    template_name = "people/reactivate.html"
    done_message = _("The account was opened again.")


class GiveRoleView(PersonActionView):
    """Give a role."""

    action: ClassVar[Action] = actions.give_role
    form_class = RoleForm
    template_name = "people/give_role.html"
    done_message = _("The role was given. Roles that open cases wait for confirmation by a third person.")


class EndRoleView(PersonActionView):
    """End a role."""

    action: ClassVar[Action] = actions.end_role
    form_class = EndRoleForm
    template_name = "people/end_role.html"
    done_message = _("The role ends with that day.")


class WaitingRolesView(View):
    """Roles that wait for confirmation."""

    requires = roles(*CONFIRMERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, oldest first."""
        waiting = visible(RoleAssignment, request.actor).filter(state=RoleAssignment.State.PROPOSED)  # type: ignore[attr-defined]
        rows = waiting.select_related("person", "given_by").annotate(unit_name=name_on("unit_id", clock.today()))
        return render(request, "people/waiting_roles.html", {"assignments": rows.order_by(F("valid_from"), "pk")})


class ConfirmRoleView(ActionView):
    """Put a proposed role into force."""

    requires = roles(*CONFIRMERS)
    action: ClassVar[Action] = actions.confirm_role
    template_name = "people/confirm_role.html"
    done_message = _("The role is in force.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of those that still wait."""
        return reverse("people:waiting-roles")


class RefuseRoleView(ConfirmRoleView):
    """Do not put a proposed role into force."""

    action: ClassVar[Action] = actions.refuse_role
    template_name = "people/refuse_role.html"
    done_message = _("The role was not confirmed.")
