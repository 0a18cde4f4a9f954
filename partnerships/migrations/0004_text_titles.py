from django.db import migrations


def name_visions(apps, schema_editor):
    """Texts written before they had a title are visions: register and messages name them."""
    apps.get_model("partnerships", "Text").objects.filter(vision__isnull=False).exclude(title__contains=":").update(
        title={"en": "Shared vision", "fr": "Vision partagée"}
    )


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0003_profile")]

    operations = [migrations.RunPython(name_visions, migrations.RunPython.noop)]
