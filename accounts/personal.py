"""What is held of a person who has an account here."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.names import NOBODY
from core.personal import SELF, Fate, Held, Person, Purpose, erase, held

ACCOUNT = Purpose(
    _("My name, my address, my language, my time zone"),
    _("To let me in, to write to me, and to say who acts."),
    _("As long as I have an account."),
    _("They go. Wherever my name stood, readers see “Former participant”."),
    Fate.EMPTIED,  # by `erase_account`, and closed
)
WAYS_IN = Purpose(
    _("How I sign in: addresses, passkeys, second factor"),
    _("So that nobody else comes in under my name."),
    _("As long as I have an account."),
    _("They go, and I am signed out everywhere."),
    Fate.GONE,
)
AFFILIATION = Purpose(
    _("My function in my organisation"),
    _("To say in which capacity I speak."),
    _("As long as I have an account."),
    _("The function goes; that somebody came from this organisation stays."),
    Fate.EMPTIED,
)
ARRIVAL = Purpose(
    _("The site I came from with a partnership, and my address there"),
    _("To know me again when I sign in."),
    _("Until I sign in."),
    _("It goes."),
    Fate.GONE,
)
MESSAGES = Purpose(
    _("The messages sent to me: when, and whether they left; their text goes as soon as they have"),
    _("So that no message is lost or sent twice."),
    _("As long as I have an account."),
    _("They go."),
    Fate.GONE,
)
TABLE: tuple[Held, ...] = (
    *held(ACCOUNT, {f"accounts.User.{SELF}": "name email language time_zone joined_at last_login"}),
    *held(
        WAYS_IN,
        {"account.EmailAddress.user": "email verified", "mfa.Authenticator.user": "type created_at last_used_at"},
    ),
    *held(AFFILIATION, {"accounts.Affiliation.user": "function"}),
    *held(ARRIVAL, {"accounts.Arrival.user": "email site came_at"}),
    *held(MESSAGES, {"core.Mail.to": "to state created_at sent_at", "core.Submission.user": ""}),
)


def person_of(user: User) -> Person:
    """The person, with the addresses that are proven to be theirs; their account's own is, once they have signed in."""
    proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Person(user, tuple(dict.fromkeys([user.email.lower(), *(email.lower() for email in proven)])))


def erase_account(person: Person) -> None:
    """The account is closed for good: no name, no address, no way in."""
    erase(TABLE, person)
    user = person.user
    user.set_unusable_password()
    User.objects.filter(pk=user.pk).update(
        name=NOBODY,
        email=user.nowhere("erased"),
        password=user.password,
        language=User.Language.EN,
        time_zone="UTC",
        last_login=None,
        is_active=False,
        is_staff=False,
        is_superuser=False,
        calendar_serial=0,
    )
