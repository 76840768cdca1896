"""Printed documents: fixed typst files filled with data, as accessible PDF; texts written in Markdown."""

from governance.documents.pdf import pdf_response, render_pdf

__all__ = ["pdf_response", "render_pdf"]
