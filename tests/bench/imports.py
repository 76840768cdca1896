"""Voices from a file of 100,000 rows: uploaded by the page, checked and filed by the importer, one row in a hundred wrong."""

import csv
import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.bench.filling_rooms import copied
from tests.bench.reading import Pages, Unguarded, page_of
from tests.bench.voices import MATTERS, SAID
from tests.support import factories

ADDRESS = "/voice/database/imports/"
KINDS = ("苦情", "要望", "意見・提案", "感謝・お褒め")


class File:
    """One file on its way, each step a method to be timed."""

    def __init__(self, unguarded: Unguarded, rows: int) -> None:
        self.client = factories.client_of(factories.person("service_promotion"))
        self.unguarded, self.rows, self.data = unguarded, rows, table(rows)

    @property
    def whole(self) -> Any:
        """Return the import."""
        from voice.database.models import Import

        return Import.objects.latest("uploaded_at")

    def upload(self) -> None:
        """Post the file to the page; raises AssertionError when it is refused."""
        form = {"file": SimpleUploadedFile("声.zip", self.data), "idempotency_key": "bench"}
        answer = self.client.post(f"{ADDRESS}upload-voices/", form)
        assert answer.status_code == 303, answer.status_code  # noqa: S101 - a bench says so and stops

    def work(self) -> None:
        """Do what the worker does: check all parts, or file all parts."""
        from voice.database.working import work

        work()

    def file(self) -> None:
        """Let the right rows be filed, as the page does, and file them."""
        answer = self.client.post(f"{self.whole.get_absolute_url()}file-import/", {"version": self.whole.version})
        assert answer.status_code == 303, answer.status_code  # noqa: S101
        self.work()
        assert self.whole.state == "filed", self.whole.state  # noqa: S101

    def floor(self) -> None:
        """Write as many voices with receipts and search rows by bare SQL, and take them back."""
        from voice.models import Voice

        one = Voice.objects.filter(block__isnull=False, search__isnull=False).earliest("filed_at").pk
        with self.unguarded() as cursor:
            many = f"generate_series(1, {self.rows}) n"
            copied(cursor, "voice_voice", one, many, reference="'X-' || n")
            made = "(SELECT id, block_id FROM voice_voice WHERE reference LIKE 'X-%') v"
            for side, unit in (("headquarters", "NULL"), ("block", "v.block_id")):
                cursor.execute(
                    "INSERT INTO voice_delivery (id, voice_id, side, unit_id, delivered_at) "
                    f"SELECT gen_random_uuid(), v.id, '{side}', {unit}, now() FROM {made}"
                )
            cursor.execute("CREATE TEMP TABLE one AS SELECT * FROM voice_database_searchrow WHERE voice_id = %s", [one])
            cursor.execute(
                f"INSERT INTO voice_database_searchrow SELECT (jsonb_populate_record(o, jsonb_build_object('voice_id', v.id))).* "
                f"FROM one o, {made}"
            )
            cursor.connection.rollback()


def packed(text: str) -> bytes:
    """Return a ZIP file with one CSV file, as the page asks for above 20 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("声.csv", text)
    return out.getvalue()


def table(rows: int) -> bytes:
    """Return a file of so many rows, always the same."""
    from django.db.models import F

    from governance.organization.models import Unit
    from voice.database.importing import COLUMNS

    codes = list(Unit.objects.filter(kind="office").order_by(F("code")).values_list("code", flat=True))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    for n in range(rows):
        matter, said = MATTERS[n % len(MATTERS)], SAID[n // 8 % len(SAID)]
        code = "99999" if n % 100 == 99 else codes[n % len(codes)]
        text = f"{matter}のことで来た。{said}番号{n}の札を持って待った。"
        who = ("山田 花子", "03-0000-0000", "東京都千代田区1-1") if n % 4 == 0 else ("", "", "")
        writer.writerow(
            (
                code,
                f"2026-10-{1 + n % 28:02}",
                KINDS[n % 4],
                "counter",
                f"{matter}について{n}",
                text,
                "",
                "○" if n % 4 == 0 else "",
                *who,
            )
        )  # noqa: E501
    return packed(out.getvalue())


def steps(made: File) -> Pages:
    """Yield what is timed once, in this order, and the floor at the end."""
    yield f"import of {made.rows:,} voices: upload (page)", made.upload
    yield f"import of {made.rows:,} voices: checking (worker)", made.work
    yield f"import of {made.rows:,} voices: filing with receipts and search rows (worker)", made.file
    yield "  floor: the same rows by bare SQL", made.floor


def pages(made: File) -> Pages:
    """Yield what is looked at after the import."""
    yield "imports (Service Promotion)", page_of(made.client, ADDRESS)
    yield "an import with its progress and what is wrong", page_of(made.client, made.whole.get_absolute_url())
