"""Partnerships of any size, poured in: one of each kind comes through the actions, the others are its copies."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models

from accounts.models import Organisation, User
from core.texts import Localized
from governance import actions as governance
from governance.models import Seat
from impact import actions as impact
from impact.models import Indicator, Measurement
from overview.actions import keep_picture, refresh_marks
from partnerships.actions import start_partnership
from partnerships.models import Member, Partner, Partnership
from tests.conftest import join, text
from tests.impact.framed import adopt_together, agree_framing

Row = TypeVar("Row", bound=models.Model)
MONTHS = 4


def crowd(partners: int, indicators: int) -> tuple[Partnership, User]:
    """A partnership of that many partners on a committee and that many indicators measured each month; its founder."""
    founder = User.objects.create_user(f"{uuid4().hex}@example.org", name="Lead", language="en")
    words = {"issue": text("Enjeu", "Issue"), "territory": text("Lyon"), "other_languages": "en"}
    name = text(f"Partenariat {partners} x {indicators}")
    partnership = start_partnership(by=founder, name=name, **words)
    lead = Member.objects.standing_of(founder, partnership)
    voice = join(lead, f"Organisation {uuid4().hex[:8]}", "P0", f"voice-{uuid4().hex[:8]}")
    first = _measured(partnership, lead, voice)
    body = governance.seat_committee(partnership, by=lead, name=text("Comité", "Committee"))
    _fill(partnership, body.seats.get(), partners)
    copies = [
        copy(first, code=f"J{n:04}", title=_numbered(first.title, n), headline=False) for n in range(1, indicators)
    ]
    made = Indicator.objects.bulk_create(copies)
    rows = list(first.measurements.all())
    Measurement.objects.bulk_create([copy(row, indicator=one) for one in made for row in rows], 2000)
    refresh_marks(partnership)
    keep_picture(partnership)
    return partnership, founder


def _measured(partnership: Partnership, lead: Member, voice: Member) -> Indicator:
    """One indicator, adopted and measured."""
    agree_framing(partnership, lead)
    title = text("Indicateur", "Indicator")
    made = impact.propose_indicator(partnership, by=lead, title=title, target=Decimal(100), headline=True)
    made = adopt_together(made, lead)
    for month in range(MONTHS):
        day = partnership.today() - timedelta(days=30 * month)
        impact.record_measurement(made, by=voice, measured_on=day, value=Decimal(40 - month))
    return made


def _fill(partnership: Partnership, seat: Seat, partners: int) -> None:
    """The other partners, each with a seat, as the first has one."""
    named = [Organisation(name=f"Organisation {uuid4().hex[:8]}") for _number in range(1, partners)]
    organisations = Organisation.objects.bulk_create(named)
    rows = [copy(seat.partner, organisation=one, code=f"P{n}") for n, one in enumerate(organisations, 1)]
    Seat.objects.bulk_create([copy(seat, partner=one) for one in Partner.objects.bulk_create(rows)])


def copy(row: Row, **changed: Any) -> Row:
    """A row like another, not saved yet, with an identity of its own."""
    model = type(row)
    held = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
    made = model(**{name: value for name, value in held.items() if name != model._meta.pk.attname})
    for name, value in {"uuid": uuid4(), **changed}.items():
        setattr(made, name, value)
    return made


def _numbered(title: Localized, number: int) -> Localized:
    return Localized({language: f"{words} {number}" for language, words in title.items()})
