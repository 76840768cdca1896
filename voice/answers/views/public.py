"""What everyone may read: voices with our answers, without sign-in and without script."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views import View

from governance import clock
from governance.access import PUBLIC
from governance.lists.views import CappedPaginator
from governance.publishing.choices import State
from voice.answers.forms import PublicSearchForm
from voice.answers.models import PublicVoice
from voice.answers.queries import criteria_on, found_in_public, public_voices, with_texts

PAGE_SIZE = 20
IN_THE_FEED = 30


class PublicListView(View):
    """The newest first, by words and by subject."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page; conditions that make no sense are said at their field."""
        form = PublicSearchForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else None
        rows = found_in_public(asked["q"], asked["subject"]) if asked else PublicVoice.objects.none()
        page = CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        conditions = request.GET.copy()
        conditions.pop("page", None)
        context = {
            "form": form, "page_has_errors": asked is None, "page": page, "found": with_texts(list(page.object_list)),
            "narrowed": any(conditions.values()), "querystring": f"{conditions.urlencode()}&" if conditions else "",
        }  # fmt: skip
        return render(request, "answers/public_list.html", context, status=200 if asked is not None else 422)


class PublicPairView(View):
    """One voice with its answer. One that was taken back says so (410); what never was public is 404."""

    requires = PUBLIC

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show it."""
        row = PublicVoice.objects.select_related("publication", "subject").filter(number=number).first()
        if row is None:
            raise Http404
        if row.publication.state != State.PUBLISHED:
            return render(request, "answers/public_gone.html", {"row": row}, status=410)
        _row, text = with_texts([row])[0]
        return render(request, "answers/public_pair.html", {"row": row, "text": text})


class PublicCriteriaView(View):
    """By which criteria a voice is followed as important."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show those in force today."""
        return render(request, "answers/public_criteria.html", {"criteria": criteria_on(clock.today())})


class FeedView(View):
    """The newest voices as an Atom feed."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the feed."""
        address = settings.PUBLIC_ADDRESS
        feed = Atom1Feed(
            title=_("Customers' voices and our answers"), link=address + reverse("public-voices:list"),
            feed_url=address + reverse("public-voices:feed"), description="", language=request.LANGUAGE_CODE,
        )  # fmt: skip
        for row, text in with_texts(list(public_voices()[:IN_THE_FEED])):
            words = "\n\n".join(f"{part['label']}\n{part['text']}" for part in text.content)
            link = address + row.get_absolute_url()
            feed.add_item(
                title=text.title, link=link, description=words, unique_id=f"urn:uuid:{row.pk}",
                pubdate=text.published_at, updateddate=text.published_at,
            )  # fmt: skip
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
