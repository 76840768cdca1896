"""`manage.py migrate` for make run and make test: the same statements, an empty database in a fifth of the time.

After each operation Django renders every model anew that is related to a changed one. Nearly all models here point to a person
or a unit, so each new table costs a rendering of all others. What a new table or a trigger changes in the other models (nothing,
but the way back from one to the other) needs no new classes; only operations on existing tables still get them.
"""

import os

import django
from django.core.management import call_command
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.migrations import AddTrigger


def add_model(self: ProjectState, model_state: ModelState) -> None:
    """ProjectState.add_model without rendering the related models anew."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        model_state.render(self.apps)


def add_trigger(self: AddTrigger, app_label: str, state: ProjectState) -> None:
    """AddTrigger.state_forwards without rendering anything anew."""
    options = state.models[app_label, self.model_name.lower()].options
    options["triggers"] = [*options.get("triggers", []), self.trigger]


def main() -> None:
    """Migrate the database of DATABASE_URL."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings.demo")
    django.setup()
    ProjectState.add_model = add_model  # type: ignore[method-assign]
    AddTrigger.state_forwards = add_trigger
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
