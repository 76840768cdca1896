"""Words of disciplinary measures are about people and have no unit that reads them: they go into the work box of the case."""

from django.conf import settings
from django.db import migrations, models

WORDS = ("title", "text", "objection", "report", "review_note", "observation", "drop_reason")
TABLES = ("measures_measure", "measures_historicalmeasure")


def seal(apps, schema_editor):
    """Seal what stands in clear, and take it out of the history. Triggers are off meanwhile: nobody acts here."""
    rows = list(apps.get_model("measures", "Measure").objects.filter(kind="disciplinary").select_related("case__work_box"))
    if not rows:
        return
    from compliance.sealed import seal_row

    for table in TABLES:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for row in rows:
        row.sealed_words = seal_row(row.case, row, {name: getattr(row, name) for name in WORDS})
        for name in WORDS:
            setattr(row, name, "")
        row.save()
    history = apps.get_model("measures", "HistoricalMeasure").objects.filter(kind="disciplinary")
    history.update(**dict.fromkeys(WORDS, ""))
    for table in TABLES:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):

    dependencies = [
        ('compliance', '0006_flow_indexes'),
        ('measures', '0003_drop_asked_from'),
        ('organization', '0001_initial'),
        ('vault', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='measure',
            name='effect_with_observation',
        ),
        migrations.RemoveConstraint(
            model_name='measure',
            name='dropped_with_reason',
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='sealed_words',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='sealed_words',
            field=models.BinaryField(null=True),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('drop_reason', ''), ('kind', 'disciplinary'), ('objection', ''), ('observation', ''), ('report', ''), ('review_note', ''), ('sealed_words__isnull', False), ('text', ''), ('title', '')), models.Q(models.Q(('kind', 'disciplinary'), _negated=True), ('sealed_words__isnull', True)), _connector='OR'), name='disciplinary_words_sealed'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['worked', 'not_worked']), _negated=True), models.Q(('checked_at__isnull', False), models.Q(models.Q(('observation', ''), _negated=True), ('kind', 'disciplinary'), _connector='OR')), _connector='OR'), name='effect_with_observation'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('dropped_by__isnull', False), models.Q(models.Q(('drop_reason', ''), _negated=True), ('kind', 'disciplinary'), _connector='OR')), _connector='OR'), name='dropped_with_reason'),
        ),
    ]
