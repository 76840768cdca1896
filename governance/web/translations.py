"""Finding, completing and compiling translations with Babel: no gettext tools are needed on the machine."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.S)
PACKAGES = ("governance", "compliance", "voice", "privacy", "audit")


def catalog_path(language: str = "ja") -> Path:
    """Return where the language's catalogue stands."""
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"


def extracted() -> Catalog:
    """Return a catalogue of every message in the code and the templates, with the files it stands in."""
    catalog = Catalog(project="governance", charset="utf-8")
    for path, source in _sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
            if message:
                catalog.add(message, locations=[(path, 0)], context=context)
    return catalog


def read_catalog(language: str = "ja") -> Catalog:
    """Return the language's catalogue, empty when there is no file yet."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str = "ja") -> Catalog:
    """Bring the catalogue up to date with the code: new messages are added empty, unused ones are dropped."""
    catalog = read_catalog(language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    write_catalog(catalog, language)
    return catalog


def write_catalog(catalog: Catalog, language: str = "ja") -> None:
    """Write the catalogue sorted by message, without line numbers and dates, so that differences stay small."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_output=True, no_location=True, omit_header=False, width=120)
    lines = [
        line
        for line in buffer.getvalue().decode().splitlines()
        if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', "# Translations", "#,"))
        or line.startswith("#, python")
    ]
    catalog_path(language).write_text("\n".join(lines).strip() + "\n", "utf-8")


def compile_all() -> None:
    """Write the .mo file of every catalogue."""
    for language, _name in settings.LANGUAGES:
        if catalog_path(language).exists():
            with catalog_path(language).with_suffix(".mo").open("wb") as file:
                write_mo(file, read_catalog(language))


def missing(language: str = "ja") -> list[str]:
    """Return the messages that have no translation, and those in the catalogue that nobody uses."""
    catalog = read_catalog(language)
    wanted = extracted()
    gaps = []
    for message in wanted:
        if not message.id:
            continue
        found = catalog.get(message.id, message.context)
        if found is None or not found.string or not all(_texts(found.string)):
            gaps.append(f"untranslated: {message.id}")
    unused = [m.id for m in catalog if m.id and wanted.get(m.id, m.context) is None]
    return gaps + [f"unused: {text}" for text in unused]


def _texts(string: object) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [str(string)]


def _sources() -> Iterator[tuple[str, bytes]]:
    base = Path(settings.BASE_DIR)
    for package in PACKAGES:
        for path in sorted((base / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(base)), path.read_bytes()
    for path in sorted((base / "templates").rglob("*.*")):
        if path.suffix in (".html", ".txt"):
            # one line, since what templatize leaves of the markup would not be indented as Python wants it
            code = templatize(_COMMENT.sub("", path.read_text("utf-8"))).replace("\n", " ").strip()
            yield str(path.relative_to(base)), code.encode()
