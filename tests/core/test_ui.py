"""The small pieces, the forms and the colours: what every page promises to everyone who reads it."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template, TemplateDoesNotExist
from django.template.loader import get_template
from lucide import IconDoesNotExist

from core.forms import Form, LocalizedFormField, PlainField
from core.templatetags import ui

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOKENS = (ROOT / "static/css/tokens.css").read_text()
EVIL = "<script>alert(1)</script>"


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


# Marks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["done", "now", "wait", "todo", "doubt", "stop", "for", "against", "abstain"])
def test_each_state_has_its_own_shape(kind):
    assert f'class="pin pin-{kind}"' in ui.pin(kind)
    assert 'aria-hidden="true"' in ui.pin(kind)
    assert sum(drawing == ui.PINS[kind] for drawing in ui.PINS.values()) == 1


def test_a_pin_says_its_word_to_those_who_do_not_see_it():
    assert '<span class="visually-hidden">in place</span>' in ui.pin("done", "in place")
    assert EVIL not in ui.pin("done", EVIL)


def test_an_unknown_state_is_an_error_not_an_empty_mark():
    with pytest.raises(KeyError):
        ui.pin("sparkling")


def test_an_icon_is_drawn_in_the_page_and_hidden_from_readers():
    drawn = ui.icon("inbox")
    assert 'class="icon"' in drawn and 'aria-hidden="true"' in drawn


def test_an_unknown_icon_is_an_error():
    with pytest.raises(IconDoesNotExist):
        ui.icon("no-such-icon")


def test_every_icon_named_in_a_template_exists():
    named = {name for page in TEMPLATES for name in re.findall(r'{% icon "([^"]+)"', page.read_text())}
    assert len(named) > 5
    assert all(ui.icon(name) for name in named)


@pytest.mark.parametrize(("level_tag", "kind"), [("error", "stop"), ("success", "done"), ("", "now")])
def test_a_message_has_the_mark_of_its_kind(level_tag, kind):
    assert ui.mark_of(level_tag) == kind


@pytest.mark.parametrize("degree", range(4))
def test_a_degree_is_as_many_dots(degree):
    drawn = ui.level(degree)
    assert drawn.count('fill="currentColor"') == degree
    assert drawn.count('class="off"') == 3 - degree
    assert "level-req" in ui.level(degree, required=True)


# Organisations ------------------------------------------------------------------------------------


class Organisation:
    sector = "public"

    def __str__(self) -> str:
        return f"Ville de {EVIL}"


class Partner:
    code = "VSA"
    organisation = Organisation()


def test_a_disc_is_tinted_by_its_sector_and_escaped():
    assert 'class="disc disc-civil"' in ui.disc("LLU", "civil")
    assert EVIL not in ui.disc(EVIL, "civil")


def test_a_sector_nobody_knows_gives_no_tint():
    assert 'class="disc disc-none"' in ui.disc("LLU", EVIL)


def test_a_disc_alone_says_the_name():
    assert "aria-hidden" in ui.disc("LLU", "civil")
    alone = ui.disc("LLU", "civil", "Logis & Lumière")
    assert 'title="Logis &amp; Lumière"' in alone and "aria-hidden" not in alone


def test_a_partner_is_shown_with_its_disc_its_name_and_a_second_line():
    shown = ui.org(Partner(), "lead partner")
    assert "disc-public" in shown and "VSA" in shown and "<small>lead partner</small>" in shown
    assert EVIL not in shown and "&lt;script&gt;" in shown


def test_an_organisation_without_a_short_name_gets_its_initials():
    assert ">BC2<" in ui.org("Banque coopérative 2 fleuves")


# Acts -----------------------------------------------------------------------------------------------


def test_a_possible_act_is_a_link():
    drawn = draw("{% act_button refusal '/vote/' 'Vote' %}", refusal=None)
    assert '<a class="btn btn-primary" href="/vote/">Vote</a>' in drawn


def test_a_possible_act_can_be_a_form_with_its_token():
    drawn = draw("{% act_button refusal '/close/' 'Close' 'stop' 'post' %}", refusal=None, csrf_token="t0ken")
    assert 'method="post" action="/close/"' in drawn and 'value="t0ken"' in drawn and "btn-stop" in drawn


def test_a_refused_act_is_disabled_and_carries_its_reason():
    drawn = draw("{% act_button refusal '/vote/' 'Vote' %}", refusal="Voting closed on 12 June.")
    told_by = re.search(r'disabled aria-describedby="([^"]+)"', drawn).group(1)
    assert f'<p class="reason" id="{told_by}">Voting closed on 12 June.</p>' in drawn
    assert "/vote/" not in drawn


def test_reasons_and_labels_are_escaped():
    drawn = draw("{% act_button refusal '/vote/' label %}", refusal=EVIL, label=EVIL)
    assert EVIL not in drawn
    assert EVIL not in draw("{% act_button None url label %}", url=f'"{EVIL}', label=EVIL)


def test_two_refused_acts_of_a_page_have_two_reasons():
    drawn = draw("{% act_button 'No.' '/a/' 'A' %}{% act_button 'No.' '/b/' 'B' %}")
    assert len(set(re.findall(r'id="(why-[^"]+)"', drawn))) == 2


def test_the_bottom_bar_takes_three_places_that_have_an_icon():
    rail = [{"label": "a", "icon": "inbox"}, {"label": "b"}, *({"label": n, "icon": "inbox"} for n in "cde")]
    assert [place["label"] for place in ui.shown_in_bottom_bar(rail)] == ["a", "c", "d"]
    assert ui.shown_in_bottom_bar(None) == []


# Forms ------------------------------------------------------------------------------------------------


class Sample(Form):
    title = PlainField(label="Title", help_text="As it will be printed.")
    story = PlainField(label="Story", rows=3, required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")])
    side = forms.ChoiceField(label="Side", choices=[("f", "For"), ("n", "Against")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I have read it", help_text="All of it.")
    words = LocalizedFormField(label="Words")


@pytest.fixture
def refused() -> str:
    form = Sample({})
    form.is_valid()
    form.add_error(None, f"Your organisation has already answered {EVIL}")
    return str(form)


def test_a_field_wears_the_look_without_being_told():
    form = str(Sample())
    assert re.search(r'<input type="text" name="title" class="form-control"', form)
    assert re.search(r'<textarea name="story" class="form-control"', form)
    assert re.search(r'<select name="kind" class="form-select"', form)
    assert form.count('class="form-check-input"') == 3
    assert re.search(r'<input type="hidden" name="once" value="[0-9a-f-]+"', form)


def test_a_widget_keeps_the_class_it_was_given():
    widget = forms.TextInput(attrs={"class": "mono", "maxlength": "4"})
    drawn = widget.render("code", "x", renderer=Sample().renderer)
    assert drawn.count("class=") == 1 and 'class="form-control mono"' in drawn and 'maxlength="4"' in drawn


def test_what_is_optional_says_so():
    assert "(optional)" in draw("{% field form.story %}", form=Sample())
    assert "(optional)" not in draw("{% field form.title %}", form=Sample())


def test_help_and_errors_are_tied_to_their_field(refused):
    tied = re.search(r'name="title"[^>]*', refused).group()
    assert 'aria-describedby="id_title_helptext id_title_error"' in tied and 'aria-invalid="true"' in tied
    assert 'id="id_title_helptext"' in refused and 'id="id_title_error"' in refused


def test_several_inputs_of_one_question_are_a_group_with_a_legend(refused):
    group = re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Side", refused).group()
    assert 'aria-describedby="id_side_error"' in group


def test_a_refusal_of_the_whole_form_comes_first_and_is_announced(refused):
    assert refused.index('role="alert"') < refused.index("id_title")
    assert EVIL not in refused


def test_each_language_of_a_text_has_its_name():
    form = str(Sample(languages=("fr", "en")))
    named = dict(re.findall(r'<label[^>]*for="(id_words_[^"]+)"[^>]*>([^<]+)<', form))
    assert sorted(named.values()) == ["English", "French"]
    assert all(re.search(rf'lang="(fr|en)"[^>]*id="{field}"|id="{field}"[^>]*lang="(fr|en)"', form) for field in named)


# Pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: str(page.relative_to(ROOT / "templates")))
def test_no_style_and_no_script_is_written_in_a_page(page):
    source = page.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|javascript:|hx-vals=.js:", source)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", source))


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_the_pages_of_last_resort_need_nothing(name):
    assert "<h1>" in get_template(name).render()


@pytest.mark.parametrize("name", ["404.html", "429.html"])
def test_what_is_missing_or_too_frequent_is_said_in_a_page(name):
    assert get_template(name)


def test_there_is_no_page_for_an_unknown_error():
    with pytest.raises(TemplateDoesNotExist):
        get_template("418.html")


# Colours ------------------------------------------------------------------------------------------------


def block(selector: str) -> dict[str, str]:
    inside = TOKENS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+|color-scheme):\s*([^;]+);", inside))


LIGHT = block(':root, [data-bs-theme="light"]')
DARK = block('[data-bs-theme="dark"]')


def brightness(colour: str) -> float:
    """Relative luminance of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


WORDS = [(ink, ground) for ink in ("ink", "ink-2", "act", "wait", "stop") for ground in ("paper", "sheet", "sunk")] + [
    *(("on-act", ground) for ground in ("act", "act-strong")),
    *(("ink", f"disc-{sector}") for sector in ui.SECTORS),
    *((ink, f"{ink}-wash") for ink in ("act", "wait", "stop")),
    *(("ink", f"{mood}-wash") for mood in ("act", "wait", "stop")),
    *(("act-strong", ground) for ground in ("paper", "act-wash")),
    ("ink-2", "act-wash"),
]
MARKS = [(mark, ground) for mark in ("act", "wait-mark", "stop", "rule-strong") for ground in ("paper", "sheet")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(theme, ink, ground):
    assert contrast(theme[f"--{ink}"], theme[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_and_borders_can_be_seen(theme, mark, ground):
    assert contrast(theme[f"--{mark}"], theme[f"--{ground}"]) >= 3


def test_dark_is_the_same_whether_chosen_or_asked_by_the_device():
    assert block(":root:not([data-bs-theme])") == DARK
    assert set(DARK) == set(LIGHT)
