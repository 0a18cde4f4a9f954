import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0005_review"),
        ("impact", "0003_author"),
        ("partnerships", "0005_consented_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="proposer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposed_indicators",
                to="partnerships.partner",
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adopted_indicators",
                to="governance.decision",
                verbose_name="decision of the committee",
            ),
        ),
    ]
