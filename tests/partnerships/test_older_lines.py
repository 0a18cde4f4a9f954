"""What was written before sentences asked for more stays readable; visions written before they had a title get one."""

from importlib import import_module

import pytest
from django.apps import apps

from partnerships.events import OBJECTIVE_CHANGED, VERSION_PROPOSED
from partnerships.journal import emit, sentence
from partnerships.models import Text


@pytest.mark.parametrize(
    ("event", "known", "said"),
    [
        (VERSION_PROPOSED, {"label": "v3"}, "Bruno proposed version v3 of “…”."),
        (OBJECTIVE_CHANGED, {"code": "O1"}, "O1"),
    ],
)
def test_a_line_of_the_register_without_its_newer_words_is_told(event, known, said, partnership, facilitator):
    assert said in sentence(emit(event, partnership, by=facilitator, **known))


def test_visions_without_a_title_are_named(made):
    Text.objects.update(title={})
    import_module("partnerships.migrations.0004_text_titles").name_visions(apps, None)
    assert dict(Text.objects.get().title) == {"en": "Shared vision", "fr": "Vision partagée"}
