from django.db import migrations
from django.db.models import F

from core.triggers import AppendOnly


def what_was_in_force_stays_so(apps, schema_editor):
    """Rules and leads written down before this version were chosen then; each decision had one wording."""
    apps.get_model("governance", "RuleSet").objects.update(in_force_at=F("set_at"))
    Lead = apps.get_model("governance", "Lead")
    for lead in Lead.objects.select_related("partnership"):
        lead.elected_at = lead.partnership.started_at
        lead.save(update_fields=["elected_at"])
    Wording = apps.get_model("governance", "Wording")
    for decision in apps.get_model("governance", "Decision").objects.exclude(state="draft").iterator(500):
        last = decision.rounds.order_by("number").last()
        Wording.objects.create(
            partnership_id=decision.partnership_id,
            decision=decision,
            number=1,
            title=decision.title,
            question=decision.question,
            text=decision.text,
            made_by_id=decision.proposed_by_id,
            made_at=decision.proposed_at,
            fingerprint=last.fingerprint if last else "",
        )


class Migration(migrations.Migration):
    dependencies = [("governance", "0002_committee_at_work")]

    operations = [
        migrations.RunPython(what_was_in_force_stays_so, migrations.RunPython.noop),
        AppendOnly("governance_wording"),
        AppendOnly("governance_integration"),
        AppendOnly("governance_extension"),
        AppendOnly("governance_decisionreview"),
        AppendOnly("governance_minorityopinion"),
    ]
