"""Texts for the public: personal data found and masked, a second person's approval, editions kept. Areas register in areas.py."""
