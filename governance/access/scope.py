"""The register of scopes: for each model one function that says which rows an actor may see."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from governance.access.actors import Actor

M = TypeVar("M", bound=Model)
Scope = Callable[[Actor], QuerySet[Any]]
_scopes: dict[type[Model], Scope] = {}


def scope(model: type[Model]) -> Callable[[Scope], Scope]:
    """Register the decorated function as the scope of a model; raises ValueError when it has one already."""

    def register(function: Scope) -> Scope:
        if model in _scopes:
            raise ValueError(f"{model.__name__} has a scope already")
        _scopes[model] = function
        return function

    return register


def visible(model: type[M], actor: Actor) -> QuerySet[M]:
    """Return the rows of the model that the actor may see; raises KeyError for a model without a scope."""
    return _scopes[model](actor)


def fetch(model: type[M], actor: Actor, pk: UUID | str) -> M:
    """Return one visible row; raises Http404 when there is none, whatever the reason."""
    found = visible(model, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def scoped_models() -> list[type[Model]]:
    """Return every model with a scope, for the registry test."""
    return list(_scopes)
