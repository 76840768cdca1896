"""Printed documents: fixed typst files filled with data, as accessible PDF."""
