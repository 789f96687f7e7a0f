"""Uploaded files: small ones in memory, and no others."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class SmallFiles(MemoryFileUploadHandler):
    """Refuses a form with files that is longer than FILE_UPLOAD_MAX_MEMORY_SIZE before any of
    it is read. Django's own would write it to the disk first, however long, for anybody."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's signature
        content_length: int,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("The request is longer than a file that is taken.")
        super().handle_raw_input(input_data, META, content_length, *args, **kwargs)
