"""The facts of the two request documents, exactly: what must be found, and what must not.

Values are compared as the decimal strings and ISO periods that `extract --format json` prints.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from whole_runs import SEED_2017, SEED_2020, SEED_IDS, cli

Json = dict[str, Any]


@lru_cache(maxsize=2)
def facts(path: Path) -> tuple[Json, ...]:
    return tuple(cli("extract", path, "--format", "json").json["facts"])


def of_kind(path: Path, kind: str) -> list[Json]:
    return [f for f in facts(path) if f["kind"] == kind]


def value(fact: Json, name: str) -> str | None:
    """A field as "VALUE UNIT", or None."""
    field = fact["fields"].get(name)
    return None if field is None else f"{field['value']} {field['unit']}" if "unit" in field else str(field["value"])


def values(path: Path, kind: str, *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(value(f, n) for n in names) for f in of_kind(path, kind)]


def test_the_filing_of_2017_has_six_facilities() -> None:
    assert values(SEED_2017, "facility", "lender", "max_amount", "usd_equivalent", "maturity", "term") == [
        ("Bank of Dandong", "130000000 CNY", "20000000 USD", "2019-06-12", "three-year"),
        ("Bank of Dalian", "10000000 CNY", "1500000 USD", "2017-07-05", None),
        ("Bank of Dalian", "40000000 CNY", "6100000 USD", "2017-07-05", None),
        ("China Everbright Bank Dalian Branch", "100000000 CNY", "15400000 USD", "2018-11-07", None),
        ("China Merchants Bank", "100000000 CNY", "15400000 USD", None, "one-year"),
        ("Bank of Dandong", "57700000 CNY", "9000000 USD", "2018-06-28", None),
    ]


def test_what_is_drawn_is_linked_to_its_own_facility() -> None:
    lender = {f["id"]: value(f, "lender") for f in of_kind(SEED_2017, "facility")}
    drawn = [
        (lender[str(value(f, "facility"))], value(f, "amount"), value(f, "rate"), value(f, "as_of"))
        for f in of_kind(SEED_2017, "drawing")
    ]
    assert drawn == [
        ("Bank of Dandong", "126800000 CNY", "7.2 %", "2017-12-31"),
        ("Bank of Dandong", "200000 USD", None, "2017-12-31"),
        ("Bank of Dalian", "10000000 CNY", "6.525 %", "2016-07-06"),
        ("Bank of Dalian", "6100000 USD", None, None),
        ("China Everbright Bank Dalian Branch", "96100000 CNY", None, "2017-11-10"),
        ("China Merchants Bank", "10000000 USD", None, "2017-12-31"),
        ("Bank of Dandong", "9000000 USD", None, "2017-12-31"),
    ]


def test_only_the_loans_of_one_bank_were_repaid() -> None:
    repaid = [(value(f, "lender"), value(f, "repaid")) for f in of_kind(SEED_2017, "facility") if value(f, "status")]
    assert repaid == [("Bank of Dalian", "in July and August 2017")] * 2


def test_security_belongs_to_the_facility_of_its_paragraph() -> None:
    secured = {value(f, "lender"): value(f, "security") for f in of_kind(SEED_2017, "facility") if value(f, "security")}
    assert secured.keys() == {"Bank of Dandong", "China Everbright Bank Dalian Branch"}
    assert str(secured["China Everbright Bank Dalian Branch"]).startswith("the 100% equity in")


def test_the_committed_credit_not_drawn_is_found() -> None:
    assert values(SEED_2017, "available_credit", "amount", "date") == [("5500000 USD", "2017-12-31")]


def test_the_filing_of_2017_has_two_issues_of_shares() -> None:
    assert values(SEED_2017, "issuance", "shares", "price", "proceeds", "agreed", "date", "status") == [
        ("2206640", "2.5 USD", "5520000 USD", "2016-07-28", "2016-08-17", "issued"),
        ("6403518", "1.5 USD", "9600000 USD", "2017-05-31", "2017-06-22", "issued"),
    ]


def test_one_issue_is_that_of_the_eight_investors() -> None:
    assert values(SEED_2017, "issuance", "investors")[1] == ("eight individual investors",)


def test_advances_and_deposits_belong_to_the_issue_that_they_became() -> None:
    shares = {f["id"]: value(f, "shares") for f in of_kind(SEED_2017, "issuance")}
    received = [(value(f, "amount"), value(f, "date"), shares[str(value(f, "issuance"))]) for f in of_kind(SEED_2017, "advance")]
    assert received == [
        ("2900000 USD", "2016-06", "2206640"),
        ("2600000 USD", "2016-07-08", "2206640"),
        ("2100000 USD", "2017-01", "6403518"),
        ("9600000 USD", "2017-04/2017-05", "6403518"),
    ]


def test_the_filing_of_2017_has_eighteen_customers_in_four_groups() -> None:
    assert values(SEED_2017, "customer", "group", "name") == [
        ("electric vehicle manufacturers", "Chery Automobile Co. Ltd."),
        ("electric vehicle manufacturers", "FAW Bus and Coach Co., Ltd"),
        ("electric vehicle manufacturers", "Dongfeng Special Automobile Co., Ltd"),
        ("electric vehicle manufacturers", "Dongfeng Xiangyang Touring Car Co., Ltd"),
        ("electric vehicle manufacturers", "Dongfeng Auto Co., Ltd"),
        ("electric vehicle manufacturers", "Brilliance Auto"),
        ("electric vehicle manufacturers", "Chengdu Dayun Automobile Co., Ltd."),
        ("electric bicycle manufacturers", "Taiwan Taibag Co., Ltd"),
        ("electric bicycle manufacturers", "Tianjin FSD Bicycles Co., Ltd"),
        ("electric bicycle manufacturers", "Shenzhen Xidesheng Bicycle Co., Ltd."),
        ("electric bicycle manufacturers", "Gamma Bicycle Co., Ltd"),
        ("battery pack manufacturers", "Guangdong Pisen Electronics Co., Ltd."),
        ("battery pack manufacturers", "Sichuan Pisen Electric Co., Ltd"),
        ("battery pack manufacturers", "Shenzhen Max Technology Co., Ltd"),
        ("battery pack manufacturers", "Dongguan Large Electronics Co., Ltd"),
        ("manufacturers in UPS and other applications", "Yangzhou Fengwei New Energy Technology Co., Ltd."),
        ("manufacturers in UPS and other applications", "Emerald Battery Technologies Co., Ltd."),
        ("manufacturers in UPS and other applications", "Robotics Technology Ltd."),
    ]
    assert {value(f, "status") for f in of_kind(SEED_2017, "customer")} == {"current"}


def test_the_filing_of_2020_has_three_current_and_three_former_customers() -> None:
    assert sorted(values(SEED_2020, "customer", "status", "name", "period")) == [
        ("current", "ShenZhen ZTS Technology, Co., Ltd.", None),
        ("current", "SolaX Power", None),
        ("current", "Viessmann Faulquemont S.A.S", None),
        ("former", "Dayun Motor", "2017/2019"),
        ("former", "Dongfeng Autos", "2017/2019"),
        ("former", "Yema Auto", "2017/2019"),
    ]


NOT_CUSTOMERS = [
    pytest.param("Shanshan", id="a supplier of materials"),
    pytest.param("Hangke", id="a supplier of equipment"),
    pytest.param("Klclear", id="a supplier of pack parts"),
    pytest.param("Milwaukee", id="a maker of power tools in the market description"),
    pytest.param("Bosch", id="another maker of power tools"),
    pytest.param("Metabowerke", id="a maker of power tools without a company's ending"),
    pytest.param("Panasonic", id="a competitor from abroad"),
    pytest.param("Lishen", id="a competitor at home"),
    pytest.param("Amperex", id="another competitor"),
    pytest.param("BAK", id="a former subsidiary"),
    pytest.param("Bank", id="a lender"),
]


@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=SEED_IDS)
@pytest.mark.parametrize("word", NOT_CUSTOMERS)
def test_who_is_no_customer(path: Path, word: str) -> None:
    assert not [n for (n,) in values(path, "customer", "name") if word in str(n)]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        pytest.param(SEED_2017, 25, id="ten of materials, five of pack parts, ten of equipment"),
        pytest.param(SEED_2020, 18, id="eight of materials, ten of equipment"),
    ],
)
def test_suppliers_are_suppliers(path: Path, names: int) -> None:
    suppliers = {n for (n,) in values(path, "supplier", "name")}
    assert len(suppliers) == names
    assert not suppliers & {n for (n,) in values(path, "customer", "name")}


STATED = [
    pytest.param(
        SEED_2017,
        [("58400000 USD", "2017-12-31"), ("10400000 USD", "2016-09-30")],
        [("-21500000 USD", "2017-12-31"), ("-12700000 USD", "2016-09-30")],
        id=SEED_IDS[0],
    ),
    pytest.param(
        SEED_2020,
        [("37600000 USD", "2020-12-31"), ("22200000 USD", "2019-12-31")],
        [("-7800000 USD", "2020-12-31"), ("-10900000 USD", "2019-12-31")],
        id=SEED_IDS[1],
    ),
]


def in_prose(path: Path, kind: str) -> list[tuple[str | None, str | None]]:
    """Figures of the whole company that a sentence states."""
    whole = [f for f in of_kind(path, kind) if "of" not in f["fields"] and not f["rule"].startswith("table.")]
    return [(value(f, "value"), value(f, "period_end")) for f in whole]


@pytest.mark.parametrize(("path", "revenue", "result"), STATED)
def test_revenue_and_net_loss_of_both_years(path: Path, revenue: list[tuple[str, str]], result: list[tuple[str, str]]) -> None:
    year = [(v, str(p)[:4]) for v, p in in_prose(path, "revenue")]
    assert year == [(v, p[:4]) for v, p in revenue]
    assert [(v, str(p)[:4]) for v, p in in_prose(path, "net_income")] == [(v, p[:4]) for v, p in result]


@pytest.mark.parametrize(("path", "revenue", "result"), STATED)
def test_each_of_both_years_ends_on_its_day(path: Path, revenue: list[tuple[str, str]], result: list[tuple[str, str]]) -> None:
    assert (in_prose(path, "revenue"), in_prose(path, "net_income")) == (revenue, result)


PRODUCTS_2017 = [
    ("Electric vehicles", "2016-09-30", "6488000 USD", "62.57 %"),
    ("Electric vehicles", "2017-12-31", "55007000 USD", "94.23 %"),
    ("Light electric vehicles", "2016-09-30", "553000 USD", "5.33 %"),
    ("Light electric vehicles", "2017-12-31", "496000 USD", "0.85 %"),
    ("Uninterruptable supplies", "2016-09-30", "3328000 USD", "32.1 %"),
    ("Uninterruptable supplies", "2017-12-31", "2872000 USD", "4.92 %"),
]
PLACES_2017 = [
    ("Mainland China", "2016-09-30", "9017000 USD", "86.96 %"),
    ("Mainland China", "2017-12-31", "57425000 USD", "98.38 %"),
    ("Europe", "2016-09-30", "457000 USD", "4.41 %"),
    ("Europe", "2017-12-31", "294000 USD", "0.5 %"),
    ("PRC Taiwan", "2016-09-30", "413000 USD", "3.98 %"),
    ("PRC Taiwan", "2017-12-31", "222000 USD", "0.38 %"),
    ("Israel", "2016-09-30", "224000 USD", "2.16 %"),
    ("Israel", "2017-12-31", "364000 USD", "0.62 %"),
    ("Korea", "2016-09-30", "258000 USD", "2.49 %"),
    ("Others", "2017-12-31", "70000 USD", "0.12 %"),
]
PLACES_2020 = [
    ("Mainland China", "2019-12-31", "21632000 USD", "97.47 %"),
    ("Mainland China", "2020-12-31", "35464000 USD", "94.4 %"),
    ("Europe", "2020-12-31", "1776000 USD", "4.73 %"),
    ("Korea", "2020-12-31", "246000 USD", "0.66 %"),
    ("Israel", "2019-12-31", "119000 USD", "0.54 %"),
    ("USA", "2019-12-31", "286000 USD", "1.29 %"),
    ("USA", "2020-12-31", "4000 USD", "0.01 %"),
    ("Others", "2019-12-31", "157000 USD", "0.7 %"),
    ("Others", "2020-12-31", "76000 USD", "0.2 %"),
]


@pytest.mark.parametrize(
    ("path", "by", "parts"),
    [
        pytest.param(SEED_2017, "product", PRODUCTS_2017, id="2017 by product"),
        pytest.param(SEED_2017, "geography", PLACES_2017, id="2017 by place, dashes left out"),
        pytest.param(SEED_2020, "geography", PLACES_2020, id="2020 by place, the years the other way round than in the prose"),
        pytest.param(SEED_2020, "product", [], id="2020 has no table by product"),
    ],
)
def test_every_cell_of_a_revenue_table_is_a_fact_in_units(path: Path, by: str, parts: list[tuple[str, ...]]) -> None:
    rows = values(path, "revenue", "by", "of", "period_end", "value", "share")
    assert [row[1:] for row in rows if row[0] == by] == parts


DASH = None


@pytest.mark.parametrize(
    ("path", "about", "grid"),
    [
        pytest.param(
            SEED_2017,
            "revenue by product",
            [
                ["High-power lithium batteries used in:", None, None, None, None],
                ["Electric vehicles", "6488", "62.57", "55007", "94.23"],
                ["Light electric vehicles", "553", "5.33", "496", "0.85"],
                ["Uninterruptable supplies", "3328", "32.1", "2872", "4.92"],
                ["Total", "10369", "100", "58375", "100"],
            ],
            id="2017 by product",
        ),
        pytest.param(
            SEED_2017,
            "revenue by geography",
            [
                ["Mainland China", "9017", "86.96", "57425", "98.38"],
                ["Europe", "457", "4.41", "294", "0.5"],
                ["PRC Taiwan", "413", "3.98", "222", "0.38"],
                ["Israel", "224", "2.16", "364", "0.62"],
                ["Korea", "258", "2.49", "-", "-"],
                ["Others", "-", "-", "70", "0.12"],
                ["Total", "10369", "100", "58375", "100"],
            ],
            id="2017 by geography",
        ),
        pytest.param(
            SEED_2020,
            "revenue by geography",
            [
                ["Mainland China", "21632", "97.47", "35464", "94.4"],
                ["Europe", "-", "-", "1776", "4.73"],
                ["Korea", "-", "-", "246", "0.66"],
                ["Israel", "119", "0.54", "-", "-"],
                ["USA", "286", "1.29", "4", "0.01"],
                ["Others", "157", "0.7", "76", "0.2"],
                ["Total", "22194", "100", "37566", "100"],
            ],
            id="2020 by geography",
        ),
    ],
)
def test_a_revenue_table_as_printed(path: Path, about: str, grid: list[list[str | None]]) -> None:
    (table,) = [t for t in of_kind(path, "table") if value(t, "about") == about]
    rows = [[c and c["value"] for c in row] for row in table["fields"]["rows"]["value"]]
    assert rows == grid
    assert table["fields"]["scale"]["value"] == "3"
    assert table["fields"]["scale"]["unit"] == "$"


def test_the_filing_of_2020_has_no_facility_and_no_issue_of_shares() -> None:
    for kind in ("facility", "issuance", "drawing", "advance", "available_credit"):
        assert of_kind(SEED_2020, kind) == []


def test_only_the_subsidy_that_the_company_received_is_one() -> None:
    assert values(SEED_2020, "subsidy", "amount", "usd_equivalent", "date") == [("20000000 CNY", "3060000 USD", "2020-12-31")]
    assert of_kind(SEED_2017, "subsidy") == []


@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=SEED_IDS)
def test_what_buyers_of_cars_get_is_no_money_of_the_company(path: Path) -> None:
    amounts = {"20000 CNY", "44000 CNY", "1800 CNY", "3000 CNY", "1200 CNY", "2100 CNY", "27700000 USD"}
    told = {f"{f['id']} {n}" for f in facts(path) for n in f["fields"] if value(f, n) in amounts}
    assert told == set()


@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=SEED_IDS)
def test_every_span_gives_the_raw_text_of_its_field(path: Path) -> None:
    source = path.read_bytes().decode()
    checked = 0
    for fact in facts(path):
        for name, field in fact["fields"].items():
            if fact["kind"] != "table" and field["raw"]:
                start, end = field["spans"][0]
                shown, raw = " ".join(source[start:end].split()), " ".join(field["raw"].split())
                # A currency sign in a cell of its own is the field's second span.
                assert shown == raw or (raw == f"${shown}" and source[slice(*field["spans"][1])] == "$"), (fact["id"], name)
                checked += 1
        assert fact["evidence"] and all(0 <= a < b <= len(source) for a, b in fact["evidence"])
    assert checked > 100
