"""What the rooms of privacy ask each other, without knowing each other (governance/slots.py).

Each slot says who fills it and what it gives.
"""
