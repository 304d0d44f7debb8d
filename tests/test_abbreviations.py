"""Abbreviations that a filing explains are written out in the one sentence that is told; all others stay as they are."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.abbreviations import explained, spelled_out
from summarizer.compose.pieces import Literal, Source
from summarizer.compose.rewrite import Version
from summarizer.spans import Span

PACK = sec_10k()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We own Space Pumps, Inc. (“SPI”) in Oslo.", {"SPI": "Space Pumps, Inc."}),
        ('We serve Do-It-For-Me ("DIFM") owners of mills.', {"DIFM": "Do-It-For-Me"}),
        ('MILL PUMP REPAIRS. Mill Pump Service ("MPS") is done in Oslo.', {"MPS": "Mill Pump Service"}),
        ('Its contractors are Vik & Dal, Inc. ("V&D"), and mills.', {"V&D": "Vik & Dal, Inc."}),
        ('It makes Oslo Pump Grains ("OPG," and with hoses "Grains") in Oslo.', {}),
        ('It makes Oslo Pump Grains ("OPG," together with hoses) in Oslo.', {"OPG": "Oslo Pump Grains"}),
        ("Its Pump Center of Excellence (COE) is in Oslo.", {"COE": "Center of Excellence"}),
        ('The A&E Pump Networks ("AEPN") serve mills.', {"AEPN": "A&E Pump Networks"}),
        ("Vik and the Oslo Pump Service (the “OPS”) serve mills.", {"OPS": "Oslo Pump Service"}),
        ("Vik holds Oslo Pump Service and subsidiaries (“OPS”) in Oslo.", {"OPS": "Oslo Pump Service"}),
        ("Pumps are sold by Vik Mill Sales Company, Inc. (“VMSC”) in Oslo.", {"VMSC": "Vik Mill Sales Company, Inc."}),
        ("It exchanges data between storage area networks (“SANs”) in Oslo.", {"SANs": "storage area networks"}),
        ("We sell dried mill grains with hoses (“DMGH”) in Oslo.", {}),
        ("We sell dried mill grains with solubles (“DMGS”) in Oslo.", {"DMGS": "dried mill grains with solubles"}),
        ("We sell modified wet grains (“MWGS”) in Oslo.", {"MWGS": "modified wet grains"}),
        ("We bought Vik Space Operations, Inc. (“Vik” or “VSO”) in 1999.", {"VSO": "Vik Space Operations, Inc."}),
        ("Oslo Pump Service (OPS) and later Oslo Pump Service, Inc. (OPS) serve mills.", {"OPS": "Oslo Pump Service"}),
        ("Mills (Oslo Pump Service Providers or OPSPs) buy pumps.", {"OPSPs": "Oslo Pump Service Providers"}),
        ("Wafers are made by Oslo Pump Service Corporation, or OPSC, and by mills.", {"OPSC": "Oslo Pump Service Corporation"}),
        ("It is made by Oslo Pump Service, or by XYZ, in Norway.", {}),
        ("We run the site of a large trade (SOLTX) in Oslo.", {}),
        ("The Government of Norway (the “State”) buys pumps.", {}),
        ("Our Pump Division (XYZ) is in Oslo.", {}),
        ('We bought Steel of Oslo Valla, Inc., ("SOVA") in 1999.', {"SOVA": "Steel of Oslo Valla, Inc."}),
        ("Loans are made by Vik Oslo Bank, FSB (“VOBFSB”), in Oslo.", {"VOBFSB": "Vik Oslo Bank, FSB"}),
        (
            "Drugs come from Vik Mill Laboratories of the University of Oslo (“VML”).",
            {"VML": "Vik Mill Laboratories of the University of Oslo"},
        ),
        ("Fees go to the Bank of Oslo Vik (BOOV or the Administrator) each month.", {"BOOV": "Bank of Oslo Vik"}),
        ("Fees go to Vik of Oslo (“VOO” or the “Administrator”) each month.", {"VOO": "Vik of Oslo"}),
        ("Policies are sold by VIC and Vik Pump Life Insurance Company (VPI).", {"VPI": "Vik Pump Life Insurance Company"}),
        (
            'Pumps are let by Vik Appliance and Mill Company ("VAMCO")--a dealer.',
            {"VAMCO": "Vik Appliance and Mill Company"},
        ),
        ('Pumps are let by Vik Appliance and Mill Limited ("VAMCO").', {}),
        ("Vik Hall and Vik Harbor Realty Income Trust (VHT) own mills.", {"VHT": "Vik Harbor Realty Income Trust"}),
        ("Policies are sold by Vik Pump Life Mutual Insurance Group Company of Oslo (VPC).", {}),
        ("Vik Oslo Mills (“VOM”), Vik Steel Mills (“VXSM”) and others make paper.", {"VOM": "Vik Oslo Mills"}),
        ("The Securities and Exchange Commission (SEC) reads this.", {}),
        ("Oslo Pump Service (OPS) and later Oslo Pipe Service (OPS) serve mills.", {}),
    ],
)
def test_letters_stand_for_a_name_that_they_begin(text: str, names: dict[str, str]) -> None:
    found = explained(text, [Span(0, len(text))], PACK)
    assert {short: span.of(text) for short, span in found.items()} == names


ABOUT = (
    "Brightwater Corp. makes pumps for mills in Norway and sells them in nine countries. "
    "Until its end in 1999 the first mill of Brightwater was run by Oslo Pump Service, Inc. (“OPS”) "
    "with local area networks (“LANs”), as was said. "
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("OPS earns fees from the repair of pumps.", "Oslo Pump Service, Inc. earns fees from the repair of pumps."),
        ("We earn fees from repairs by OPS.", "The company earns fees from repairs by Oslo Pump Service, Inc."),
        ("LANs of pumps serve two mills.", "Local area networks of pumps serve two mills."),
        ("We earn fees from the OPSs of two mills.", "The company earns fees from the OPSs of two mills."),
        ("We earn fees from an OPS in Oslo.", "The company earns fees from an Oslo Pump Service, Inc. in Oslo."),
        ("We earn fees from a OPS in Oslo.", "The company earns fees from a OPS in Oslo."),
        ("OPS' fees and those of two mills are small.", "OPS' fees and those of two mills are small."),
        ("OPS's fees and those of two mills are small.", "Oslo Pump Service, Inc.'s fees and those of two mills are small."),
        ("We earn royalties on the OPS-14 pump.", "The company earns royalties on the OPS-14 pump."),
        ("We earn royalties on pumps of OPS Norway.", "The company earns royalties on pumps of OPS Norway."),
    ],
)
def test_a_sentence_says_the_whole_name(text: str, told: str) -> None:
    done = api.summarize((ABOUT + text).encode(), budget=60)
    assert told in done.text
    assert not api.verify(done.record, (ABOUT + text).encode())


def test_a_name_with_a_stop_ends_a_shortened_sentence_with_one() -> None:
    view = ABOUT + "We earn fees from repairs by OPS, including a fee for oil, and pay rent."
    start, end = view.index("We earn"), view.index(", including")
    short = Version((Source.of(view, Span(start, end)), Literal.word(PACK, "stop")), ())
    assert spelled_out(view, short, explained(view, [Span(0, len(view))], PACK), PACK).text.endswith("Oslo Pump Service, Inc.")


def test_letters_in_what_a_template_says_are_written_out() -> None:
    text = (
        "Item 1. Business\n\nBrightwater makes pumps for mills in Norway and sells them in nine countries. In 2020, we "
        "acquired OPS in order to improve the results of mills, after talks that the lawyers had held in Oslo, in Bergen and in "
        "many other places of Norway for more than nine years, and which had led to nothing in all of those years but to fees. "
        "Hoses for mills come from Oslo Pump Service, Inc. (“OPS”), which Brightwater has known for many years "
        "and which has known Brightwater for as many, so that both of them know each other well, as they say in all of Norway.\n"
    )
    told = api.summarize(text.encode()).text
    assert "acquired Oslo Pump Service, Inc. in 2020" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Oslo Pump Service (OPS) repairs local area networks (LANs). LANs of two mills earn fees from the repair by OPS.",
            "Local area networks of two mills earn fees from the repair by Oslo Pump Service.",
        ),
        ("The European Pump Center (EPC) is in Oslo. We earn fees of nine mills from an EPC.", "from an EPC."),
        ("Vik makes programmable oil pumps (POPs). E(2)POPs of two mills in Norway are sold by nine dealers.", "E(2)POPs of two"),
    ],
)
def test_letters_are_spelled_in_the_order_of_the_text_and_with_the_article_that_sounds_right(text: str, told: str) -> None:
    assert told in api.summarize(f"Item 1. Business\n\nWe make pumps for mills.\n\n{text}\n".encode()).text


def test_letters_before_what_they_approve_stay() -> None:
    text = (
        "Vik makes clothing by the rules of the National Fire Protection Association (NFPA). "
        "We make a line of NFPA compliant clothing for the fire departments of Norway and Sweden."
    )
    assert "a line of NFPA compliant clothing" in api.summarize(text.encode(), budget=120).text


@pytest.mark.parametrize(
    ("text", "vowel"),
    [
        ("Utah", False),
        ("USDA", False),
        ("U.K.", False),
        ("Ugandan", False),
        ("unissued", True),
        ("upper", True),
        ("one-year", False),
    ],
)
def test_what_sounds_as_if_it_began_with_a_vowel(text: str, vowel: bool) -> None:
    assert PACK.shows("begins_with_vowel", text) is vowel


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In 2023, MSC accounted for approximately 37% of our total revenues.", "mill service charges accounted for"),
        ("The MSC rate varies by state and size of the mill in Norway.", "The MSC rate varies"),
        ("An MSC is due for each of our mills in Norway and Sweden.", "An MSC is due for each"),
        ("At June 30, 2023, we had an MLO balance of $245.8 million in Norway.", "an MLO balance of"),
    ],
)
def test_letters_for_several_things_are_written_out_where_no_noun_follows(sentence: str, told: str) -> None:
    first = "Vik makes loans. We earn mill service charges (MSC) on mill loans outstanding (MLO) in Oslo."
    assert told in api.summarize(f"Item 1. Business\n\n{first}\n\nLoans\n\n{sentence}\n".encode(), budget=300).text
