"""A short name that the filing gives stands in full where the summary uses it first."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.introducing import described, introduced, parts_of, short_names
from summarizer.compose.pieces import Line, Literal, Source
from summarizer.extract.engine import extract_facts
from summarizer.spans import Edit, Span

PACK = sec_10k()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('It was formed by First Vik Savings Bank ("First Vik" or the "Bank") in Oslo.',
         {"First Vik": "First Vik Savings Bank", "Bank": "First Vik Savings Bank"}),
        ("The Vik Data, Inc. (“Vik Data”) operating segment sells maps.", {}),
        ("We bought Vik Security (2000) Ltd. (“Vik Security”) in 1999.", {"Vik Security": "Vik Security (2000) Ltd."}),
        ("A part of the Oslo Hawks, L.P. (the “Hawks”) is ours.", {"Hawks": "Oslo Hawks, L.P."}),
        ('One agent in Oslo, Vik Reyes Agency, Inc. ("Vik Reyes"), sells most.', {"Vik Reyes": "Vik Reyes Agency, Inc."}),
        ('It owns Vik Mills, Inc., an Ohio corporation ("Mills"), in Norway.', {"Mills": "Vik Mills, Inc."}),
        ("It owns The Vik Mill Co. of Oslo, Inc., (Mill) in Norway.", {"Mill": "The Vik Mill Co. of Oslo, Inc."}),
        ("It bought the Vik Harbor (Harbor) chain of stores (Norway).", {"Harbor": "Vik Harbor"}),
        ('Gas comes from Vik Pipeline Company and Oslo Storage Company, LLC ("Oslo Storage") of Norway.', {}),
        ('Gas comes from Vik Pipeline Company and Oslo Storage of Norway, LLC ("Oslo Storage").',
         {"Oslo Storage": "Oslo Storage of Norway, LLC"}),
        ('Vik Pumps, Inc. ("Vik" or the "Company") makes pumps.', {}),
        ('It bought shares of Anvil Pumps, Inc. (the "Shares") in 1999.', {}),
        ('Vik Pumps, Inc. ("Vik") and its parent Vik Mills, Inc. ("Vik") make pumps.', {}),
        ('Under the Vik Pumps Purchase Agreement (the "Agreement") it pays.', {}),
        ('It serves the Oslo Pump Service ("OPS") in Norway.', {}),
        ('It is owned by Vik Mill Associates, a Norwegian general partnership (the "Partnership"), in Oslo.',
         {"Partnership": "Vik Mill Associates"}),
        ('It is owned by Vik Mill Associates, a partnership (the "Partnership"), and Vik Oslo Partners, a partnership (the '
         '"Partnership").', {}),
        ('It is run by Oslo Care, PA (the "P.A.").',
         {"P.A.": "Oslo Care, PA"}),
        ('It acts through OSL Mills of SC, Inc. ("OSL-SC").', {"OSL-SC": "OSL Mills of SC, Inc."}),
        ('Its main part, Vik, Reyes & Co., Inc. ("Vik Reyes"), sells most.', {"Vik Reyes": "Vik, Reyes & Co., Inc."}),
    ],
)  # fmt: skip
def test_a_short_name_is_a_word_of_the_full_one(text: str, names: dict[str, str]) -> None:
    found = short_names(text, [Span(0, len(text))], PACK, ())
    assert {short: span.of(text) for short, span in found.items()} == names


def test_a_name_of_the_registrant_is_none() -> None:
    text = 'Vik Pumps, Inc. ("Vik") makes pumps.'
    assert not short_names(text, [Span(0, len(text))], PACK, {"Vik Pumps, Inc."})


def test_a_name_does_not_begin_with_what_it_is_joined_to() -> None:
    text = 'It insures mills in Norway, Sweden and Oslo for Vik Insurance Company ("Vik") and makes pumps.'
    assert {k: v.of(text) for k, v in short_names(text, [Span(0, len(text))], PACK, set()).items()} == {
        "Vik": "Vik Insurance Company"
    }


ABOUT = (
    "Brightwater Corp. was formed by Mr. Lund, and until 1999 the first mill of his was run by First Vik Savings Bank "
    '("First Vik" or the "Bank"), as was said. '
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Bank earns fees from the repair of pumps in nine mills of Norway.",
         "First Vik Savings Bank earns fees from the repair of pumps"),
        ("The Bank's fees come from the repair of pumps in nine mills of Norway.",
         "First Vik Savings Bank's fees come from the repair of pumps"),
        ("The Bank building is subject to fees for the repair of pumps in nine mills of Norway.", "The Bank building is subject"),
        ("The Bank of Oslo earns fees from the repair of pumps in nine mills of Norway.", "The Bank of Oslo earns fees"),
        ("We earn fees from the repair of pumps in nine mills of Norway, some of the Bank.",
         "Norway, some of First Vik Savings Bank."),
        ("We earn fees from the repair of pumps in nine mills of Norway that are run by the Bank.",
         "that are run by First Vik Savings Bank."),
        ("The Bank earns fees from repairs in Norway. The Bank sells nine pumps to the mills of Sweden.",
         "First Vik Savings Bank sells nine pumps to the mills of Sweden.\n\nThe Bank earns fees from repairs in Norway."),
    ],
)  # fmt: skip
def test_the_first_mention_is_in_full(text: str, told: str) -> None:
    done = api.summarize((ABOUT + text).encode(), budget=120)
    assert told in done.text
    assert not api.verify(done.record, (ABOUT + text).encode())


def test_a_short_name_that_does_not_begin_the_full_one_is_unclear_behind_it() -> None:
    text = 'It sells through Vik Home Mortgage Corporation ("Mortgage"). Mortgage lends to mills.'
    start = text.index("Mortgage lends")
    line = Line((Source.of(text, Span(start, len(text))),), (), (), "sentence.00001")
    names = short_names(text, [Span(0, len(text))], PACK, ())
    told = "It sells through Vik Home Mortgage Corporation."
    assert introduced(text, line, names, told, PACK).text == "Vik Home Mortgage Corporation lends to mills."
    assert introduced(text, line, names, told + " Mortgage has mills.", PACK).text == "Mortgage lends to mills."


def test_a_short_name_with_a_stop_leaves_that_of_the_sentence() -> None:
    text = 'Brightwater owns Oslo Care, PA (the "P.A."), as was said. Brightwater makes pumps that are sold in Norway by the P.A.'
    start = text.index("Brightwater makes")
    line = Line((Source.of(text, Span(start, len(text))),), (), (), "sentence.00001")
    names = short_names(text, [Span(0, len(text))], PACK, ())
    assert introduced(text, line, names, "", PACK).text == "Brightwater makes pumps that are sold in Norway by Oslo Care, PA."


def test_a_full_name_before_a_cut_brings_no_second_stop() -> None:
    view = 'It has Oslo Mills L.L.C. ("Mills"). It is the manager of Mills and owns 80% of it.'
    start, cut = view.index("It is"), Span(view.index(" and owns"), len(view) - 1)
    piece = Source.of(view, Span(start, len(view)), (Edit(cut.start, cut.end, "", "tail.second-verb"),))
    line = Line((piece,), (), (), "sentence.00001")
    names = short_names(view, [Span(0, len(view))], PACK, ())
    assert introduced(view, line, names, "", PACK).text == "It is the manager of Oslo Mills L.L.C."


def test_a_full_name_at_the_end_of_a_template_brings_no_second_stop() -> None:
    view = 'It owns 6.9% of Anvil, once run by Anvil Mills, Inc. ("Anvil").'
    short, full = Span(16, 21), Span(35, 52)
    assert (short.of(view), full.of(view)) == ("Anvil", "Anvil Mills, Inc.")
    line = Line((Literal("It holds ", "templates:x"), Source.of(view, short), Literal(".", "templates:x")), (), (), "templates:x")
    assert introduced(view, line, {"Anvil": full}, "", PACK).text == "It holds Anvil Mills, Inc."


def test_a_brand_stays_as_it_is() -> None:
    text = (
        "Brightwater Corp. makes pumps for mills in Norway. It bought Anvil, Inc. (“Anvil”) in 1999 from its founders. "
        "We sell pumps and valves to the makers of paper{}. Our mills in Norway repair the pumps of others for a fee."
    )
    listed = text.format(". Brands include Anvil, Vesta and Pell")
    assert "Brands include Anvil, Vesta and Pell." in api.summarize(listed.encode(), budget=160).text
    said = text.format(" by mail, and we market them under the Anvil, Vesta and Pell brands")
    assert "under the Anvil, Vesta and Pell brands." in api.summarize(said.encode(), budget=160).text


PART = "Brightwater Corp. is old. We sell paper through our wholly-owned subsidiary, Anvil Mills. "
IS = "Anvil Mills makes paper for books."


@pytest.mark.parametrize(
    ("text", "before", "told"),
    [
        (IS, "", "The subsidiary Anvil Mills makes paper for books."),
        (IS, "Its subsidiaries are Anvil Mills and Oslo.", IS),
        ("Anvil Mills, a maker of paper, has nine mills.", "", "Anvil Mills, a maker of paper, has nine mills."),
        ("Anvil Mills is a subsidiary that makes paper.", "", "Anvil Mills is a subsidiary that makes paper."),
        ("Anvil Mills Paper is sold to printers.", "", "Anvil Mills Paper is sold to printers."),
        ("Vik Mills makes paper for books.", "", "Vik Mills makes paper for books."),
        ("Books are made by Anvil Mills.", "", "Books are made by the subsidiary Anvil Mills."),
        ("Anvil Mills makes paper.", "Norway taxes Anvil Mills' paper.", "The subsidiary Anvil Mills makes paper."),
        ("Anvil Mills makes paper.", "Anvil Mills, Inc., a subsidiary, is old.", "Anvil Mills makes paper."),
        ("Anvil Mills makes paper.", "The subsidiary Anvil Mills is old.", "Anvil Mills makes paper."),
        ("We think that Anvil Mills is old.", "", "We think that the subsidiary Anvil Mills is old."),
        ("Books are made from Anvil Mills contract paper.", "", "Books are made from Anvil Mills contract paper."),
        ("Books are made by Anvil Mills and Vik Mills.", "", "Books are made by Anvil Mills and Vik Mills."),
        ("Books are made by Anvil Mills, Vik Mills and others.", "", "Books are made by Anvil Mills, Vik Mills and others."),
        ("Books are made by our Anvil Mills subsidiary.", "", "Books are made by our Anvil Mills subsidiary."),
        ("We sell to Anvil Mills Paper.", "", "We sell to Anvil Mills Paper."),
    ],
)
def test_a_part_is_called_by_what_it_is(text: str, before: str, told: str) -> None:
    done = api.read((PART + text).encode())
    facts = extract_facts(done.filing, done.outline, PACK, done.scope).facts
    parts = parts_of(done.filing.view, facts, PACK)
    assert parts
    line = Line((Source.of(done.filing.view, Span(len(PART), len(PART + text))),), (), (), "x")
    assert described(done.filing.view, line, parts, before, PACK).text == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anvil makes paper for books.", "The business Anvil makes paper for books."),
        ("Retail is done in Norway.", "Retail is done in Norway."),
        ("Pell Hill shows what mills make.", "The platform Pell Hill shows what mills make."),
        ("Brightwater makes paper for books.", "Brightwater makes paper for books."),
    ],
)
def test_a_business_is_called_so_by_a_name_alone(text: str, told: str) -> None:
    begin = (
        'Brightwater Corp. (the "Company") sells paper. Our Anvil business and our Retail business, with retail stores, are old. '
        "Our Pell Hill platform is new. Our Brightwater platform is old. "
    )
    done = api.read((begin + text).encode())
    parts = parts_of(done.filing.view, extract_facts(done.filing, done.outline, PACK, done.scope).facts, PACK)
    line = Line((Source.of(done.filing.view, Span(len(begin), len(begin + text))),), (), (), "x")
    assert described(done.filing.view, line, parts, "", PACK).text == told


def test_a_summary_calls_a_part_by_what_it_is() -> None:
    source = (
        b"Brightwater Corp. sells paper to nine printers in Norway.\n\n"
        b"The stores of our wholly-owned subsidiary, Anvil Mills, are described below.\n\n"
        b"Anvil Mills makes paper for books in nine mills."
    )
    done = api.summarize(source, budget=60)
    assert "The subsidiary Anvil Mills makes paper for books in nine mills." in done.text
    assert not api.verify(done.record, source)


def test_a_short_name_that_is_a_common_word_is_no_part() -> None:
    text = (
        'Brightwater Corp. (the "Company") owns a bank. Our wholly-owned subsidiary, Anvil Savings Bank (the "Bank"), lends. '
        "Bank customers are mills, and Bank loans are small."
    )
    done = api.read(text.encode())
    shorts = {"Bank": "Anvil Savings Bank"}
    parts = parts_of(done.filing.view, extract_facts(done.filing, done.outline, PACK, done.scope).facts, PACK, shorts)
    assert "Anvil Savings Bank" in parts and "Bank" not in parts


def test_what_a_part_is_stands_before_its_full_name_too() -> None:
    source = (
        b"Brightwater Corp. refines oil for nine mills in Norway.\n\n"
        b'The plants of our wholly-owned subsidiary, Anvil Holdings Inc. ("Anvil"), are described below.\n\n'
        b"The refinery of the company stands on 120 acres in Oslo, Norway, on property that is owned by Anvil."
    )
    assert "owned by the subsidiary Anvil Holdings Inc." in api.summarize(source, budget=60).text


def test_a_full_name_keeps_the_article_that_it_has_where_it_is_given() -> None:
    text = (
        "Item 1. Business\n\nVik makes pumps for mills in Norway. On September 9, 2015, Vik renewed a Pump Agency and Supply "
        'Agreement (the "Supply Agreement") with its agent in Oslo, on terms that were made by the lawyers of both of them '
        "and which have not been made public by either of them in any way that Vik knows of or could have known of.\n\n"
        "The Supply Agreement provides that mills in Norway buy all pumps of Vik at cost.\n"
    )
    assert "The Pump Agency and Supply Agreement provides that mills" in api.summarize(text.encode()).text


def test_a_short_name_inside_a_longer_one_has_not_introduced_it() -> None:
    text = 'Its main part, Vik, Reyes & Co., Inc. ("Vik Reyes"), sells most. Vik Reyes clears its own trades in Norway.'
    names = short_names(text, [Span(0, len(text))], PACK, ())
    span = Span(text.index("Vik Reyes clears"), len(text))
    line = Line((Source.of(text, span),), (span,), (), "sentence.00001")
    longer = introduced(text, line, names, "Vik Reyes Financial Corp. is a holding company.", PACK)
    assert longer.text == "Vik, Reyes & Co., Inc. clears its own trades in Norway."
    assert introduced(text, line, names, "Vik Reyes is a broker.", PACK).text == line.text


BOUGHT = (
    "Brightwater Corp. is old. In 1999, we acquired Anvil Mills, Inc., a maker of paper. "
    "In 1998, we acquired a 20% interest in Vik Mills, Inc. In 2001, we acquired Pell Hill Printing, Inc., a printer. "
)


@pytest.mark.parametrize(
    ("text", "before", "told"),
    [
        ("Anvil Mills makes paper for books.", "", "The acquired business Anvil Mills makes paper for books."),
        ("Anvil Mills, Inc. makes paper for books.", "", "The acquired business Anvil Mills, Inc. makes paper for books."),
        ("Anvil Mills makes paper for books.", "The company acquired Anvil Mills in 1999.", "Anvil Mills makes paper for books."),
        ("Anvil Mills makes paper for books.", "The company bought Anvil Mills in 1999.", "Anvil Mills makes paper for books."),
        ("Anvil Mills was acquired from a maker of books.", "", "Anvil Mills was acquired from a maker of books."),
        ("Vik Mills makes paper for books.", "", "Vik Mills makes paper for books."),
        ("Anvil makes paper for books.", "", "The acquired business Anvil makes paper for books."),
        ("An anvil is old, and Anvil makes paper.", "", "An anvil is old, and Anvil makes paper."),
        ("Anvil Mills' paper is sold in Norway.", "", "Anvil Mills' paper is sold in Norway."),
        ("Anvil’s customers are printers.", "", "The acquired business Anvil’s customers are printers."),
        ("Anvil’s acquisition in 1999 was paid with notes.", "", "Anvil’s acquisition in 1999 was paid with notes."),
        ("Pell Hill makes paper for books.", "", "The acquired business Pell Hill makes paper for books."),
    ],
)
def test_a_business_that_was_bought_whole_is_called_so(text: str, before: str, told: str) -> None:
    done = api.read((BOUGHT + text).encode())
    parts = parts_of(done.filing.view, extract_facts(done.filing, done.outline, PACK, done.scope).facts, PACK)
    assert "Anvil Mills" in parts
    line = Line((Source.of(done.filing.view, Span(len(BOUGHT), len(BOUGHT + text))),), (), (), "x")
    assert described(done.filing.view, line, parts, before, PACK).text == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param("Vik buys steel from Pell Mills under the Purchase Agreement.", False, id="another sentence defines it"),
        pytest.param("Vik buys steel under the Purchase Agreement with Pell Mills.", True, id="it says with whom"),
        pytest.param("Vik buys steel from Pell Mills under a purchase agreement.", True, id="a thing, and no term"),
    ],
)
def test_a_term_is_told_where_the_reader_learns_what_it_is(sentence: str, told: bool) -> None:
    text = f"Item 1. Business\n\nVik makes pumps for mills in Norway.\n\n{sentence}\n"
    assert ("steel" in api.summarize(text.encode()).text) is told


def test_the_company_written_small_in_the_source_gets_its_name_too() -> None:
    cover = "Vik Paper Company\n(Exact name of registrant as specified in its charter)\n\n"
    text = f"{cover}Item 1. Business\n\nThe company, incorporated in Norway in 1899, manufactures and sells paper.\n"
    assert api.summarize(text.encode()).text.startswith("Vik Paper Company, incorporated in Norway in 1899, manufactures")
