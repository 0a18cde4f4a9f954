from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import Max, Min

KINDS = (
    *("glance", "partnership", "done", "results", "charts", "stories", "outside", "health"),
    *("lessons", "resources", "goals", "next", "annexes"),
)
MADE = ("language", "data", "data_sha256", "job", "file", "delivered_at")


def into_versions(apps, schema_editor):
    """Each report that was asked for becomes its own first version, of one edition, for the partners."""
    model = apps.get_model
    for report in model("overview", "Report").objects.select_related("partnership").order_by("pk").iterator(20):
        place = {"partnership": report.partnership, "report": report}
        report.ends_on = report.asked_at.astimezone(ZoneInfo(report.partnership.time_zone)).date()
        report.save(update_fields=["ends_on"])
        version = model("overview", "ReportVersion").objects.create(
            **place, number=1, frozen_by_id=report.asked_by_id, frozen_at=report.asked_at
        )
        edition = model("overview", "ReportEdition").objects.create(
            partnership=report.partnership,
            version=version,
            build="partners",
            frozen_sha256=report.data_sha256,
            **{name: getattr(report, name) for name in MADE},
        )
        sections = model("overview", "ReportSection")
        sections.objects.bulk_create(sections(**place, kind=kind) for kind in KINDS)
        _point(model, edition.job_id, {"edition": str(edition.uuid)})


def out_of_versions(apps, schema_editor):
    """Going back, a report is the first edition of its last version; one that was never frozen cannot be kept."""
    model = apps.get_model
    editions = model("overview", "ReportEdition").objects
    for report in model("overview", "Report").objects.annotate(last=Max("versions__number")).order_by("pk"):
        first = editions.filter(version__report=report, version__number=report.last).aggregate(pk=Min("pk"))["pk"]
        model("overview", "ReportSection").objects.filter(report=report).delete()
        if first is None:
            report.delete()
            continue
        edition = editions.select_related("version").get(pk=first)
        for name in MADE:
            setattr(report, name, getattr(edition, name))
        report.schedule = None
        report.asked_by_id, report.asked_at = edition.version.frozen_by_id, edition.version.frozen_at
        report.save()
        editions.filter(version__report=report).delete()
        model("overview", "ReportVersion").objects.filter(report=report).delete()
        _point(model, report.job_id, {"report": str(report.uuid)})
    model("overview", "ReportSchedule").objects.all().delete()


def _point(model, job, what):
    """Work that is not done yet finds what it is about."""
    model("core", "Job").objects.filter(pk=job).update(input=what)


def forget_marks(apps, schema_editor):
    """Readings are kept by the keys of their sentences, which are others now: the clock reads the recipe again."""
    apps.get_model("overview", "Mark").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial"), ("overview", "0002_the_whole_picture")]

    operations = [
        migrations.RunPython(into_versions, out_of_versions),
        migrations.RunPython(forget_marks, migrations.RunPython.noop),
    ]
