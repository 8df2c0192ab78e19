"""The vendor list is replaced as a whole, answers by key, and is taken for nothing else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.vendor import Vendor
from docintel.core.vendor_keys import keys_of
from docintel.errors import ConfigError
from docintel.vendors.entry_json import vendor_from_json, vendor_to_json
from docintel.vendors.list_file import VendorFile, read_vendors, write_vendors

ANN = Vendor("Ann Baker Trading Ltd", "7", ibans=("DE89370400440532013000",), phones=("305550190",))
BEN = Vendor("Benjamin Candlestick", tax_ids=("GB347912381",), domains=("candle.example",))
texts = st.text(max_size=12)
several = st.lists(texts, max_size=3).map(tuple)


@given(
    st.builds(
        Vendor,
        name=st.text(min_size=1),
        **dict.fromkeys(("number", "address", "customer_number", "currency"), texts),
        **dict.fromkeys(("other_names", "tax_ids", "ibans", "bics", "phones", "domains"), several),
        due_days=st.none() | st.integers(0, 365),
        learned=st.booleans(),
    )
)
def test_a_partner_comes_back_as_it_was_written(vendor: Vendor) -> None:
    assert vendor_from_json(json.dumps(vendor_to_json(vendor))) == vendor


def test_a_list_comes_back_in_its_order(tmp_path: Path) -> None:
    write_vendors(tmp_path / "deep" / "v.sqlite", [BEN, ANN])
    assert read_vendors(tmp_path / "deep" / "v.sqlite") == (BEN, ANN)


def test_each_key_leads_to_its_partner(tmp_path: Path) -> None:
    write_vendors(tmp_path / "v.sqlite", [ANN, BEN])
    file = VendorFile(tmp_path / "v.sqlite")
    for vendor in (ANN, BEN):
        for key in keys_of(vendor):
            [number] = file.holding({key, "id:nobody"})
            assert file.vendor(number) == vendor
    assert not file.holding({"id:nobody"})


def test_a_part_of_a_name_that_hundreds_have_leads_to_none_of_them(tmp_path: Path) -> None:
    write_vendors(tmp_path / "v.sqlite", [Vendor(f"Restaurant Number{n}") for n in range(300)])
    file = VendorFile(tmp_path / "v.sqlite")
    assert not file.holding({"from:re5taura"})
    assert file.holding(keys_of(Vendor("Restaurant Number17")))


def test_who_reads_the_list_goes_on_while_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    write_vendors(path, [ANN])
    file, same = VendorFile(path), VendorFile(path)
    write_vendors(path, [BEN])
    assert tuple(file.vendors()) == (ANN,)
    assert file == same
    assert hash(file) == hash(same)
    assert VendorFile(path) != file
    assert read_vendors(path) == (BEN,)
    assert [one.name for one in tmp_path.iterdir()] == ["v.sqlite"]


def test_a_write_that_fails_leaves_the_list_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    write_vendors(path, [ANN])

    def broken() -> object:
        yield BEN
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_vendors(path, broken())  # type: ignore[arg-type]
    assert read_vendors(path) == (ANN,)
    assert [one.name for one in tmp_path.iterdir()] == ["v.sqlite"]


def test_another_file_is_no_list(tmp_path: Path) -> None:
    text, other = tmp_path / "partners.csv", tmp_path / "other.sqlite"
    text.write_text("name;iban\nAnn;\n" * 100)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE vendor (id)")
    for path in (text, other):
        with pytest.raises(ConfigError, match=r"is no vendor list: import the table with"):
            VendorFile(path)
    with pytest.raises(ConfigError, match="does not exist: make one with"):
        VendorFile(tmp_path / "none.sqlite")


def test_a_list_that_was_damaged_says_so_when_it_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    write_vendors(path, [Vendor(f"Partner Number {n} of Many") for n in range(2000)])
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with pytest.raises(ConfigError, match=r"v\.sqlite is damaged .*: import it again"):
        read_vendors(path)
