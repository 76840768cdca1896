"""Owners' pages of a version: writing it without JavaScript, each step a page with a form."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, fetch
from governance.documents.markdown import html_of
from governance.learning import actions
from governance.learning.forms import (
    EditionForm,
    MaterialForm,
    PageForm,
    PlaceForm,
    QuestionForm,
    initial_of_edition,
)
from governance.learning.models import Edition, Material, Page, Question
from governance.learning.views.manage import OwnerView
from governance.runner import Action, Outcome


class EditionView(View):
    """One version: pages, questions and files, as learners will see them."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the version; a draft with what can be done to each part. Four queries."""
        edition = fetch(Edition, request.actor, pk)  # type: ignore[attr-defined]
        context = {
            "edition": edition, "course": edition.course, "is_draft": edition.state == Edition.State.DRAFT,
            "pages": [(page, html_of(page.text)) for page in edition.pages.all()],
            "questions": edition.questions.all(), "materials": edition.materials.all(),
        }  # fmt: skip
        return render(request, "learning/edition.html", context)


class ChangeEditionView(OwnerView):
    """How the test is held."""

    action: ClassVar[Action] = actions.change_edition
    form_class = EditionForm
    template_name = "learning/change_edition.html"
    done_message = _("The version was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": initial_of_edition(self.subject)}


class PublishView(OwnerView):
    """Put a version into use."""

    action: ClassVar[Action] = actions.publish
    template_name = "learning/publish.html"
    done_message = _("The version is published. From now on it cannot change.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the course."""
        return str(self.subject.course.get_absolute_url())


class PartView(OwnerView):
    """An action on a part of a draft: fetches the part, 404 for one of another version."""

    checks_version = False
    page: Page
    question: Question
    material: Material

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the edition; set the part that the address names."""
        edition = super().get_subject(pk)
        for name, model in (("page", Page), ("question", Question), ("material", Material)):
            if name in self.kwargs:
                setattr(self, name, get_object_or_404(model, edition=edition, pk=self.kwargs[name]))
        return edition

    def context(self) -> dict[str, Any]:
        """Show which part it is."""
        return {name: getattr(self, name) for name in ("page", "question", "material") if hasattr(self, name)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the form gives, with the part."""
        return {**form.cleaned_data, **self.context()}


class AddPageView(PartView):
    """A new page."""

    action: ClassVar[Action] = actions.add_page
    form_class = PageForm
    template_name = "learning/add_page.html"
    done_message = _("The page was added.")


class ChangePageView(PartView):
    """Heading and text of a page."""

    action: ClassVar[Action] = actions.change_page
    form_class = PageForm
    template_name = "learning/change_page.html"
    done_message = _("The page was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": {"title": self.page.title, "text": self.page.text}}


class MovePageView(PartView):
    """Another place for a page."""

    action: ClassVar[Action] = actions.move_page
    form_class = PlaceForm
    template_name = "learning/move_page.html"
    done_message = _("The page was moved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the places between the others."""
        return {"part": self.page}


class RemovePageView(PartView):
    """Remove a page."""

    action: ClassVar[Action] = actions.remove_page
    template_name = "learning/remove_page.html"
    done_message = _("The page was removed.")


class AddQuestionView(PartView):
    """A new question."""

    action: ClassVar[Action] = actions.add_question
    form_class = QuestionForm
    template_name = "learning/add_question.html"
    done_message = _("The question was added.")


class ChangeQuestionView(PartView):
    """Change a question."""

    action: ClassVar[Action] = actions.change_question
    form_class = QuestionForm
    template_name = "learning/change_question.html"
    done_message = _("The question was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": QuestionForm.initial_of(self.question)}


class MoveQuestionView(PartView):
    """Another place for a question."""

    action: ClassVar[Action] = actions.move_question
    form_class = PlaceForm
    template_name = "learning/move_question.html"
    done_message = _("The question was moved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the places between the others."""
        return {"part": self.question}


class RemoveQuestionView(PartView):
    """Remove a question."""

    action: ClassVar[Action] = actions.remove_question
    template_name = "learning/remove_question.html"
    done_message = _("The question was removed.")


class AddMaterialView(PartView):
    """Files of a version."""

    action: ClassVar[Action] = actions.add_material
    form_class = MaterialForm
    template_name = "learning/add_material.html"
    done_message = _("The files were added.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the files and, for the ledger, how many."""
        return {"files": form.cleaned_data["files"], "count": len(form.cleaned_data["files"])}


class RemoveMaterialView(PartView):
    """Take a file out."""

    action: ClassVar[Action] = actions.remove_material
    template_name = "learning/remove_material.html"
    done_message = _("The file was removed.")
