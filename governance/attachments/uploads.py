"""Uploads stay in memory: a report's file never lies on disk in clear. Too large ones are let go while they come in."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class CappedFile(InMemoryUploadedFile):
    """An upload that knows whether it was cut off."""

    def __init__(self, *args: Any, too_large: bool, limit: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        self.limit = limit


class CappedMemoryUploadHandler(FileUploadHandler):
    """Keeps each file in memory up to the limit; what is over it is read and forgotten, so that the rest of the form stays."""

    buffer: BytesIO
    received: int
    total: int = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start a file."""
        super().new_file(*args, **kwargs)
        self.buffer, self.received = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a part; nothing is kept of a file once it is too large, alone or together with those before it."""
        self.received += len(raw_data)
        self.total += len(raw_data)
        if self.is_too_large():
            self.buffer = BytesIO()
        else:
            self.buffer.write(raw_data)

    def is_too_large(self) -> bool:
        """Return whether the file, or the request as a whole, is over its limit."""
        return self.received > settings.ATTACHMENT_MAX_BYTES or self.total > settings.ATTACHMENT_MAX_TOTAL

    def file_complete(self, file_size: int) -> CappedFile:
        """Return the file."""
        self.buffer.seek(0)
        return CappedFile(
            file=self.buffer,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
            too_large=self.is_too_large(),
            limit=settings.ATTACHMENT_MAX_BYTES,
        )
