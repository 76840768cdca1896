"""Boxes and who may open them. Keys stand here only wrapped."""

import uuid

from django.db import models

from governance import clock


class Box(models.Model):
    """One key, wrapped by a key outside the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wrapped_key = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.id)


class BoxHolder(models.Model):
    """One who was admitted to a box: a person, a post, or whoever shows a receipt code."""

    box = models.ForeignKey(Box, models.CASCADE, related_name="admissions")
    holder = models.CharField(max_length=100)
    admitted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["box", "holder"], name="holder_admitted_once")]

    def __str__(self) -> str:
        return self.holder
