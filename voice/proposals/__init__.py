"""Improvement proposals of the staff (改善提案): one window, an answer to everyone, a published list each month."""
