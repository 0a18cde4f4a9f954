"""An objective is added with the fields that it has and no other."""

import pytest

from core.texts import Localized
from partnerships import actions
from tests.conftest import text


def test_a_name_of_a_field_that_does_not_exist_is_not_swallowed(partnership, facilitator):
    with pytest.raises(TypeError):
        actions.add_objective(partnership, by=facilitator, title=text("a"), statement=text("b"), colour=Localized())
