"""Contractors who handle personal data: selection, contract, subcontracting, inspections, end."""
