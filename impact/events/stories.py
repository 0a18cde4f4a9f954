from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

STORY_TOLD = Event("impact.story_told", "tell_story", _("%(who)s wrote down the story %(code)s, heard by %(partner)s."))
