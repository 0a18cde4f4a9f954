from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("overview", "0003_first_versions")]

    operations = [
        # Going back, columns that hold nothing yet are put beside reports that exist: 0003 fills them again.
        migrations.AlterField("report", "language", models.CharField(default="", max_length=5)),
        migrations.AlterField("report", "data", models.TextField(default="")),
        migrations.AlterField("report", "data_sha256", models.CharField(default="", max_length=64)),
        migrations.RemoveConstraint(
            model_name="report",
            name="report_delivered_whole",
        ),
        migrations.RemoveField(
            model_name="report",
            name="data",
        ),
        migrations.RemoveField(
            model_name="report",
            name="data_sha256",
        ),
        migrations.RemoveField(
            model_name="report",
            name="delivered_at",
        ),
        migrations.RemoveField(
            model_name="report",
            name="file",
        ),
        migrations.RemoveField(
            model_name="report",
            name="job",
        ),
        migrations.RemoveField(
            model_name="report",
            name="language",
        ),
        migrations.AlterField("report", "ends_on", models.DateField(verbose_name="last day")),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("schedule", "ends_on"), name="report_once_per_period"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on", None), ("starts_on__lte", models.F("ends_on")), _connector="OR"),
                name="report_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_by__isnull", False), ("schedule__isnull", False), _connector="OR"),
                name="report_asked_or_scheduled",
            ),
        ),
    ]
