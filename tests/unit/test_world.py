"""A world keeps one country's habits, proves its numbers, and belongs to one split."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.dates import find_dates, find_times
from docintel.core.identifiers import compact, is_bic, is_iban, is_vat_id
from docintel.core.money import find_amounts
from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.training.synthesis import lexicon
from docintel.training.synthesis.split import Split, split_of
from docintel.training.synthesis.tax_ids import tax_id
from docintel.training.synthesis.world import LANGUAGES, World, new_world

COUNTRIES = sorted(lexicon.countries())
#: The rand's sign is a letter like any other, which the reader of amounts does not take for money.
READABLE = [code for code in COUNTRIES if code != "ZA"]
seeds = st.integers(0, 10**6)
amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2)


@given(seeds)
def test_a_seed_makes_the_same_world_again(seed: int) -> None:
    def said(world: World) -> tuple[object, ...]:
        return world.firm(), world.person(), world.goods(), world.number(), world.iban()

    assert said(new_world(seed)) == said(new_world(seed))


@given(seeds, st.sampled_from(COUNTRIES))
def test_days_are_printed_so_that_they_can_be_read(seed: int, country: str) -> None:
    world = new_world(seed, country=country)
    day = world.day()
    (found,) = find_dates(world.print_day(day), day_first=country != "US")
    assert found.value == day


@given(seeds)
def test_a_document_prints_its_days_in_one_manner(seed: int) -> None:
    world = new_world(seed)
    day = world.day()
    assert world.print_day(day) == world.print_day(day)


@given(seeds)
def test_times_are_printed_so_that_they_can_be_read(seed: int) -> None:
    world = new_world(seed)
    moment = world.time()
    (found,) = find_times(world.print_time(moment))
    assert (found.value.hour, found.value.minute) == (moment.hour, moment.minute)


@given(seeds, st.sampled_from(READABLE), amounts)
def test_prices_are_printed_so_that_they_can_be_read(
    seed: int, country: str, amount: Decimal
) -> None:
    world = new_world(seed, country=country)
    (found,) = find_amounts(world.print_price(amount))
    assert found.value == amount


@given(seeds, amounts)
def test_a_signed_amount_shows_which_way_it_went(seed: int, amount: Decimal) -> None:
    world = new_world(seed)
    out, back = (world.print_money(sign * amount, signed=True) for sign in (-1, 1))
    assert out != back
    assert world.print_money(-amount).startswith("-")


@given(seeds)
def test_bank_numbers_have_right_check_digits(seed: int) -> None:
    world = new_world(seed)
    assert is_iban(world.iban().replace(" ", ""))
    assert is_bic(world.bic())


@pytest.mark.parametrize("country", ["AT", "BE", "CH", "ES", "GB", "IE", "IT", "NL"])
def test_tax_ids_have_right_check_digits(country: str) -> None:
    for seed in range(40):
        number = compact(tax_id(country, Random(seed)))
        bare = number if number.startswith(country) else country + number
        assert is_vat_id(bare), number


@pytest.mark.parametrize("country", ["DE", "FR"])
def test_most_tax_ids_of_countries_with_two_sorts_are_vat_ids(country: str) -> None:
    numbers = [tax_id(country, Random(seed)) for seed in range(200)]
    vat_ids = [number for number in numbers if number.startswith(country)]
    assert len(vat_ids) > len(numbers) / 2
    assert all(map(is_vat_id, vat_ids))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_all_habits(country: str) -> None:
    world = new_world(1, country=country)
    firm = world.firm()
    said = [firm.name, *firm.address, world.phone(), world.tax_id(), world.email(firm)]
    assert all(text and "{" not in text and "%" not in text for text in said)
    assert 1 <= len(firm.address) <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_asked_for(language: str) -> None:
    assert {new_world(seed, language=language).language for seed in range(20)} == {language}


def test_a_country_that_is_not_known_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownNameError, match="'XX'"):
        new_world(1, country="XX")


def test_no_firm_and_no_person_lives_in_two_splits() -> None:
    names = {
        split: {
            name
            for seed in range(60)
            for world in [new_world(seed, split)]
            for name in (world.firm().name, world.person().name)
        }
        for split in Split
    }
    assert not names[Split.TRAIN] & names[Split.TEST]
    assert not names[Split.TRAIN] & names[Split.VALIDATION]
    assert not names[Split.VALIDATION] & names[Split.TEST]


@given(st.text())
def test_case_and_marks_do_not_move_a_name_to_another_split(name: str) -> None:
    assert split_of(name) is split_of(f" {name}.")


def test_training_holds_back_labels_that_a_test_has() -> None:
    def labels(split: Split) -> set[str]:
        worlds = (new_world(seed, split, "en", "GB") for seed in range(400))
        return {world.label("invoice", "due_date").casefold().strip(" :-") for world in worlds}

    assert labels(Split.TEST) - labels(Split.TRAIN)


@settings(max_examples=20)
@given(seeds, st.sampled_from(sorted(document_types())))
def test_every_field_can_be_asked_for_its_label(seed: int, type_name: str) -> None:
    world, own = new_world(seed), document_types()[type_name]
    for spec in own.fields:
        label = world.label(type_name, spec.name)
        has_words = spec.labels and dict(spec.labels).get(world.labels.language)
        assert bool(label) or not has_words
    for column in own.columns:
        assert not world.label(type_name, f"line_items.{column.name}").endswith(":")


def test_a_label_of_a_field_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="no field 'colour'"):
        new_world(1).label("receipt", "colour")


@given(seeds)
def test_nobody_prints_another_countrys_tax(seed: int) -> None:
    world = new_world(seed, country="GB")
    assert "GST" not in world.label("receipt", "tax_total").upper()
