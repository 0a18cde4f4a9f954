"""A vision of two paragraphs, and wordings of the first that can be proposed."""

import pytest

from partnerships import actions
from partnerships.contents.texts import paragraphs_of
from tests.conftest import text

FIRST = text("La présence des habitants, le regard de la recherche.", "The presence of residents, the eye of research.")
SECOND = text("Nous prendrons trois hivers.", "We will take three winters.")
WITH_KNOWLEDGE = text(
    "La présence et le savoir des habitants, le regard de la recherche.",
    "The presence and knowledge of residents, the eye of research.",
)
OF_RESEARCHERS = text(
    "La présence des habitants, le regard des chercheurs.", "The presence of residents, the eye of researchers."
)
BOTH = text(
    "La présence et le savoir des habitants, le regard des chercheurs.",
    "The presence and knowledge of residents, the eye of researchers.",
)


@pytest.fixture
def version(partnership, facilitator):
    return actions.propose_version(
        partnership, by=facilitator, paragraphs=[(None, FIRST), (None, SECOND)], label="v0.4"
    )


@pytest.fixture
def shared(version):
    return version.text


@pytest.fixture
def first(version):
    return version.paragraphs.get(rank=1).uuid


@pytest.fixture
def second(version):
    return version.paragraphs.get(rank=2).uuid


@pytest.fixture
def amend(shared, first, alice):
    """Propose to replace the first paragraph, as alice unless told."""

    def propose(body=WITH_KNOWLEDGE, by=alice, **more):
        said = {"kind": "replace", "paragraph": first, "reason": "They know.", "body": body, **more}
        return actions.propose_amendment(shared, by=by, **said)

    return propose


def words(version) -> list[str]:
    return [body["en"] for _uuid, body in paragraphs_of(version)]
