"""Protection of reporters after the report: check-ins, personnel actions, dossier."""
