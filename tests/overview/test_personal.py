"""The table of personal data is whole: no field that is a person's is left out, and each line says what it means."""

import pytest
from django.apps import apps
from django.db import connection, models

from accounts.models import User
from core.names import NameField
from core.personal import SELF, Fate
from core.texts import LocalizedField
from impact.models import Reviewer
from overview import personal
from partnerships.models import Member
from tests.conftest import append_only
from tests.test_consistency import MODELS

# What says whose a row is: who holds a key to one of these wrote in it, or is written about.
PEOPLE = (User, Member, Reviewer)
# Names of a thing, prints and settings of the machine: nothing that anybody wrote of anybody.
TECHNICAL = {
    *("code", "slug", "uuid", "key", "salt", "digest", "fingerprint", "sha256", "token_digest", "pdf_sha256"),
    *("content_sha256", "data_sha256", "previous", "canonical", "password", "link", "event", "label", "rule", "result"),
}  # fmt: skip
# Written in such a row, and not of the person to whom the row leads.
OTHERS = {
    "core.Mail.error": "what a mail server said",
    "partnerships.Partnership": "what a partnership says of itself; whoever started it typed the first words",
    "partnerships.JournalEntry.canonical": "the line itself",
    "governance.Decision.category": "a kind of decision",
    "governance.Decision.carried_out": "what was done; follow-up, by whoever wrote it",
    "governance.Minutes.data": "the minutes, which are the committee's",
    "governance.Round.electorate": "the seats",
    "governance.Round.present": "the seats",
    "governance.Round.verdict": "arithmetic",
    "governance.Lead.categories": "kinds of decisions",
    "governance.Mediation.mediator": "another person's name",
    "impact.Story": "somebody else's life, under a pseudonym",
    "impact.StoryPanel.composition": "other people",
    "overview.Archive.refusal": "what was wrong with a file",
    "overview.ReportEdition.data": "the report, which is the partnership's",
}


def theirs(model: type[models.Model]) -> list[str]:
    """The fields by which a row of this model is a person's: keys to people, addresses."""
    fields = model._meta.local_concrete_fields
    keys = [field.name for field in fields if field.is_relation and field.related_model in PEOPLE]
    return keys + [field.name for field in fields if isinstance(field, models.EmailField)]


def written(model: type[models.Model]) -> set[str]:
    """What somebody may have written there: free texts, names, data of any form."""
    kinds = (models.TextField, LocalizedField, models.JSONField, NameField, models.CharField)
    fields = [field for field in model._meta.local_concrete_fields if isinstance(field, kinds) and not field.choices]
    return {field.name for field in fields} - TECHNICAL


def missing() -> list[str]:
    """What looks personal and is in no line."""
    lines = list(personal.lines())
    keys = {f"{line.label}.{line.key.partition('__')[0]}" for line in lines}
    fields = {f"{line.label}.{name}" for line in lines for name in line.fields}
    found = []
    for model in MODELS:
        label, whose = model._meta.label, theirs(model)
        found += [f"{label}.{name}" for name in whose if not {f"{label}.{name}"} & (keys | fields)]
        if whose and label not in OTHERS:
            found += [f"{label}.{name}" for name in written(model) if f"{label}.{name}" not in fields | set(OTHERS)]
    return sorted(found)


@pytest.mark.once
def test_no_personal_field_is_left_out():
    assert missing() == []


@pytest.mark.once
@pytest.mark.parametrize("label", ["partnerships.Consent.given_by", "accounts.Arrival.user", "core.Mail.to"])
def test_a_field_that_is_left_out_is_noticed(monkeypatch, label):
    kept = tuple(line for line in personal.lines() if f"{line.label}.{line.key}" != label)
    monkeypatch.setattr(personal, "FLOORS", (kept,))
    assert label in missing()


@pytest.mark.once
def test_each_line_names_fields_that_exist():
    for line in personal.lines():
        for name in line.fields:
            line.model._meta.get_field(name)
        assert line.key == SELF or line._field().is_relation or isinstance(line._field(), models.EmailField)


@pytest.mark.once
def test_what_is_left_aside_exists_and_is_in_no_line():
    fields = {f"{line.label}.{name}" for line in personal.lines() for name in line.fields}
    for name in OTHERS:
        app, model, *field = name.split(".")
        found = apps.get_model(app, model)
        assert not field or found._meta.get_field(field[0])
    assert not fields & set(OTHERS)


def test_nothing_is_emptied_where_one_may_only_add(db):
    tables = set(append_only())
    changed = {line.model._meta.db_table for line in personal.lines() if line.purpose.fate != Fate.KEPT}
    assert tables, connection.vendor
    assert not changed & tables


@pytest.mark.once
def test_each_purpose_is_said_in_whole_sentences():
    for purpose in personal.purposes():
        for said in (purpose.why, purpose.how_long, purpose.erasing):
            assert str(said).endswith("."), said
