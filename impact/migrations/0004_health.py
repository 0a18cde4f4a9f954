from django.db import migrations, models

import impact.models.health


class Migration(migrations.Migration):
    dependencies = [("impact", "0003_author")]

    operations = [
        migrations.RemoveField(model_name="healthresponse", name="partner"),
        migrations.AddField(
            model_name="healthresponse",
            name="mark",
            field=models.CharField(default="", max_length=64, verbose_name="mark shared by the people of one partner"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="healthcheck",
            name="asked",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="people asked"),
        ),
        migrations.AddField(
            model_name="healthcheck",
            name="salt",
            field=models.CharField(
                blank=True,
                default=impact.models.health.new_salt,
                editable=False,
                max_length=64,
                verbose_name="secret of its marks",
            ),
        ),
        migrations.RemoveConstraint(model_name="healthcheck", name="health_check_closed_whole"),
        migrations.AddConstraint(
            model_name="healthcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("partnership",), name="health_check_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="healthcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked", None), ("closed_at", None), ("closed_by", None)),
                    models.Q(("asked__isnull", False), ("closed_at__isnull", False), ("salt", "")),
                    _connector="OR",
                ),
                name="health_check_closed_whole",
            ),
        ),
    ]
