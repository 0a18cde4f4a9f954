from django.db import migrations, models


def visions(apps, schema_editor):
    """The visions are the texts that partners consented to so far."""
    apps.get_model("partnerships", "Text").objects.filter(vision__isnull=False).update(consented=True)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0004_text_titles")]

    operations = [
        migrations.AddField(
            model_name="text",
            name="consented",
            field=models.BooleanField(default=False, verbose_name="partners consent to it"),
        ),
        migrations.RunPython(visions, migrations.RunPython.noop),
    ]
