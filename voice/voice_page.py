"""The page of a voice, to which the rooms of voice add sections and actions (governance/web/parts.py says how)."""

from governance.web.parts import PageParts
from voice.models import Voice

parts = PageParts[Voice]("voice")
