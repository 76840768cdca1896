"""The compliance committee: members, meetings, packs, votes, minutes, resolutions."""
