from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="calendar_serial",
            field=models.PositiveIntegerField(default=0, verbose_name="how often the calendar’s address was renewed"),
        ),
    ]
