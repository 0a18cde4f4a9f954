from django.db import migrations, models


def refusals_stay_so(apps, schema_editor):
    """Whoever declined before one could ask for a change instead refused."""
    apps.get_model("charters", "Signatory").objects.filter(state="declined").update(decline_kind="refusal")


class Migration(migrations.Migration):
    dependencies = [("charters", "0002_signed_by_all")]

    operations = [
        migrations.RunPython(refusals_stay_so, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("declined_at__isnull", False),
                        ("state", "declined"),
                        models.Q(("decline_reason", ""), _negated=True),
                        models.Q(("decline_kind", ""), _negated=True),
                    ),
                    ("state", "replaced"),
                    models.Q(
                        models.Q(("state__in", ["declined", "replaced"]), _negated=True),
                        ("decline_kind", ""),
                        ("decline_reason", ""),
                        ("declined_at", None),
                    ),
                    _connector="OR",
                ),
                name="signatory_declined_whole",
            ),
        ),
    ]
