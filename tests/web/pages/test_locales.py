"""Values as the page's language writes them: names, days, numbers, and no English word left between them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client, override_settings
from django.utils.translation import override
from tests.web.pages.conftest import HERE, HIDDEN
from tests.web.pages.filled import fill, ref_of

from servanda.records import Amount, Code, PartialDate
from servanda.records.register import MechanismEntry, Member
from servanda.web.pages import locales, shown, tags
from servanda.web.pages.typed import typed, untyped
from servanda.web.register import models

SIX = tuple(map(Code, ("CN", "KZ", "KG", "TJ", "TM", "UZ")))
CHINA = Member(SIX[0], 1, {"en": "China", "zh": "中国", "ru": "КНР"})
COUNCIL = MechanismEntry("XX", {}, "UTC", (CHINA, *(Member(code, at, {}) for at, code in enumerate(SIX[1:], 2))))
QUOTED = re.compile(r'<(q|blockquote|textarea|cite)\b.*?</\1>|(?:value|href|datetime)="[^"]*"', re.DOTALL)
DAYS = ("2024", "2024-12", "2024-12-01")


def page(address: str, language: str, **posted: str) -> str:
    with override_settings(**HERE):
        held = Client(headers={"accept-language": language})
        answer = held.post(address, posted) if posted else held.get(address)
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["2024", "December 2024", "1 December 2024"]),
        ("ru", ["2024 г.", "декабрь 2024 г.", "1 декабря 2024 г."]),
        ("zh-hans", ["2024年", "2024年12月", "2024年12月1日"]),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, said: list[str]) -> None:
    with override(language):
        assert [locales.day(PartialDate.parse(one)) for one in DAYS] == said
        assert [locales.day(one) for one in DAYS] == said
        assert locales.day(dt.date(2024, 12, 1)) == said[2]
        assert [locales.day(one) for one in (None, "", "spring")] == ["", "", "spring"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["2024", "Dec 2024", "1 Dec 2024"]),
        ("ru", ["2024", "12.2024", "01.12.2024"]),
        ("zh-hans", ["2024", "2024/12", "2024/12/1"]),
    ],
)
def test_a_table_has_short_dates(language: str, said: list[str]) -> None:
    with override(language):
        assert [tags.short_day(one) for one in DAYS] == said


@pytest.mark.parametrize(
    ("language", "number", "amount"),
    [
        ("en", "1,500,000,000", "at least 1,500.5 km"),
        ("ru", "1\u00a0500\u00a0000\u00a0000", "не менее 1\u00a0500,5 km"),
        ("zh-hans", "1,500,000,000", "至少 1,500.5 km"),
    ],
)
def test_a_number_has_the_separators_of_the_language(language: str, number: str, amount: str) -> None:
    with override(language):
        assert locales.number(Decimal("1500000000.00")) == number
        assert shown.words({"value": "1500.5", "bound": "at_least", "unit": "km"}) == amount
        assert tags.amount(Amount(Decimal("1500000000"), None, "CNY")) == f"CNY {number}"


@pytest.mark.parametrize(
    ("language", "names", "everybody"),
    [
        ("en", "China, Afghanistan, United Nations", "all 6 parties"),
        ("ru", "КНР, Афганистан, ООН", "все стороны (6)"),
        ("zh-hans", "中国, 阿富汗, 联合国", "全部 6 方"),
    ],
)
def test_parties_have_the_names_of_the_mechanism_then_of_the_language(
    language: str, names: str, everybody: str
) -> None:
    with override(language):
        assert shown.parties(["AF", "UN", "CN"], COUNCIL) == names
        assert everybody in shown.few(SIX, COUNCIL)
        assert "KZ" not in shown.few(SIX[:5], COUNCIL)
        many = shown.few(("FR", "DE", "IT", "ES", "PT", "GR", "CY"), COUNCIL)
    assert re.match(r'<abbr title="[^"]{30,}">[^<]+4[^<]*</abbr>', many)


def test_why_a_link_is_what_it_is_has_names_days_and_words() -> None:
    kept = ("actor CN, KZ → none", "deadline 2027-12 → 2027-12-02", "force firm → soft", "instrument proposed → signed")
    with override("ru"):
        said = tags.reasons(kept)
    assert said == (
        "кто: Китай, Казахстан → нет; срок: декабрь 2027 г. → 2 декабря 2027 г.; "
        "сила: твёрдое → мягкое; тот же документ: предложено → подписано"
    )


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
@pytest.mark.parametrize(
    ("name", "value"), [("holders", ["CN", "KG", "Huawei"]), ("areas", ["energy", "water"]), ("host", "CN")]
)
def test_what_stands_in_a_form_is_read_back(language: str, name: str, value: str | list[str]) -> None:
    with override(language):
        held = typed(name, value, COUNCIL)
        assert ("CN" in held or "energy" in held) == (name == "areas" and language == "en")
        assert untyped(name, held, COUNCIL) == (value if isinstance(value, str) else ", ".join(value))


@pytest.mark.usefixtures("register", "team")
class TestPages:
    """Of the register that the other tests look at, too."""

    @pytest.mark.parametrize("language", ["ru", "zh-hans"])
    def test_no_word_of_ours_stays_english(self, language: str) -> None:
        fill(HIDDEN)
        models.Meeting.objects.filter(key="M1").update(place="by video")
        boats = ref_of("40 patrol")
        english = {
            f"/s/{boats}/": ("jointly", "Jointness", "no source", "para.", "2024-03", "by machine"),
            f"/s/{boats}/edit/": ("One of", "yes or no", "For example", ">binding<", ">Jointness<"),
            "/commitments/?mechanism=RC&holder=EC&due=2027-12-31": ("holder:", "mechanism:", "para.", ">Ecuador<"),
            "/m/RC/follow-up/": ("Ecuador", "para."),
            "/m/RC/pledges/": ("both by", "both in", "no window", "2024-03"),
            "/m/RC/prepare/M3/": ("is it new", "when will", "2099-05"),
            "/m/RC/i/treaty/": ("· public", "2025-05"),
            "/m/RC/people/": ("<option>", ">internal<", ">public<"),
            "/m/RC/": ("by video", "2024-03"),
            "/m/RC/review/report/": ("no source", "agreed_text", "2024-03-04"),
        }
        for address, words in english.items():
            said = QUOTED.sub("", page(address, language))
            assert [word for word in words if word in said] == [], address

    def test_a_field_is_corrected_in_the_words_of_the_page(self) -> None:
        boats = ref_of("40 patrol")
        form = {"action": "correct", "kind": "commitment", "seen": "0", "reason": "так сказано"}
        page(f"/s/{boats}/rule/", "ru", **form, **{"field-areas": "энергетика", "field-holders": "Перу, Эквадор"})
        ruled = models.Statement.objects.get(ref=boats).ruled
        assert ruled["areas"] == ["energy"]
        assert ruled["holders"] == ["PE", "EC"]

    def test_to_split_and_what_was_split_are_two_words(self) -> None:
        with override("ru"):
            assert tags.moved("split") == "Разделено"
        assert ">Разделить<" in page(f"/s/{ref_of('40 patrol')}/edit/", "ru")
