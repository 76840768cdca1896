"""What is asked on the pages of the voice database."""

import unicodedata
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.people.roles import Role
from governance.web.fields import JapaneseDateField
from voice.database.choices import Tree
from voice.database.importing import Unreadable, rows_of, text_of
from voice.database.models import Group, Term
from voice.database.rules import codes_under
from voice.database.taxonomy import choices_on, terms_on
from voice.models import Voice


class TermField(forms.ChoiceField):
    """A term in force today, as a select in the order of the tree. Gives a Term or None."""

    default_error_messages = {"invalid_choice": _("Choose one from the list.")}

    def __init__(self, *trees: Tree, empty_label: Any = None, **kwargs: Any) -> None:
        self.trees, self.empty_label = trees, empty_label or _("Choose")
        super().__init__(choices=self._choices, **kwargs)

    def _choices(self) -> list[tuple[str, Any]]:
        if len(self.trees) == 1:
            return [("", self.empty_label), *choices_on(clock.today(), self.trees[0])]
        groups = [(str(tree.label), choices_on(clock.today(), tree)) for tree in self.trees]
        return [("", self.empty_label), *groups]

    def clean(self, value: Any) -> Term | None:
        """Return the chosen term, None when nothing was chosen; raises ValidationError for anything else."""
        chosen = super().clean(value)
        return Term.objects.get(pk=chosen) if chosen else None

    def valid_value(self, value: Any) -> bool:
        """Return whether the id is one of a term in force."""
        try:
            return terms_on(clock.today()).filter(pk=value, tree__in=self.trees).exists()
        except ValidationError:
            return False


class ClassifyForm(forms.Form):
    """What a voice is about."""

    subject_term = TermField(Tree.SUBJECT, label=_("Theme"))
    procedure_term = TermField(
        Tree.PROCEDURE, label=_("Procedure"), required=False, empty_label=_("About no procedure in particular")
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ChangeTermForm(forms.Form):
    """A new name or place of a term from a day on."""

    name = forms.CharField(label=_("Name of the term"), max_length=60)
    parent = TermField(
        Tree.SUBJECT, Tree.PROCEDURE, label=_("Stands under"), required=False, empty_label=_("At the top of its tree")
    )
    valid_from = JapaneseDateField(label=_("Valid from"), future=True)

    def __init__(self, *args: Any, term: Term | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.term = term
        if term is not None:
            self.fields["parent"] = TermField(
                Tree(term.tree), label=_("Stands under"), required=False, empty_label=_("At the top of its tree")
            )

    def in_tree(self) -> str:
        """Return the tree in which the term stands."""
        return self.term.tree if self.term else str(self.cleaned_data.get("tree", ""))

    def clean(self) -> dict[str, Any]:
        """Check that the parent is of the same tree, in force on the day, and not below the term itself."""
        data = super().clean() or {}
        parent, day = data.get("parent"), data.get("valid_from")
        if parent is not None and self.in_tree() and parent.tree != self.in_tree():
            self.add_error("parent", _("Choose one from the same tree."))
        elif parent is not None and day is not None:
            self._check_place(parent, day)
        if self.term is not None and day is not None and day <= self.term.valid_from:
            self.add_error("valid_from", _("Enter a day after the first day of the present version."))
        return data

    def _check_place(self, parent: Term, day: Any) -> None:
        parents = dict(terms_on(day).values_list("code", "parent_code"))
        if parent.code not in parents:
            self.add_error("parent", _("It is no longer in force on that day."))
        elif self.term is not None and parent.code in codes_under(self.term.code, parents):
            self.add_error("parent", _("It stands under this term itself."))


class AddTermForm(ChangeTermForm):
    """A new term."""

    tree = forms.ChoiceField(label=_("Tree"), choices=Tree.choices, widget=forms.RadioSelect)
    field_order = ("tree", "name", "parent", "valid_from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = clock.today().isoformat()


class EndTermForm(forms.Form):
    """The last day of a term."""

    valid_to = JapaneseDateField(label=_("Last day"), future=True)

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.term = term

    def clean_valid_to(self) -> Any:
        """Refuse a day after which terms below go on."""
        day = self.cleaned_data["valid_to"]
        if day < self.term.valid_from:
            raise ValidationError(_("Enter a day on which the term is in force."))
        if terms_on(day + timedelta(days=1), self.term.tree).filter(parent_code=self.term.code).exists():
            raise ValidationError(_("Terms that stand under this one go on. End or move them first."))
        return day


class WhyForm(forms.Form):
    """A reason, if there is one to be given."""

    why = forms.CharField(label=_("Reason"), max_length=200, required=False)


class GroupWithForm(forms.Form):
    """The reference number of another voice, and why both are about the same matter."""

    other = forms.CharField(label=_("Reference number of the other voice"), max_length=20)
    why = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voice = voice

    def clean_other(self) -> Voice:
        """Return the voice of that number; raises ValidationError when there is none or it is the same voice."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["other"]).strip().upper()
        found = Voice.objects.filter(reference=typed).exclude(pk=self.voice.pk).first()
        if found is None:
            raise ValidationError(_("No other voice has this number."))
        return found


class MergeForm(forms.Form):
    """The number of another group, and why."""

    other = forms.CharField(label=_("Number of the other group"), max_length=12, help_text=_("For example: G-12"))
    why = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group

    def clean_other(self) -> Group:
        """Return the group of that number; raises ValidationError when there is none."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["other"]).strip().upper().removeprefix("G-")
        rows = Group.objects.exclude(pk=self.group.pk)
        found = rows.filter(number=int(typed)).first() if typed.isdecimal() and len(typed) < 10 else None
        if found is None:
            raise ValidationError(_("No other group has this number."))
        if found.merged_into_id:
            raise ValidationError(_("This group was merged into another before. Enter the number of that one."))
        return found


class SplitForm(forms.Form):
    """Which voices are taken out, and why."""

    voices = forms.TypedMultipleChoiceField(
        label=_("Voices to be taken out"), coerce=UUID, widget=forms.CheckboxSelectMultiple,
        help_text=_("Several form a group of their own; a single one stands alone."),
    )  # fmt: skip
    why = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, members: list[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voices"].choices = [(str(v.pk), f"{v.reference} {v.title}") for v in members]  # type: ignore[attr-defined]

    def clean_voices(self) -> list[UUID]:
        """Refuse to take out all: there would be nothing to part from."""
        chosen: list[UUID] = self.cleaned_data["voices"]
        if len(chosen) == len(self.fields["voices"].choices):  # type: ignore[attr-defined]
            raise ValidationError(_("Leave at least one voice in the group."))
        return chosen


class UploadVoicesForm(forms.Form):
    """A file of voices. Gives its rows."""

    file = forms.FileField(
        label=_("CSV file"), help_text=_("CSV in UTF-8 or Shift_JIS, or a ZIP file with one CSV file; 20 MB at most.")
    )

    def clean_file(self) -> Any:
        """Return the file with its `rows`; raises ValidationError for a file that cannot be read."""
        upload: Any = self.cleaned_data["file"]
        if getattr(upload, "too_large", False):
            raise ValidationError(_("The file is larger than 20 MB. Put it into a ZIP file or divide it."))
        try:
            upload.rows = rows_of(text_of(upload.read()))
        except Unreadable as error:
            raise ValidationError(str(error)) from error
        return upload


class SaveViewForm(forms.Form):
    """A name for conditions, and who sees them."""

    name = forms.CharField(label=_("Name of the view"), max_length=60)
    shared_role = forms.ChoiceField(
        label=_("Who sees it"), required=False,
        help_text=_("Whoever opens it sees only the voices that they may see themselves."),
    )  # fmt: skip
    conditions = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [
            (role, _("Everyone with the role: %(role)s") % {"role": Role(role).label}) for role in sorted(actor.roles)
        ]
        self.fields["shared_role"].choices = [("", _("Myself alone")), *roles]  # type: ignore[attr-defined]
