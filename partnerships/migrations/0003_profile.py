"""What partners said of themselves becomes answers, each with its visibility; the part they play stays a column."""

from django.db import migrations

QUESTIONS = ("stake", "expectation", "non_negotiable", "constraint", "decider")


def carry(apps, schema_editor):
    """Every partner read those columns: they become open answers, confirmed by whoever speaks for the partner."""
    Answer, Partner = (apps.get_model("partnerships", name) for name in ("Answer", "Partner"))
    rows = []
    for partner in Partner.objects.select_related("partnership").order_by("pk"):
        said = {question: getattr(partner, question) for question in QUESTIONS}
        if not any(said.values()):
            continue
        by = partner.members.order_by("pk").first() or partner.partnership.members.order_by("pk").first()
        at = partner.joined_at or partner.partnership.started_at
        who = {"written_by": by, "written_at": at, "confirmed_by": by, "confirmed_at": at}
        where = {"partnership": partner.partnership, "partner": partner, "visibility": "partners"}
        rows += [Answer(question=name, body=body, **where, **who) for name, body in said.items() if body]
    # Answers that stand there already, after a way back and forth, are the later ones: they stay.
    Answer.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def give_back(apps, schema_editor):
    """Only what every partner reads goes back into columns that every partner reads."""
    Answer, Partner = (apps.get_model("partnerships", name) for name in ("Answer", "Partner"))
    for answer in Answer.objects.filter(question__in=QUESTIONS, visibility="partners"):
        Partner.objects.filter(pk=answer.partner_id).update(**{answer.question: answer.body})


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0002_co_building"),
    ]

    operations = [
        migrations.RunPython(carry, give_back),
        migrations.RemoveField(model_name="partner", name="stake"),
        migrations.RemoveField(model_name="partner", name="expectation"),
        migrations.RemoveField(model_name="partner", name="non_negotiable"),
        migrations.RemoveField(model_name="partner", name="constraint"),
        migrations.RemoveField(model_name="partner", name="decider"),
    ]
