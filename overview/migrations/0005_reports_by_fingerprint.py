from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("overview", "0004_reports_without_their_first_shape")]

    operations = [
        migrations.AddIndex(
            model_name="reportedition",
            index=models.Index(fields=["data_sha256"], name="report_edition_by_data"),
        ),
        migrations.AddIndex(
            model_name="reportedition",
            index=models.Index(fields=["frozen_sha256"], name="report_edition_as_frozen"),
        ),
    ]
