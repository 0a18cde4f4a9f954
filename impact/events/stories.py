from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

# The register is never rewritten: no line of it carries a word of a story, so that its teller may take it all back.
STORY_TOLD = Event("impact.story_told", "tell_story", _("%(who)s wrote down the story %(code)s, heard by %(partner)s."))
STORY_CHANGED = Event(
    "impact.story_changed",
    "change_story",
    _("%(who)s wrote the story %(code)s again; its teller agreed to the new text on %(day)s."),
)
STORY_CONSENT_CHANGED = Event(
    "impact.story_consent_changed",
    "change_story_consent",
    _("%(who)s wrote where the story %(code)s may be read, with its teller's consent of %(day)s: %(scope)s."),
)
STORY_CONSENT_WITHDRAWN = Event(
    "impact.story_consent_withdrawn",
    "withdraw_story_consent",
    _("%(who)s wrote that the teller of %(code)s took their consent back: the story is erased. Use it no more."),
    subject=_("the story %(code)s is erased: use it no more"),
    mark="stop",
)
