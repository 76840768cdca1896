"""The register of designated handlers, and the opening of identities."""
