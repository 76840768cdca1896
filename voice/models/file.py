"""What a customer handed over or sent along with a voice."""

from django.db import models

from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from voice.models.voice import Voice


class VoiceFile(SealedFile):
    """A file of a customer, sealed as name and address are."""

    purpose = "files of voices"
    route = "voice:file"

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="files")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("voice_id", *KEPT)]
