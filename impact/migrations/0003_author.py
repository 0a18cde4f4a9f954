from django.db import migrations, models


def whose_person_entered_it(apps, schema_editor):
    """The author of a measurement is the organisation of whoever entered it."""
    Measurement, Member = apps.get_model("impact", "Measurement"), apps.get_model("partnerships", "Member")
    partner = Member.objects.filter(pk=models.OuterRef("submitted_by")).values("partner")[:1]
    Measurement.objects.update(author=models.Subquery(partner))


class Migration(migrations.Migration):
    dependencies = [("impact", "0002_measured_together")]
    operations = [migrations.RunPython(whose_person_entered_it, migrations.RunPython.noop)]
