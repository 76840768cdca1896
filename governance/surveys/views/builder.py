"""Putting a questionnaire together, without JavaScript: each step is a page with a form."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, fetch
from governance.runner import Action
from governance.surveys import actions
from governance.surveys.branching import options_of
from governance.surveys.forms import MoveQuestionForm, PlaceForm, QuestionForm, SectionForm
from governance.surveys.models import Question, Questionnaire, Section
from governance.surveys.queries import sections_of
from governance.surveys.views.manage import OwnerView


class QuestionnaireView(View):
    """One version: its pages and questions, as they will be asked."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the version; a draft with what can be done to each part."""
        questionnaire = fetch(Questionnaire, request.actor, pk)  # type: ignore[attr-defined]
        sections = sections_of(questionnaire)
        shown = [(section, [_described(q) for q in section.shown_questions]) for section in sections]  # type: ignore[attr-defined]
        context = {"questionnaire": questionnaire, "sections": shown, "is_draft": questionnaire.state == "draft"}
        return render(request, "surveys/questionnaire.html", context)


def _described(question: Question) -> dict[str, Any]:
    """Return a question with its answers in words and the condition under which it is asked."""
    source = question.depends_on
    condition = ""
    if source is not None:
        words = dict(options_of(source))
        condition = "、".join(words.get(value, value) for value in question.depends_values)
    return {"question": question, "options": options_of(question), "source": source, "condition": condition}


class PartView(OwnerView):
    """An action on a part of a draft: fetches the part, 404 for one of another version."""

    checks_version = False
    section: Section
    question: Question

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the questionnaire; set section and question when the address names one."""
        questionnaire = super().get_subject(pk)
        if "section" in self.kwargs:
            self.section = get_object_or_404(Section, questionnaire=questionnaire, pk=self.kwargs["section"])
        if "question" in self.kwargs:
            found = Question.objects.select_related("section", "depends_on")
            self.question = get_object_or_404(found, questionnaire=questionnaire, pk=self.kwargs["question"])
        return questionnaire

    def context(self) -> dict[str, Any]:
        """Show which part it is."""
        return {name: getattr(self, name) for name in ("section", "question") if hasattr(self, name)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the form gives, with the part."""
        return {**form.cleaned_data, **self.context()}


class AddSectionView(PartView):
    """A new page."""

    action: ClassVar[Action] = actions.add_section
    form_class = SectionForm
    template_name = "surveys/add_section.html"
    done_message = _("The page was added.")


class ChangeSectionView(PartView):
    """Heading and explanation of a page."""

    action: ClassVar[Action] = actions.change_section
    form_class = SectionForm
    template_name = "surveys/change_section.html"
    done_message = _("The page was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": {"title": self.section.title, "text": self.section.text}}


class MoveSectionView(PartView):
    """Another place for a page."""

    action: ClassVar[Action] = actions.move_section
    form_class = PlaceForm
    template_name = "surveys/move_section.html"
    done_message = _("The page was moved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the places between the others."""
        return {"section": self.section}


class RemoveSectionView(PartView):
    """Remove an empty page."""

    action: ClassVar[Action] = actions.remove_section
    template_name = "surveys/remove_section.html"
    done_message = _("The page was removed.")


class AddQuestionView(PartView):
    """A new question at the end of a page."""

    action: ClassVar[Action] = actions.add_question
    form_class = QuestionForm
    template_name = "surveys/add_question.html"
    done_message = _("The question was added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer conditions from the pages before."""
        return {"questionnaire": self.subject, "section": self.section}


class ChangeQuestionView(PartView):
    """Change a question; its code and kind stay."""

    action: ClassVar[Action] = actions.change_question
    form_class = QuestionForm
    template_name = "surveys/change_question.html"
    done_message = _("The question was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        q = self.question
        initial = {name: getattr(q, name) for name in ("text", "hint", "low_label", "high_label", "least", "most")}
        initial |= {
            "required": "yes" if q.required else "no",
            "options": "\n".join(f"{code}: {label}" for code, label in q.options),
            "depends": [f"{q.depends_on.code}={value}" for value in q.depends_values] if q.depends_on else [],
            "meaning": "changed" if q.broken else "",
        }
        return {"questionnaire": self.subject, "section": q.section, "question": q, "initial": initial}


class MoveQuestionView(PartView):
    """Another place for a question."""

    action: ClassVar[Action] = actions.move_question
    form_class = MoveQuestionForm
    template_name = "surveys/move_question.html"
    done_message = _("The question was moved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the places on all pages."""
        return {"question": self.question}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return question, page and place."""
        return {**form.cleaned_data, "question": self.question}


class RemoveQuestionView(PartView):
    """Remove a question."""

    action: ClassVar[Action] = actions.remove_question
    template_name = "surveys/remove_question.html"
    done_message = _("The question was removed.")
