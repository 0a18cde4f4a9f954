"""The table of what travels names every model of the project, and every way in it leads to the partnership."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import ForeignKey

from overview.actions.archives.writing import FILLED
from overview.contents.archives.table import STAYS, TRAVELS, gathered, keys, model_of, target, travelling
from partnerships.models import Partnership

OURS = [config for config in apps.get_app_configs() if Path(config.path).parent == settings.ROOT]
MODELS = {model._meta.label for config in OURS for model in config.get_models()}
pytestmark = pytest.mark.once


def test_every_model_of_the_project_travels_or_stays_with_a_reason():
    assert set(TRAVELS) | set(STAYS) == MODELS
    assert not set(TRAVELS) & set(STAYS)
    assert all(STAYS.values())
    assert all(reason for rule in TRAVELS.values() for reason in rule.stays.values())


@pytest.mark.parametrize("label", TRAVELS)
def test_what_the_table_names_is_there(label):
    rule, model = TRAVELS[label], model_of(label)
    names = {field.name for field in [*model._meta.local_fields, *model._meta.local_many_to_many]}
    assert set(rule.stays) | set(rule.kept) <= names
    if not rule.named:
        rows = model._base_manager.filter(**{rule.by: 1})  # raises where the lookup leads nowhere
        assert Partnership._meta.db_table in str(rows.query) or "partnership_id" in str(rows.query)


@pytest.mark.parametrize("label", TRAVELS)
def test_what_stays_can_be_left_empty_or_is_filled_on_arrival(label):
    for name in TRAVELS[label].stays:
        field = model_of(label)._meta.get_field(name)
        concrete = getattr(field, "column", None)
        empty = not concrete or field.null or field.has_default() or label == "accounts.User"
        assert empty or name in FILLED[label]


@pytest.mark.parametrize("label", TRAVELS)
def test_keys_that_travel_point_at_what_travels(label):
    assert {target(key) for key in [*keys(label), *gathered(label)]} <= set(TRAVELS)


@pytest.mark.parametrize("label", TRAVELS)
def test_no_primary_key_travels(label):
    for field in travelling(label):
        assert not field.primary_key or field.name == "uuid"
        assert isinstance(field, ForeignKey) or not field.is_relation


def test_the_page_of_the_archive_says_what_the_code_says(tmp_path):
    page = settings.ROOT / "docs" / "ARCHIVE.md"
    copy = tmp_path / "ARCHIVE.md"
    copy.write_text(page.read_text().replace("### `partnerships.Need`", "### `partnerships.Want`"))
    call_command("write_archive_docs", to=copy)
    assert copy.read_text() == page.read_text()
