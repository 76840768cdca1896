"""The compliance card on a phone and on paper, and the counters that it names."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.conduct import actions
from compliance.conduct.access import EDITORS
from compliance.conduct.card import printed_card, qr_image, report_address
from compliance.conduct.choices import Kind
from compliance.conduct.forms import ContactForm
from compliance.conduct.models import ContactPoint
from compliance.conduct.queries import edition_in_force
from governance.access import PUBLIC, SIGNED_IN, roles, visible
from governance.documents import pdf_response, render_pdf
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class CardView(View):
    """The card on a phone. Open to everyone: whoever looks the hotline up leaves no trace of it."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show lines, counters and the QR code."""
        edition = edition_in_force(Kind.CARD)
        address = report_address()
        context = {
            "edition": edition, "lines": edition.articles.all() if edition else [],
            "contacts": ContactPoint.objects.all(), "address": address, "qr": qr_image(address),
        }  # fmt: skip
        return render(request, "conduct/card.html", context)


class CardPdfView(View):
    """The card as two pages in the size of a business card."""

    requires = SIGNED_IN
    file, download = "conduct/card.typ", "compliance-card"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand it out; 404 when no card is in force."""
        edition = edition_in_force(Kind.CARD)
        if edition is None:
            raise Http404
        return pdf_response(self.download, render_pdf(self.file, printed_card(edition), title=edition.title))


class CardSheetView(CardPdfView):
    """Ten cards on A4, front and back, with cut marks."""

    file, download = "conduct/sheet.typ", "compliance-card-a4"


class ContactsView(View):
    """The counters, for the head of the division."""

    requires = roles(*EDITORS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        contacts = visible(ContactPoint, request.actor)  # type: ignore[attr-defined]
        return render(request, "conduct/contacts.html", {"contacts": contacts})


class ContactActionView(ActionView):
    """An action on a counter."""

    requires = roles(*EDITORS)

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("conduct:contacts")


class AddContactView(ContactActionView):
    """Add a counter."""

    action: ClassVar[Action] = actions.add_contact
    form_class = ContactForm
    template_name = "conduct/add_contact.html"
    done_message = _("The counter was added. The card shows it at once.")


class ChangeContactView(ContactActionView):
    """Correct a counter."""

    action: ClassVar[Action] = actions.change_contact
    form_class = ContactForm
    template_name = "conduct/change_contact.html"
    done_message = _("The counter was changed. The card shows it at once.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        return {"initial": {name: getattr(self.subject, name) for name in ContactForm.base_fields}}


class RemoveContactView(ContactActionView):
    """Take a counter off the list."""

    action: ClassVar[Action] = actions.remove_contact
    template_name = "conduct/remove_contact.html"
    done_message = _("The counter was taken off the list.")
