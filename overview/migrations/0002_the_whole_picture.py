import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.texts


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("partnerships", "0005_consented_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("governance", "0005_review"),
        ("overview", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Archive",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "way",
                    models.CharField(choices=[("out", "export"), ("in", "import")], max_length=3, verbose_name="way"),
                ),
                ("slug", models.SlugField(blank=True, max_length=60, verbose_name="address wanted")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("passphrase", models.TextField(blank=True, verbose_name="passphrase of the sealed part, encrypted")),
                ("refusal", models.JSONField(blank=True, null=True, verbose_name="why it was refused")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="core.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="core.job",
                        verbose_name="work",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "archive",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way", "in"), ("partnership__isnull", False), _connector="OR"),
                        name="archive_out_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week_of", models.DateField(verbose_name="week that begins on")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "mail",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digest",
                        to="core.mail",
                        verbose_name="message",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "weekly digest",
                "ordering": ("-week_of",),
                "constraints": [models.UniqueConstraint(fields=("user", "week_of"), name="digest_once_a_week")],
            },
        ),
        migrations.CreateModel(
            name="MarkChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.CharField(max_length=2, verbose_name="line")),
                ("rank", models.PositiveIntegerField(verbose_name="rank")),
                ("state", models.CharField(max_length=10, verbose_name="state")),
                ("params", models.JSONField(default=dict, verbose_name="details")),
                ("read_at", models.DateTimeField(verbose_name="read at")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mark_changes",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of the recipe",
                "ordering": ("read_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "line", "rank"), name="mark_change_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("about", "What we do together"),
                            ("partners", "The partners"),
                            ("vision", "The shared vision"),
                            ("objectives", "The objectives"),
                            ("charter", "The charter"),
                            ("indicators", "The headline indicators"),
                            ("stories", "Stories of change"),
                        ],
                        max_length=12,
                        verbose_name="section",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_sections",
                        to="partnerships.member",
                        verbose_name="closed by",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opened_sections",
                        to="partnerships.member",
                        verbose_name="opened by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_sections",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of the public page",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("partnership", "section"),
                        name="public_section_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="public_section_closed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveBigIntegerField(verbose_name="line of the register")),
                ("day", models.DateField(verbose_name="day")),
                ("content", models.JSONField(verbose_name="what it says, by language")),
                (
                    "partnership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "kept overview",
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("frozen_at", models.DateTimeField(verbose_name="frozen at")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_reports",
                        to="partnerships.member",
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_reports",
                        to="governance.decision",
                        verbose_name="approved by the decision",
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen_reports",
                        to="partnerships.member",
                        verbose_name="frozen by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_versions",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="overview.report",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a report",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="report_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at__isnull", False)),
                        fields=("report",),
                        name="one_version_of_a_report_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None), ("decision", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("decision__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_version_approved_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "build",
                    models.CharField(
                        choices=[("funders", "for the funders"), ("partners", "for the partners")],
                        max_length=10,
                        verbose_name="build",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English")], max_length=5, verbose_name="language"
                    ),
                ),
                (
                    "copy",
                    models.CharField(
                        choices=[
                            ("draft", "as submitted for approval"),
                            ("approved", "approved, under the seal of the site"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="copy",
                    ),
                ),
                ("data", models.TextField(verbose_name="frozen data")),
                ("data_sha256", models.CharField(max_length=64, verbose_name="fingerprint of the data")),
                (
                    "frozen_sha256",
                    models.CharField(max_length=64, verbose_name="fingerprint of the data as they were frozen"),
                ),
                (
                    "redacted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="made again without a story at"),
                ),
                ("seal", models.CharField(blank=True, max_length=10, verbose_name="level of the seal")),
                ("delivered_at", models.DateTimeField(blank=True, null=True, verbose_name="delivered at")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_editions",
                        to="core.storedfile",
                        verbose_name="PDF",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_editions",
                        to="core.job",
                        verbose_name="work",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_editions",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="overview.reportversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition of a report",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "build", "language", "copy"), name="report_edition_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delivered_at", None), ("file", None)),
                            models.Q(("delivered_at__isnull", False), ("file__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_edition_delivered_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSchedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "every",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "every month"), (3, "every quarter"), (12, "every year")], verbose_name="how often"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day of the first period")),
                ("days", models.PositiveSmallIntegerField(default=45, verbose_name="days to make it")),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_schedules",
                        to="partnerships.member",
                        verbose_name="ended by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_schedules",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="started_schedules",
                        to="partnerships.member",
                        verbose_name="started by",
                    ),
                ),
            ],
            options={
                "verbose_name": "schedule of reports",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("partnership",),
                        name="one_report_schedule_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_schedule_ended_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("glance", "At a glance"),
                            ("partnership", "The partnership"),
                            ("done", "Who did what, promised and delivered"),
                            ("results", "Results"),
                            ("charts", "The path of each indicator"),
                            ("stories", "Stories and unexpected effects"),
                            ("outside", "The outside view, and our response"),
                            ("health", "Health of the cooperation"),
                            ("lessons", "Difficulties and lessons"),
                            ("resources", "Resources"),
                            ("goals", "2030 Agenda and the three zeros"),
                            ("next", "Next steps"),
                            ("annexes", "Annexes: what is missing, indicators, evidence"),
                        ],
                        max_length=12,
                        verbose_name="section",
                    ),
                ),
                ("body", core.texts.LocalizedField(blank=True, verbose_name="text")),
                ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="written at")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_sections",
                        to="partnerships.member",
                        verbose_name="owner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_sections",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="overview.report",
                        verbose_name="report",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_sections",
                        to="partnerships.member",
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of a report",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "kind"), name="report_section_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("written_at", None), ("written_by", None)),
                            models.Q(("written_at__isnull", False), ("written_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_section_written_whole",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="archive",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="archives",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="due on"),
        ),
        migrations.AddField(
            model_name="report",
            name="ends_on",
            field=models.DateField(null=True, verbose_name="last day"),
        ),
        migrations.AddField(
            model_name="report",
            name="starts_on",
            field=models.DateField(blank=True, null=True, verbose_name="first day"),
        ),
        migrations.AlterField(
            model_name="report",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked_reports",
                to="partnerships.member",
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="schedule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="overview.reportschedule",
                verbose_name="schedule",
            ),
        ),
    ]
