from django import forms
from django.utils.translation import gettext_lazy as _

from charters.models import Article
from core.forms import LocalizedFormField
from partnerships.forms import MAX_SEQUENCE, InsideForm


class ArticleForm(InsideForm):
    """An article: its title, its words, and the parts composed after them."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    body = LocalizedFormField(
        label=_("Words"),
        rows=12,
        max_length=20_000,
        required=False,
        help_text=_("An empty line separates two paragraphs; each has its counterpart in the other language."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Then, composed from the partnership’s data"),
        choices=Article.Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE, required=False)

    def overtaken(self, number: int) -> bool:
        """Whether the words moved to version `number` meanwhile; sent again, the form starts from there."""
        late = self.is_bound and self.data.get("after") not in (None, str(number))
        if late:
            self.data = self.data.copy()
            self.data["after"] = number
        return late


class ComposedForm(InsideForm):
    """An article that the data compose."""

    title = LocalizedFormField(label=_("Title"), max_length=160)
    parts = forms.MultipleChoiceField(
        label=_("Composed from"), choices=Article.Part.choices, widget=forms.CheckboxSelectMultiple
    )
