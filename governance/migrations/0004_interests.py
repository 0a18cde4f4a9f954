import django.db.models.deletion
from django.db import migrations, models

from core.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0003_in_force_until_now"),
        ("partnerships", "0004_text_titles"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="proxy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ballots",
                to="governance.proxy",
                verbose_name="proxy",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("capacity", "proxy"), ("proxy__isnull", False)),
                    models.Q(models.Q(("capacity", "proxy"), _negated=True), ("proxy", None)),
                    _connector="OR",
                ),
                name="ballot_by_a_proxy_names_it",
            ),
        ),
        AppendOnly("governance_ballot"),
    ]
