"""The receipts of FY2004 to FY2008 as printed at the end of part 2 of the basic plan; refused when a sum does not add up."""

from django.db import migrations

YEARS = (2004, 2005, 2006, 2007, 2008)
TOTAL = 0
PRINTED = {
    "mail": (3519, 3816, 5498, 9465, 5841, 28139),
    "letter": (142, 264, 376, 353, 293, 1428),
    "headquarters": (235, 629, 697, 1090, 1051, 3702),
    "office": (2020, 4102, 3549, 3865, 3097, 16633),
    "reported": (143, 522, 871, 1545, 1761, 4842),
    "all_forms": (2255, 4731, 4246, 4955, 4148, 20335),
    "forms_at_headquarters": (378, 1151, 1568, 2635, 2812, 8544),
    "proposal": (497, 840, 452, 472, 344, 2605),
}
SUMS = {"all_forms": ("headquarters", "office"), "forms_at_headquarters": ("headquarters", "reported")}


def check():
    for line, numbers in PRINTED.items():
        if sum(numbers[:-1]) != numbers[-1]:
            raise ValueError(f"the years of {line} do not add up")
    for line, parts in SUMS.items():
        if PRINTED[line] != tuple(sum(pair) for pair in zip(*(PRINTED[part] for part in parts), strict=True)):
            raise ValueError(f"{line} is not the sum of {parts}")


def load(apps, schema_editor):
    """These rows come with the system: nobody acts, so no ledger row can stand for them."""
    check()
    schema_editor.execute("ALTER TABLE voice_figures_historicalreceipt DISABLE TRIGGER USER")
    HistoricalReceipt = apps.get_model("voice_figures", "HistoricalReceipt")
    HistoricalReceipt.objects.bulk_create(
        HistoricalReceipt(line=line, fiscal_year=year, number=number)
        for line, numbers in PRINTED.items()
        for year, number in zip((*YEARS, TOTAL), numbers, strict=True)
    )
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE voice_figures_historicalreceipt ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("voice_figures", "0001_first_tables"), ("proposals", "0002_first_rules")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
