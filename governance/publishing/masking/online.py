"""E-mail addresses, and addresses of pages that lead to one person."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import hits

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+[ \t]?(?:@|\(at\)|\[at\])[ \t]?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9.-]+(?::\d+)?(?P<path>/[\w!?/+~=;.,*&@#$%()'\[\]-]*)?", re.A)
PUBLIC_SITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)*(?:nenkin\.go\.jp|go\.jp|lg\.jp)(?:[:/]|$)", re.A)


def online(text: str) -> Iterator[Hit]:
    """Yield e-mail addresses, and page addresses unless they are a public office's or lead to a front page."""
    yield from hits(EMAIL, text, Kind.EMAIL, "email_shape")
    for match in URL.finditer(text):
        deep = len((match["path"] or "").strip("/")) > 0
        if deep and not PUBLIC_SITE.match(match[0]):
            yield Hit(*match.span(), Kind.URL, "url_of_person")
