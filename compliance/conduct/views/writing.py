"""Writing and approving a version."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.conduct import actions
from compliance.conduct.access import APPROVERS, EDITORS
from compliance.conduct.forms import AboutForm, ArticleForm, DraftForm, SealedTextForm, SendBackForm
from compliance.conduct.rules import hash_of
from compliance.conduct.views.reading import shown
from governance.access import roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class EditorView(ActionView):
    """An action of an editor."""

    requires = roles(*EDITORS)


class ApproverView(ActionView):
    """An action of someone who approves."""

    requires = roles(*APPROVERS)


class DraftView(EditorView):
    """Start a new version."""

    action: ClassVar[Action] = actions.draft
    form_class = DraftForm
    template_name = "conduct/draft.html"
    done_message = _("The draft was made with the articles of the latest version.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the draft."""
        return reverse("conduct:edition", args=[outcome.subject_id])


class ReviseView(EditorView):
    """Correct what is said about a draft as a whole."""

    action: ClassVar[Action] = actions.revise
    form_class = AboutForm
    template_name = "conduct/revise.html"
    done_message = _("The draft was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        names = AboutForm.base_fields
        return {"initial": {name: getattr(self.subject, name) for name in names}}


class AddArticleView(EditorView):
    """Add an article."""

    action: ClassVar[Action] = actions.add_article
    form_class = ArticleForm
    template_name = "conduct/add_article.html"
    done_message = _("The article was added.")
    checks_version = False  # each article stands for itself: two editors may add at once

    def form_kwargs(self) -> dict[str, Any]:
        """Propose the next number and the chapter of the last article."""
        last = self.subject.articles.last()
        proposed = {"number": last.number + 1, "chapter": last.chapter} if last else {"number": 1}
        return {"edition": self.subject, "initial": proposed}


class ChangeArticleView(EditorView):
    """Write an article anew."""

    action: ClassVar[Action] = actions.change_article
    form_class = ArticleForm
    template_name = "conduct/change_article.html"
    done_message = _("The article was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        article = self.subject
        initial = {name: getattr(article, name) for name in ("number", "chapter", "heading", "text")}
        return {"edition": article.edition, "article": article, "initial": initial | {"branch": article.branch or ""}}


class RemoveArticleView(EditorView):
    """Take an article out."""

    action: ClassVar[Action] = actions.remove_article
    template_name = "conduct/remove_article.html"
    done_message = _("The article was taken out.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the version."""
        return str(self.subject.edition.get_absolute_url())


class SubmitView(EditorView):
    """Ask for approval."""

    action: ClassVar[Action] = actions.submit
    template_name = "conduct/submit.html"
    done_message = _("Those who approve were told.")


class WithdrawView(EditorView):
    """Give a version up."""

    action: ClassVar[Action] = actions.withdraw
    template_name = "conduct/withdraw.html"
    done_message = _("The version was withdrawn.")


class SendBackView(ApproverView):
    """Send a version back."""

    action: ClassVar[Action] = actions.send_back
    form_class = SendBackForm
    template_name = "conduct/send_back.html"
    done_message = _("The version was sent back to its editors.")


class ApproveView(ApproverView):
    """Approve a version."""

    action: ClassVar[Action] = actions.approve
    form_class = SealedTextForm
    template_name = "conduct/approve.html"
    done_message = _("The version was approved. Its text cannot be changed any more.")

    def form_kwargs(self) -> dict[str, Any]:
        """Give the hash of the text that the page shows."""
        edition = self.subject
        return {"initial": {"content_hash": hash_of(edition.kind, edition.title, edition.articles.all())}}

    def context(self) -> dict[str, Any]:
        """Show the text."""
        return {"articles": shown(self.subject)}
