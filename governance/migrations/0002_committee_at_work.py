import uuid

import django.db.models.deletion
from django.db import migrations, models

import core.texts


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("governance", "0001_initial"),
        ("partnerships", "0004_text_titles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("title", core.texts.LocalizedField(blank=True, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="should end at")),
                ("place", models.CharField(max_length=300, verbose_name="place or link")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "being prepared"),
                            ("convened", "convened"),
                            ("open", "under way"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("convened_at", models.DateTimeField(blank=True, null=True, verbose_name="convened at")),
                ("short_notice", models.TextField(blank=True, verbose_name="why the notice is short")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("cancel_reason", models.TextField(blank=True, verbose_name="why it was cancelled")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="governance.body",
                        verbose_name="committee",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chaired_meetings",
                        to="partnerships.member",
                        verbose_name="chair",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_meetings",
                        to="partnerships.member",
                        verbose_name="planned by",
                    ),
                ),
                (
                    "reconvenes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reconvened_by",
                        to="governance.meeting",
                        verbose_name="second meeting of",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "ordering": ("-starts_at", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "number"), name="meeting_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meeting_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            models.Q(("ended_at__isnull", False), ("opened_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_held_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancel_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("rank", models.PositiveSmallIntegerField(verbose_name="place in the order")),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("information", "information"),
                            ("discussion", "discussion"),
                            ("decision", "decision"),
                        ],
                        default="discussion",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                ("title", core.texts.LocalizedField(verbose_name="title")),
                ("preparation", core.texts.LocalizedField(blank=True, verbose_name="to prepare")),
                ("minutes_planned", models.PositiveSmallIntegerField(default=15, verbose_name="minutes planned")),
                ("notes", models.TextField(blank=True, verbose_name="what was said")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="governance.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "ordering": ("rank", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "decision"), name="agenda_decision_once"),
                    models.CheckConstraint(
                        condition=models.Q(("decision", None), ("nature", "decision"), _connector="OR"),
                        name="agenda_decision_to_decide",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("represented", "represented by proxy"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        choices=[("titular", "titular"), ("alternate", "alternate")],
                        max_length=10,
                        verbose_name="capacity",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented_attendances",
                        to="governance.seat",
                        verbose_name="represented by",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="partnerships.member",
                        verbose_name="person",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="governance.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="governance.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "ordering": ("seat", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "seat"), name="attendance_once_per_seat"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holder__isnull", False), ("state", "represented")),
                            models.Q(models.Q(("state", "represented"), _negated=True), ("holder", None)),
                            _connector="OR",
                        ),
                        name="attendance_represented_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("data", models.TextField(verbose_name="frozen data")),
                ("data_sha256", models.CharField(max_length=64, verbose_name="fingerprint of the data")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                ("correctable_until", models.DateTimeField(blank=True, null=True, verbose_name="corrections until")),
                (
                    "confirmed_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_minutes",
                        to="governance.meeting",
                        verbose_name="confirmed at the meeting",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_minutes",
                        to="partnerships.member",
                        verbose_name="made by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="governance.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="minutes_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correctable_until", None), ("sent_at", None)),
                            models.Q(("correctable_until__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="minutes_sent_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(verbose_name="what to correct")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("accepted", "taken in"),
                            ("refused", "kept beside the minutes"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_corrections",
                        to="partnerships.member",
                        verbose_name="answered by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_corrections",
                        to="partnerships.member",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="governance.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="governance.minutes",
                        verbose_name="minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of minutes",
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_answered_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "finding",
                    models.CharField(
                        choices=[
                            ("kept", "it stays as it is"),
                            ("change", "it is to be changed by a new decision"),
                            ("ended", "it has served its purpose"),
                        ],
                        max_length=10,
                        verbose_name="finding",
                    ),
                ),
                ("words", models.TextField(verbose_name="what was seen")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next review date")),
                ("reviewed_at", models.DateTimeField(verbose_name="written at")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_reviews",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_reviews",
                        to="partnerships.member",
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a decision",
                "ordering": ("reviewed_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.DateTimeField(verbose_name="would have closed at")),
                ("until", models.DateTimeField(verbose_name="closes at")),
                ("reason", models.TextField(verbose_name="reason")),
                ("extended_at", models.DateTimeField(verbose_name="extended at")),
                (
                    "extended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="partnerships.member",
                        verbose_name="extended by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="governance.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension of a round",
                "ordering": ("extended_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("was"))), name="extension_gives_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="by when")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                ("note", models.TextField(blank=True, verbose_name="what came of it")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="done_follow_ups",
                        to="partnerships.member",
                        verbose_name="done by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="partnerships.member",
                        verbose_name="who",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="governance.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up action",
                "ordering": ("due_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("done_by", None)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="follow_up_done_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("title", core.texts.LocalizedField(verbose_name="title")),
                ("question", core.texts.LocalizedField(blank=True, verbose_name="question")),
                ("text", core.texts.LocalizedField(verbose_name="text to vote on")),
                ("conditions", core.texts.LocalizedField(blank=True, verbose_name="conditions")),
                ("reason", models.TextField(blank=True, verbose_name="why it changed")),
                ("made_at", models.DateTimeField(verbose_name="written at")),
                ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="partnerships.member",
                        verbose_name="written by",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "wording",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "number"), name="wording_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="wording_change_reasoned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Integration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="integrations",
                        to="governance.ballot",
                        verbose_name="answer",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="integrations",
                        to="governance.wording",
                        verbose_name="wording",
                    ),
                ),
            ],
            options={
                "verbose_name": "integrated objection",
                "constraints": [
                    models.UniqueConstraint(fields=("wording", "ballot"), name="integration_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(verbose_name="what the interest is")),
                ("declared_at", models.DateTimeField(verbose_name="declared at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("end_reason", models.TextField(blank=True, verbose_name="why it ended")),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared_interests",
                        to="partnerships.member",
                        verbose_name="declared by",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="partnerships.member",
                        verbose_name="person concerned",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="partnerships.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "declared interest",
                "ordering": ("declared_at", "pk"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="interest_in_words"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), models.Q(("end_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="interest_ended_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_papers",
                        to="partnerships.member",
                        verbose_name="added by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_papers",
                        to="core.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="governance.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_papers",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper of a meeting",
                "ordering": ("added_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "file"), name="meeting_paper_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinorityOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", core.texts.LocalizedField(verbose_name="opinion")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minority_opinions",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minority_opinions",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minority_opinions",
                        to="governance.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minority_opinions",
                        to="partnerships.member",
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "minority opinion",
                "ordering": ("written_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "seat"), name="minority_opinion_once_per_seat"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English")], max_length=5, verbose_name="language"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="core.storedfile",
                        verbose_name="PDF",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="core.job",
                        verbose_name="work",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="governance.minutes",
                        verbose_name="minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes on paper",
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "language"), name="minutes_paper_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proxy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("since_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until")),
                ("instructions", models.TextField(blank=True, verbose_name="instructions")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies",
                        to="governance.decision",
                        verbose_name="only for",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given_proxies",
                        to="partnerships.member",
                        verbose_name="given by",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_proxies",
                        to="governance.seat",
                        verbose_name="seat that represents it",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given_proxies",
                        to="governance.seat",
                        verbose_name="seat represented",
                    ),
                ),
            ],
            options={
                "verbose_name": "proxy",
                "ordering": ("since_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seat", models.F("holder")), _negated=True), name="proxy_to_another_seat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("since_on"))), name="proxy_ends_after_start"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocation",
                        to="governance.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocations",
                        to="governance.lead",
                        verbose_name="strategic lead",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocations",
                        to="partnerships.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "revocation of the lead",
            },
        ),
        migrations.AlterModelOptions(
            name="body",
            options={"ordering": ("-kind", "pk"), "verbose_name": "committee"},
        ),
        migrations.RemoveConstraint(
            model_name="lead",
            name="lead_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="recusal",
            name="recusal_once_per_seat",
        ),
        migrations.RemoveConstraint(
            model_name="recusal",
            name="recusal_once_per_person",
        ),
        migrations.AddField(
            model_name="body",
            name="months_between",
            field=models.PositiveSmallIntegerField(default=3, verbose_name="months between two meetings, at most"),
        ),
        migrations.AddField(
            model_name="body",
            name="purpose",
            field=core.texts.LocalizedField(blank=True, verbose_name="what it is for"),
        ),
        migrations.AddField(
            model_name="decision",
            name="carried_out",
            field=models.TextField(blank=True, verbose_name="how it was carried out"),
        ),
        migrations.AddField(
            model_name="decision",
            name="carried_out_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="carried out at"),
        ),
        migrations.AddField(
            model_name="decision",
            name="conditions",
            field=core.texts.LocalizedField(blank=True, verbose_name="conditions"),
        ),
        migrations.AddField(
            model_name="decision",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="to be carried out by"),
        ),
        migrations.AddField(
            model_name="decision",
            name="new_rules",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="governance.ruleset",
                verbose_name="rules proposed",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="objective",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="partnerships.objective",
                verbose_name="objective",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="prepared_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="prepared_decisions",
                to="partnerships.member",
                verbose_name="prepared by",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="supersedes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="superseded_by",
                to="governance.decision",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="lead",
            name="elected_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="elected at"),
        ),
        migrations.AddField(
            model_name="lead",
            name="election",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="candidacy",
                to="governance.decision",
                verbose_name="electing decision",
            ),
        ),
        migrations.AddField(
            model_name="lead",
            name="end_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
        ),
        migrations.AddField(
            model_name="recusal",
            name="answer",
            field=models.TextField(blank=True, verbose_name="answer"),
        ),
        migrations.AddField(
            model_name="recusal",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
        ),
        migrations.AddField(
            model_name="recusal",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_recusals",
                to="partnerships.member",
                verbose_name="answered by",
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="state",
            field=models.CharField(
                choices=[("proposed", "proposed"), ("confirmed", "confirmed"), ("refused", "not retained")],
                default="confirmed",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("decide", "to decide"),
                    ("sense", "sense check"),
                    ("overturn", "to overturn what the lead settled"),
                ],
                default="decide",
                max_length=10,
                verbose_name="what for",
            ),
        ),
        migrations.AddField(
            model_name="ruleset",
            name="correction_days",
            field=models.PositiveSmallIntegerField(default=10, verbose_name="days to ask for a correction"),
        ),
        migrations.AddField(
            model_name="ruleset",
            name="in_force_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="in force since"),
        ),
        migrations.AddField(
            model_name="ruleset",
            name="minutes_days",
            field=models.PositiveSmallIntegerField(default=7, verbose_name="days to send the minutes"),
        ),
        migrations.AddField(
            model_name="ruleset",
            name="notice_days",
            field=models.PositiveSmallIntegerField(default=10, verbose_name="days of notice before a meeting"),
        ),
        migrations.AddField(
            model_name="ruleset",
            name="proxies_per_seat",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="proxies that one seat may hold"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="overturned_in",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overturned",
                to="governance.round",
                verbose_name="overturned in",
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="end_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
        ),
        migrations.AlterField(
            model_name="ballot",
            name="capacity",
            field=models.CharField(
                choices=[
                    ("titular", "titular"),
                    ("alternate", "alternate"),
                    ("proxy", "by proxy"),
                    ("recorded", "noted by the facilitator"),
                ],
                max_length=10,
                verbose_name="in which capacity",
            ),
        ),
        migrations.AlterField(
            model_name="categoryrule",
            name="matter",
            field=models.CharField(
                choices=[
                    ("ordinary", "ordinary"),
                    ("charter", "the charter"),
                    ("membership", "entry or exclusion of a partner"),
                    ("data", "personal data"),
                    ("mandate", "the lead’s own mandate"),
                    ("rules", "the decision rules"),
                ],
                default="ordinary",
                max_length=12,
                verbose_name="matter",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="matter",
            field=models.CharField(
                choices=[
                    ("ordinary", "ordinary"),
                    ("charter", "the charter"),
                    ("membership", "entry or exclusion of a partner"),
                    ("data", "personal data"),
                    ("mandate", "the lead’s own mandate"),
                    ("rules", "the decision rules"),
                ],
                default="ordinary",
                max_length=12,
                verbose_name="matter",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="proposed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="proposed at"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposed_decisions",
                to="partnerships.member",
                verbose_name="proposed by",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="rank",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="year",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("proposed_at", None), ("proposed_by", None), ("rank", None), ("state", "draft"), ("year", None)
                    ),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True),
                        ("proposed_at__isnull", False),
                        ("proposed_by__isnull", False),
                        ("rank__isnull", False),
                        ("year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="decision_numbered_when_proposed",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("carried_out_at", None), ("outcome", "adopted"), _connector="OR"),
                name="decision_carried_out_when_adopted",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.UniqueConstraint(
                condition=models.Q(("elected_at__isnull", False), ("ended_on", None)),
                fields=("partnership", "since_on"),
                name="lead_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("nature", "organisation"), models.Q(("state", "refused"), _negated=True)),
                fields=("decision", "seat"),
                name="recusal_once_per_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("nature", "personal"), models.Q(("state", "refused"), _negated=True)),
                fields=("decision", "member"),
                name="recusal_once_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="recusal_answered_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="recusal_refused_with_reason",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="governance.meeting",
                verbose_name="meeting",
            ),
        ),
    ]
