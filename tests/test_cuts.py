"""Cuts that make a sentence shorter, and what must not be cut or written: each from a kind of sentence seen in filings."""

from __future__ import annotations

import pytest
import regex

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.rewrite import Barred, Rewriter
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack
from summarizer.spans import Span


def forms(text: str) -> list[str]:
    """The forms of a sentence, or the rule that bars it."""
    pack = load_pack("sec-10k")
    made = Rewriter(text, pack, PhraseWriter(text, pack)).versions(Span(0, len(text)))
    return [made.rule] if isinstance(made, Barred) else [v.text for v in made]


@pytest.mark.parametrize(
    ("text", "shortest"),
    [
        (
            "Northwind Limited (formerly known as Pell Pumps, Vik Mills and Anvil Limited), focuses its business on pumps.",
            "Northwind Limited focuses its business on pumps.",
        ),
        (
            'VikCo Bank Corp ("VikCo") is a one-bank holding company having its principal place of business at 320 State Street, '
            "Oslo, New York 12305.",
            "VikCo Bank Corp is a one-bank holding company.",
        ),
        (
            "The Company serves towns with papers ranging from large daily papers, such as Vik and Oslo, to small weekly ones.",
            "The company serves towns with papers ranging from large daily papers, such as Vik and Oslo, to small weekly ones.",
        ),
        (
            "Norway may restrict some of its purchases, including renewals, to bidders that qualify for a status.",
            "Norway may restrict some of its purchases, including renewals, to bidders that qualify for a status.",
        ),
        (
            'The Company is engaged in the making of metal products consisting principally of (1) "Pumps", mainly hand pumps; '
            '(2) "Boats", such as barges; and (3) "Leasing" of boats.',
            "The company is engaged in the making of metal products.",
        ),
        (
            "The Company is the successor of a maker of pumps of the same name, originally organized in 1906, which in turn was "
            "the successor of a mill established in Oslo in 1883.",
            "The company is the successor of a maker of pumps of the same name, originally organized in 1906.",
        ),
        (
            "ANVIL[REGISTERED] pumps and PELL<Trademark> hoses are sold to mills in nine countries.",
            "ANVIL pumps and PELL hoses are sold to mills in nine countries.",
        ),
        (
            "The Company develops, manufactures and markets measuring instruments for two types of phenomena.",
            "The company develops, manufactures and markets measuring instruments.",
        ),
        (
            "Each Company-operated mill offers a relatively standard set of pumps to Company employees of the Company.",
            "Each company-operated mill offers a relatively standard set of pumps to company employees of the company.",
        ),
        (
            "Vik, Inc., a New York corporation formed in 1969, together with its subsidiaries, hereinafter set forth, (the "
            '"Company" or "Vik"), is engaged predominantly in the business of making pumps.',
            "Vik, Inc., a New York corporation, is engaged predominantly in the business of making pumps.",
        ),
        (
            "Products are marketed under various trade names including Anvil, Pell, and Vesta in Norway.",
            "Products are marketed under various trade names including Anvil, Pell, and Vesta in Norway.",
        ),
        (
            "The operation of the Company is conducted through one predominant segment, which is the transport of goods by sea.",
            "The operation of the company is conducted through one predominant segment, which is the transport of goods by sea.",
        ),
        (
            "Vik also makes pumps and mill equipment and distributes, primarily in southern Norway, locks made by others.",
            "Vik makes pumps and mill equipment and distributes, primarily in southern Norway, locks made by others.",
        ),
        (
            "Vik Pumps, Inc., a Delaware corporation, is a world-leading pump company that has built a reputation for its "
            "innovative culture, operational excellence, and commitment to safety.",
            "Vik Pumps, Inc. is a world-leading pump company.",
        ),
        (
            "Vik Pumps makes a valve that is known as the Oslo Valve in Norway.",
            "Vik Pumps makes a valve that is known as the Oslo Valve in Norway.",
        ),
        (
            "We are a pre-revenue company developing coatings for various pumps which we refer to as LiquidPump Coatings.",
            "The company is a pre-revenue company developing coatings for various pumps.",
        ),
        (
            "We are focused on the development of proprietary pump technologies which, when paired with our "
            "artificial intelligence platform, are capable of uniquely identifying and measuring almost any material.",
            "The company is focused on the development of proprietary pump technologies.",
        ),
        (
            "Vik Pumps Corporation (NYSE: VIK) (together with its consolidated subsidiaries, the Company, which may also "
            "be referred to in this report as we, us, our, and VIK) is a leading pump company.",
            "Vik Pumps Corporation is a leading pump company.",
        ),
        (
            'Vik Pumps, Inc. (collectively with VTG2Go, LLC, Oslo Life, LLC, and other subsidiaries, "Vik Pumps," "we," "us," '
            '"our," or the "Company") is an international pump company with approximately 8,600 employees.',
            "Vik Pumps, Inc. is an international pump company with approximately 8,600 employees.",
        ),
        (
            "We are engaged in four businesses: Mills, Pumps, Hoses, and Valves, all of which we describe below.",
            "The company is engaged in four businesses: Mills, Pumps, Hoses, and Valves.",
        ),
        (
            "Vik Mills - Georgia owns and operates the Vik Mill park in Oslo, Norway.",
            "Vik Mills - Georgia owns and operates the Vik Mill park in Oslo, Norway.",
        ),
        (
            "We and our subsidiaries also engage in other businesses, including financing and renting pumps.",
            "The company and its subsidiaries also engage in other businesses, including financing and renting pumps.",
        ),
        (
            "The largest pump that was sold to a mill, which was deemed to be too large, was painted red.",
            "The largest pump that was sold to a mill, which was deemed to be too large, was painted red.",
        ),
        (
            "Pumps/Hoses (about 29% of sales): Pumps transfer water between or within mills.",
            "Pumps transfer water between or within mills.",
        ),
        (
            "Vik is engaged in banking and related activities authorized by the Bank Holding Company Act of 1956, as amended, or "
            "determined by the Board of Governors to be proper.",
            "Vik is engaged in banking and related activities.",
        ),
        (
            "The Company's lines are dependent on the continuing operations of its pump and hose facilities located in Norway.",
            "The company’s lines are dependent on the continuing operations of its pump and hose facilities located in Norway.",
        ),
        (
            "We earn: 1) fees from mills; 2) royalties from makers of paper; and 3) rents.",
            "The company earns: fees from mills; royalties from makers of paper; and rents.",
        ),
        (
            "The Company has three segments: 1.) steel pumps, 2.) iron pumps, and 3.) valves.",
            "The company has three segments: steel pumps, iron pumps, and valves.",
        ),
        (
            "We have no mills of our own, nor have we reached any agreement with a maker of paper.",
            "The company has no mills of its own, nor has it reached any agreement with a maker of paper.",
        ),
        (
            'We conduct our business through our subsidiary, The Vik Trust Company (the "Bank"), a Norwegian chartered bank.',
            "The company conducts its business through its subsidiary, The Vik Trust Company, a Norwegian chartered bank.",
        ),
        (
            "Pumps are made mostly in our facilities in Norway and Sweden, and in the Anvil facility in Finland.",
            "Pumps are made mostly in the company’s facilities in Norway and Sweden, and in the Anvil facility in Finland.",
        ),
        (
            "During fiscal 2003, 46% of our total revenue was derived from pumps for mills.",
            "During fiscal 2003, 46% of the company’s total revenue was derived from pumps for mills.",
        ),
        (
            "The Vik Mill Company, together with its subsidiaries, is a diversified maker of pumps with two segments.",
            "The Vik Mill Company is a diversified maker of pumps with two segments.",
        ),
        (
            'Vik, Inc. and its subsidiaries (also called "Vik", "we" or the "Company") is a maker of pumps for mills.',
            "Vik, Inc. is a maker of pumps for mills.",
        ),
        (
            "Vik owns and runs nine mills in Norway for makers of paper and provides a broad range of repairs for their pumps.",
            "Vik owns and runs nine mills in Norway for makers of paper.",
        ),
        (
            "Vik Mills, which moved its head office to Oslo, Norway in the fall of 1995, provides repairs of pumps to mills.",
            "Vik Mills provides repairs of pumps to mills.",
        ),
        (
            "Anvil began the design of a large hall for pumps at its site in Oslo in August 1998, building a mill and a pier.",
            "Anvil began the design of a large hall for pumps at its site in Oslo in August 1998.",
        ),
        (
            "The pumps and valves of the mills cut the time and the cost of creating, using and sharing papers in Norway.",
            "The pumps and valves of the mills cut the time and the cost of creating, using and sharing papers in Norway.",
        ),
        (
            "The pumps of the mills in Norway help makers of paper to cut, dry, press and sell, using less steam, their boards.",
            "The pumps of the mills in Norway help makers of paper to cut, dry, press and sell, using less steam, their boards.",
        ),
        (
            "To this end, Anvil employs a hall for the repair of pumps in Oslo.",
            "Anvil employs a hall for the repair of pumps in Oslo.",
        ),
        (
            "The Company produces certain of its pumps for mills pursuant to an agreement with Anvil Works, a Swedish company of "
            "long standing in the trade, under which the Company is granted the right to produce and sell in Norway such pumps "
            "as use the technology that Anvil Works developed in the nineties.",
            "rewrite.unsafe",
        ),
        (
            "Three customers accounted for 65% and 12% of Vik s total sales of pumps, and for the company s mills.",
            "Three customers accounted for 65% and 12% of Vik’s total sales of pumps, and for the company’s mills.",
        ),
        (
            "We re-export pumps and co-develop valves with Vik Mills in all of Norway.",
            "The company re-exports pumps and co-develops valves with Vik Mills in all of Norway.",
        ),
        (
            "We sell pumps to mills that make paper, board, tissue, felt, bags, boxes and other containers.",
            "The company sells pumps to mills that make paper, board, tissue, felt, bags, boxes and other containers.",
        ),
        (
            "Vik's pumps are used in many trades, including paper, board, tissue, felt, bags, and boxes.",
            "Vik's pumps are used in many trades, including paper, board, tissue, and boxes.",
        ),
        (
            "The four lines of pumps consist of mill pumps, board pumps, felt pumps, bag pumps, box pumps and hand pumps.",
            "The four lines of pumps consist of mill pumps, board pumps, felt pumps, bag pumps, box pumps and hand pumps.",
        ),
        (
            "We sell paper, board, tissue, felt, bags and boxes in nine, eight, seven, six, five and four states, respectively.",
            "The company sells paper, board, tissue, felt, bags and boxes in nine, eight, seven, six, five and four states, "
            "respectively.",
        ),
        (
            "Brightwater was formed in 1995 at the direction of Vik Bank, formerly Vik Savings and Loan, to hold its shares.",
            "Brightwater was formed in 1995 at the direction of Vik Bank, to hold its shares.",
        ),
        (
            "The largest customer accounted for 22% of pump sales in 2022 as compared to 18% in 2021.",
            "The largest customer accounted for 22% of pump sales in 2022.",
        ),
        (
            "The largest three customers accounted for 32% and 14% as compared to 31% and 12% of gross revenues in 2021.",
            "The largest three customers accounted for 32% and 14% as compared to 31% and 12% of gross revenues in 2021.",
        ),
        (
            "The pump division sells to mills in nine states, and it also serves the stores of its parent.",
            "The pump division sells to mills in nine states.",
        ),
        (
            "The company signed an agreement with Vik Bank, under which it may borrow what it needs for its pumps.",
            "The company signed an agreement with Vik Bank.",
        ),
        (
            "Brightwater now offers over 300 pumps, of which 82 were new in 1998.",
            "Brightwater now offers over 300 pumps.",
        ),
        (
            "We make pumps for patients with rare diseases of the lung, for which we believe treatments are limited or poor.",
            "The company makes pumps for patients with rare diseases of the lung.",
        ),
        (
            "Our lead pump was given in a clinical trial, which we refer to as the BREATHE trial, to 87 patients.",
            "The company’s lead pump was given in a clinical trial to 87 patients.",
        ),
        (
            "Our lead pump is tested in a clinical trial in patients with scars of the lung, or SOL.",
            "The company’s lead pump is tested in a clinical trial in patients with scars of the lung.",
        ),
        (
            "Vik Casualty Group, Inc. is an insurance company incorporated in Delaware in 1986 which insures mills.",
            "Vik Casualty Group, Inc. is an insurance company which insures mills.",
        ),
        (
            "The company insures mills and the makers of pumps in 17 states, principally in the Midwest and Southwest.",
            "The company insures mills and the makers of pumps in 17 states.",
        ),
        (
            "Vik is a holding company which, through its wholly-owned and majority-owned subsidiaries, provides pumps to mills.",
            "Vik is a holding company which provides pumps to mills.",
        ),
        (
            "The company provides pumps to residential and business customers in north central Norway and portions of Sweden.",
            "The company provides pumps to residential and business customers.",
        ),
        (
            "We make premium pumps in Norway and Sweden, and we sell our pumps under eleven names in all of the provinces.",
            "The company makes premium pumps in Norway and Sweden.",
        ),
        (
            "The Company, which was founded in 1946 and has been public since 1971, designs, makes and sells hoses in Norway.",
            "The company designs, makes and sells hoses in Norway.",
        ),
        (
            "Vik Bancorp is a company registered under the Bank Holding Company Act of 1956, as amended, which owns Vik Bank.",
            "Vik Bancorp is a company which owns Vik Bank.",
        ),
        (
            "Vik makes drugs against scars of the lung, either alone or with partners, with an initial emphasis on rare ones.",
            "Vik makes drugs against scars of the lung.",
        ),
        (
            "The company is a fund which invests in mortgages and mills, and which has been managed since then by Vik Capital.",
            "The company is a fund which invests in mortgages and mills.",
        ),
        (
            "The company operates a regional airline with nine aircraft under a code-sharing agreement with Harbor Air Lines.",
            "The company operates a regional airline with nine aircraft.",
        ),
        (
            "In August 2014, we issued $100.0 million of 1.25% notes due August 15, 2019, or the Notes, in a private placement.",
            "In August 2014, the company issued $100.0 million of 1.25% notes due August 15, 2019 in a private placement.",
        ),
        (
            "Other significant customers include the mills of Norway and the makers of pumps.",
            "Significant customers include the mills of Norway and the makers of pumps.",
        ),
        (
            "The pump system consists of a disposable catheter, which is inserted under guidance, and a proprietary generator.",
            "The pump system consists of a disposable catheter, which is inserted under guidance, and a proprietary generator.",
        ),
        (
            "We intend to open service offices for the makers of pumps and hoses in each designated area.",
            "The company intends to open service offices for the makers of pumps and hoses.",
        ),
        (
            "We buy and sell oil and natural gas properties located primarily in East Texas, North Louisiana and West Texas.",
            "The company buys and sells oil and natural gas properties.",
        ),
        (
            "The company is a truckload carrier which transports pumps and tires, in the continental United States and Canada.",
            "The company is a truckload carrier which transports pumps and tires.",
        ),
        (
            "Our loss for the fiscal year ended July 31, 2011 was $41,266 (2010 - $63,902), most of it fees of the mills.",
            "The company’s loss for the fiscal year ended July 31, 2011 was $41,266, most of it fees of the mills.",
        ),
        (
            "Vik and its mills employed 342 persons as of December 31, 2006 (325 at December 31, 2005).",
            "Vik and its mills employed 342 persons as of December 31, 2006.",
        ),
        (
            'Vik Mills, Inc., a Norwegian corporation (together with its mills, except where it requires otherwise, "Vik"), '
            "owns and operates, through wholly owned subsidiaries, three pump mills in Oslo, the last of which came in 2003.",
            "Vik Mills, Inc., owns and operates three pump mills in Oslo.",
        ),
        (
            'We are, through our indirect wholly owned subsidiary in the Kingdom (the "KN" or "Norway"), engaged in the '
            'manufacture and sale of pumps and hoses, which are sold under our "Vik No. 1" brand to mills in 14 counties.',
            "The company is engaged in the manufacture and sale of pumps and hoses.",
        ),
        (
            "The Company, through four wholly-owned subsidiaries, publishes four daily newspapers having a combined average paid "
            "circulation for the twelve months ended September 29, 1996 of 73,595, and a weekly for mills.",
            "The company publishes four daily newspapers, and a weekly for mills.",
        ),
        (
            "Vik is a provider of schools which, as of June 30, 2007, offered programs to 842 students in nine towns and, "
            "through one of its institutions, online.",
            "Vik is a provider of schools which, as of June 30, 2007, offered programs to 842 students in nine towns and online.",
        ),
        (
            "With rivals at lower price points from mills and farms, including pump shops and mines, we decided to make pumps.",
            "With rivals at lower price points from mills and farms, including pump shops and mines, the company decided to make "
            "pumps.",
        ),
        (
            "A mortgage note upon the Oslo mill, together with a pump that Vik owns, was prepaid in January.",
            "A mortgage note upon the Oslo mill, together with a pump that Vik owns, was prepaid in January.",
        ),
        (
            "In addition to building the mill, Anvil will provide training to our employees for all of the pumps.",
            "In addition to building the mill, Anvil will provide training to the company’s employees for all of the pumps.",
        ),
        (
            "To a lesser extent, we license our content to online operators who have a mill of their own.",
            "To a lesser extent, the company licenses its content to online operators who have a mill of their own.",
        ),
        (
            "Vik Partners was organized on August 14, 1984 under the Uniform Act of the Kingdom of Norway for the purpose of "
            "investing in pumps.",
            "Vik Partners was organized for the purpose of investing in pumps.",
        ),
    ],
)
def test_a_clause_goes(text: str, shortest: str) -> None:
    assert forms(text)[-1] == shortest


@pytest.mark.parametrize(
    "text",
    [
        "We do not design and sell pumps for mills in Norway.",
        "We do not currently own or manage any mill and sell pumps in Norway.",
        "We do not make pumps in Norway and buy our hoses from mills.",
        "We do not make pumps and sell hoses and do not lease mills in Norway.",
        "The Company’s sells pumps and hoses to mills in nine counties of Norway.",
    ],
)
def test_how_far_a_not_reaches_is_not_guessed_and_a_slip_is_not_printed(text: str) -> None:
    assert forms(text)[0].startswith(("bar.", "rewrite."))


def test_what_a_not_and_a_list_of_nouns_say_is_told() -> None:
    assert forms("We do not own mills and mines in Norway.") == ["The company does not own mills and mines in Norway."]


@pytest.mark.parametrize(
    "text",
    [
        "The company pays its dealers a fee for each pump, and it does not pay them a salary.",
        "The shipping rates of the mills are based on the weight of the pump and the place of the mill.",
        "Laws on pumps are complex, change frequently, and have tended to become more stringent over time.",
        "The company has two mills, and is not dependent on either of them.",
        "The company makes pumps for mills; it does not sell them outside of Norway.",
        "The markets of pumps are competitive and consist of large companies, along with numerous small independent companies.",
        "Pumps are primarily made in its plants in Norway and Sweden, and under contract by Harbor Pumps in Denmark.",
        "The company accounted for approximately 23% of sales (in square feet) of hoses and 6% of pumps.",
        "The company began deliveries of the most recent kinds of pumps, valves and hoses, which are the ones with mills and "
        "control technology, in 2016, 2017 and 2019, respectively.",
        "The company sells to grocery retailers, meat distributors, warehouse club stores, military commissaries, "
        "industrial processing companies, chain restaurants or their distributors.",
    ],
)
def test_a_limit_and_a_complement_stay(text: str) -> None:
    assert forms(text) == [text]


def test_a_cut_that_leaves_next_to_nothing_is_not_made() -> None:
    assert forms("The company operates various platforms, which allow its customers to order pumps.") == [
        "The company operates various platforms, which allow its customers to order pumps."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A pump model might link to a valve model.",
        "We refer to the pumps that we buy from the venture as captive pumps.",
        "We are founders of most of the pump makers in the market today.",
        "In 1954, it converted to a savings bank for the mills.",
        "Detailed information about our pumps can be found on our website.",
        "All references to fiscal 2025 and 2024 are to the fiscal years of Vik Pumps, Inc. ended May 31, 2025 and 2024.",
    ],
)
def test_what_is_never_written(text: str) -> None:
    assert len(forms(text)) == 1
    assert forms(text)[0].startswith(("bar.", "rewrite."))


@pytest.mark.parametrize(
    "text",
    [
        "VIK®, HARBOR® and the Anvil logo are our trademarks or registered trademarks.",
        "The company holds no patents.",
        "Bad debt expense was 0.4% of sales in 1998 and 0.5% in 1997.",
        "Commissions are paid to the agents on each pump that they sell to mills.",
        "Since that time we have acquired eleven distributors operating 38 branches.",
        "The five largest accounted for approximately 27% of advertising revenue.",
        "In return the company paid a fee of 0.50% to the banks.",
        "We expect to fund them with internally generated funds, borrowings and customer advances.",
        "Interest of $10.25 million per year is payable on February 15 and August 15.",
        "Costs of approximately $740,000 have been capitalized.",
        "We used $4.0 million of the net proceeds to prepay a portion of our term loan and intend to use the rest for pumps.",
        "Amounts shown for each Bank are before elimination of intercompany balances.",
        "Intersegment sales, which are small, were $2,870,000 in fiscal 1994, and are eliminated in the table.",
        "For additional information pertaining to Vik, see the sections on pumps at pages 16 and 20.",
        "Operating income is income before interest, general corporate expenses and income taxes.",
        "A commitment fee of 3/8 of 1% is payable on the unused portion.",
        "Interest is charged at rates ranging from 1/2% to 2-1/2% over the broker call rate.",
        "We agreed to pay $7.2 million in installments.",
        "We paid an upfront fee of $4.0 million and issued 210,000 shares of our common stock.",
        "In 2017 we sold a further 402,250 shares for net proceeds of $2.2 million.",
        "We do not take title to goods sold by dealers and report only our fees as revenue.",
    ],
)
def test_what_belongs_to_another_sentence_or_a_table_is_barred(text: str) -> None:
    assert forms(text)[0].startswith(("bar.", "rewrite."))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We offer a program for insured patients and make certain pumps available without charge.",
            "The company offers a program for insured patients and makes certain pumps available without charge.",
        ),
        (
            "We offer price guides and pumps, conduct auctions on behalf of dealers, and sell hoses to mills.",
            "The company offers price guides and pumps, conducts auctions on behalf of dealers, and sells hoses to mills.",
        ),
        (
            "Vik Corporation, or the “Company”, a Delaware corporation, is one of the largest chains of pump stores in Norway.",
            "Vik Corporation, a Delaware corporation, is one of the largest chains of pump stores in Norway.",
        ),
        (
            "We sold our pumps in approximately 2,000 hardware stores, as well as department stores and mills.",
            "The company sold its pumps in approximately 2,000 hardware stores, as well as department stores and mills.",
        ),
        (
            "We sell (i) pumps, (ii) valves, and (iii) hoses to mills in Norway.",
            "The company sells pumps, valves, and hoses to mills in Norway.",
        ),
        (
            "During 2025, we sunset the Vik brand and folded its operations into Harbor.",
            "During 2025, the company sunset the Vik brand and folded its operations into Harbor.",
        ),
        (
            "We paid an upfront fee of $4.0 million to Vik Pharma for the licence.",
            "The company paid an upfront fee of $4.0 million to Vik Pharma for the licence.",
        ),
    ],
)
def test_verbs_commas_and_numbers_keep_what_they_rule(text: str, told: str) -> None:
    assert forms(text)[0] == told


def test_what_is_sold_to_a_limited_extent_keeps_where() -> None:
    made = forms("Vik Foods, Inc. sells packaged foods in the United States and, to a limited extent, in Canada and Mexico.")
    assert all("in Canada and Mexico" in form for form in made)


def test_a_company_owned_thing_is_no_company() -> None:
    assert forms("The Company-owned mills sell pumps to the mills of others.") == [
        "The company-owned mills sell pumps to the mills of others."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The next generation of pump and hose products as well as our valve products are under development.",
        "Demand for pumps, hoses, and certain prepared valve products, such as mill valves, generally increases in the spring.",
        "Sales of our pumps and hoses to mills and stores are generally made pursuant to standard purchase orders.",
        "Sales of any pumps will depend, in part, on the extent to which third-party payors, including Vik, provide coverage.",
    ],
)
def test_a_cut_does_not_take_the_verb(text: str) -> None:
    assert all(any(w in f for w in ("under development", "increases", "orders", "provide coverage")) for f in forms(text))


@pytest.mark.parametrize(
    "text",
    [
        "“OEM” means Original Equipment Manufacturer of pumps and hoses.",
        "The term “pump” is used to denote a machine that moves water.",
        "The Oslo-based pump and hose company creates valves for mills.",
        "We later began working with paper mills in Norway.",
        "Our Windsor, Canada based pump maker that serves the needs of mills across Canada.",
    ],
)
def test_definitions_and_what_stands_on_another_sentence_are_barred(text: str) -> None:
    assert forms(text)[0].startswith(("bar.", "rewrite."))


@pytest.mark.parametrize(
    "text",
    ["The balance was shipped directly to the mills.", "Mortgage loans accounted for 61% of total loans at that date."],
)
def test_what_points_at_a_place_told_elsewhere_is_barred(text: str) -> None:
    assert forms(text)[0].startswith("bar.")


def test_no_cut_takes_what_the_last_of_a_list_may_hang_on() -> None:
    text = "We make scissors, shears, paper trimmers, rotary cutters, manicure tools, hobby knives and blades."
    assert forms(text) == [text.replace("We make", "The company makes")]


def test_what_a_variety_consists_of_goes_where_the_sentence_is_too_long() -> None:
    text = (
        "Vik Foods, Inc. and its various subsidiaries produce, market and distribute a variety of food products consisting of "
        "value-enhanced poultry; fresh and frozen poultry; value-enhanced beef and pork products; fresh and frozen pork "
        "products; flour and corn tortillas and chips; frozen desserts, soups and sauces; and value-enhanced seafood products."
    )
    assert forms(text) == ["Vik Foods, Inc. and its various subsidiaries produce, market and distribute food products."]


def test_the_middle_of_a_series_goes_where_the_sentence_is_too_long() -> None:
    text = (
        "Vik Electronics, Ltd. is a leading global provider of engineered solutions, power grid tubes and related goods; power "
        "conversion and microwave components; high value flat panel detectors, replacement parts, tubes and service training for "
        "all kinds of imaging equipment in hospitals and in clinics; and customized display solutions."
    )
    assert forms(text)[-1] == (
        "Vik Electronics, Ltd. is a leading global provider of engineered solutions, power grid tubes and related goods; and "
        "customized display solutions."
    )
    shorter = text.replace(" for all kinds of imaging equipment in hospitals and in clinics", "")
    assert forms(shorter)[-1] == shorter, "one that is short enough is told whole"


def test_a_cut_leaves_no_list_with_its_first_member_alone() -> None:
    text = "Vik operates 83 mills in 10 states, consisting of 39 in Texas, 12 in Ohio, 9 in Utah, and 23 in New Mexico."
    assert not [form for form in forms(text) if form.endswith("consisting of 39 in Texas.")]


def test_a_cut_leaves_no_two_statements_side_by_side() -> None:
    text = (
        "Vik primarily makes its pumps at its registered and certified mill located in Oslo, Norway, primarily makes its hoses "
        "for mills at its registered mill located near Bergen, Norway, and primarily makes its other goods at its mill in Voss."
    )
    assert not [form for form in forms(text) if "Voss" not in form], forms(text)
    text = "Sales are affected by changes in costs, changes in use due to weather and changes in the rates of mills in Norway."
    assert forms(text) == [text]


def test_what_goes_along_with_a_noun_that_may_be_a_verb_goes() -> None:
    text = (
        "Vik Corporation is a leading manufacturer of a broad range of pump and hose solutions primarily for the mill market and "
        "various harsh market segments, and also for the river barge market, offering suites of high quality goods which work as "
        "a system of solutions or go along with other parts of mills."
    )
    assert forms(text)[-1].endswith("and also for the river barge market.")


def test_a_cut_does_not_take_the_verb_behind_a_clause() -> None:
    text = (
        "While we sell pumps to thousands of mills in Norway, the loss of purchases by some of them due to a change in the rules "
        "of these mills, or the timing of what they build, adversely affects the results of our sales."
    )
    assert all("affects" in f for f in forms(text)), forms(text)


def test_a_cut_does_not_take_the_verb_of_what_is_believed() -> None:
    text = "The company believes that its choice of oak for pumps, which allows mills to pay less, is a source of its success."
    assert all("success" in form for form in forms(text))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The company agreed to sell two mills for its pumps, subject to customary closing conditions.", "subject to"),
        ("The company takes back unsold pumps from dealers pursuant to limited stock rotation rights.", "limited"),
        ("The company makes pumps for farms, which are sold only in Canada and not under its own name.", "only in Canada"),
        ("The company licenses the mark from Acme, which may terminate the license at any time.", "may terminate"),
        ("The company leases its fleet of trucks, which has not been insured against flood loss.", "not been insured"),
        ("The company sells its newest pump to mills (in Canada only) through dealers.", "only"),
        ("The company owns all shares of the mill (subject to an option of its lender) in Norway.", "subject to"),
        ("The company owns most of the venture, and it has agreed to sell that interest in 2011.", "agreed to sell"),
        ("The company holds the rights in Europe to nine pumps; it may lose one of them if sales stay low.", "may lose"),
        ("The company opened two mills in Norway, with a third location due to open in June 1995.", "due to open"),
        ("The company hires seasonal workers from time to time in its northern pump plants.", "from time to time"),
        ("Our competitors include Vik Printing (outside of Norway and Sweden) and Anvil Masks in Oslo.", "outside of Norway"),
        ("Our mills stand throughout the United States, including Guam, Canada and Mexico.", "Canada and Mexico"),
        ("Vik Insurance was incorporated under the laws of Norway and is an agency that sells policies to all.", "agency"),
        ("We offer pumps, most of which are exclusive to Vik, as well as certified repair services.", ", as well as"),
        ("Vik Finance provides loans for purchases of mills, as well as hose lending.", ", as well as"),
        ("We plan to have pages of our own on the websites such as Fjordbook, Oslogram, and Vikter.", "such as"),
        ("Sales (tons) by the company to its mill were approximately 6% of its total sales (tons) in Norway.", "sales (tons)"),
        ("We do not hire full-time employees for our mills so long as our operations are in Norway.", "so long as"),
    ],
)
def test_no_cut_takes_a_limit(text: str, limit: str) -> None:
    told = forms(text)
    assert not told[0].startswith(("bar.", "rewrite."))
    assert all(limit in f for f in told)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "Of purchases 84% were shipped from 30 distribution centers, six located in Texas; four in Ohio; and one in Maine.",
            "Of purchases 84% were shipped from 30 distribution centers.",
        ),
        (
            "The Vik Company has 20 distribution centers with three located in Texas, two located in Ohio, and one in Maine.",
            "The Vik Company has 20 distribution centers.",
        ),
        (
            "We buy pumps from Vik Pumps Co., Ltd., or Vik, and Anvil Pumps, Inc., or Anvil, for mills in Ohio.",
            "The company buys pumps from Vik Pumps Co., Ltd., and Anvil Pumps, Inc., for mills in Ohio.",
        ),
        (
            "In 2004 we acquired two mills, through our wholly owned subsidiary Vik Mills Corporation, for $179.0 million.",
            "In 2004 the company acquired two mills for $179.0 million.",
        ),
        (
            "In May 2004 the Company, through its wholly owned subsidiary Vik Mills Corporation, acquired two mills in Ohio.",
            "In May 2004 the company acquired two mills in Ohio.",
        ),
        (
            "Our net revenues increased to $150.2 million in fiscal 1997, and our net income increased to $4.5 million.",
            "The company’s net revenues increased to $150.2 million in fiscal 1997.",
        ),
        (
            '(a)  Vik Corporation ("Vik") is a world leader in the manufacture of pumps for mills.',
            "Vik Corporation is a world leader in the manufacture of pumps for mills.",
        ),
        (
            "Vik Growers, Inc. (Vik, the Company, we, us or our), is a leader in the pump industry of Norway.",
            "Vik Growers, Inc. is a leader in the pump industry of Norway.",
        ),
        (
            'Anvil Sales Co., Inc., a subsidiary of Anvil Inc. ("Anvil"), is the dealer of the company in Norway.',
            "Anvil Sales Co., Inc., a subsidiary of Anvil Inc., is the dealer of the company in Norway.",
        ),
        (
            "Other pumps and products are marketed through nine dealers of the company in Norway.",
            "Other pumps and products are marketed through nine dealers of the company in Norway.",
        ),
        (
            "Lastly, we operate four distribution centers for pumps in Norway.",
            "The company operates four distribution centers for pumps in Norway.",
        ),
    ],
)
def test_a_detail_goes_and_the_statement_stays(text: str, form: str) -> None:
    assert form in forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Some of our pumps are used by the operators of networks in nine countries.",
        "VIK MILLS AND PUMPS CORP. was incorporated under the laws of Nevada on April 12, 1995.",
    ],
)
def test_a_beginning_that_looks_like_a_remnant_and_is_none(text: str) -> None:
    assert len(forms(text)[0].split()) > 5


def test_a_numbered_list_keeps_its_colon() -> None:
    about = "Brightwater makes pumps for mills in Norway and sells them in nine countries of Europe.\n\n"
    listed = "We sell pumps that address three core markets:\n\n● mills and mines\n\n● ships at sea\n\n● power plants\n"
    read = api.read((about + listed).encode())
    made, _ = drafts(
        read.filing, read.outline, extract_facts(read.filing, read.outline, read.pack, read.scope), read.pack, read.scope, {}
    )
    assert "The company sells pumps that address three core markets: mills and mines, ships at sea and power plants." in [
        d.lines[0].text for d in made
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(
            'In 1996, the Company bought the mills of Vik Exchange, Inc. ("Vik").',
            "In 1996, the company bought the mills of Vik Exchange, Inc.",
            id="a short name behind a stop leaves one stop",
        ),
        pytest.param(
            "We publish the game Tsum Tsum on telephones in ten countries.",
            "The company publishes the game Tsum Tsum on telephones in ten countries.",
            id="a name may double its word",
        ),
        pytest.param(
            "Vik Pump Corporation(1) makes the CrossRoads(tm) pump for nine mills in Norway.",
            "Vik Pump Corporation makes the CrossRoads pump for nine mills in Norway.",
            id="the marks of a note and of a trade mark",
        ),
        pytest.param(
            'We franchise 150 restaurants under the name "Pizzeria Vik...Oslo Bar & Grill."',
            'The company franchises 150 restaurants under the name "Pizzeria Vik...Oslo Bar & Grill."',
            id="a name may have three dots in it",
        ),
    ],
)
def test_what_looks_like_a_slip_and_is_none(text: str, form: str) -> None:
    assert forms(text)[0] == form


@pytest.mark.parametrize(
    "text",
    [
        "We sell pumps to mills.. and farms.",
        "We sell pumps to mills in Norway...",
        "We sell Vik!. pumps.",
        'We sell <part title="Vik"> pumps to mills.',
    ],
)
def test_marks_that_belong_to_nothing_are_a_slip(text: str) -> None:
    assert forms(text) == ["rewrite.unsafe"]


def test_a_doubled_word_is_a_slip() -> None:
    assert forms("We publish the the game of Vik on telephones in ten countries.") == ["rewrite.unsafe"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("We sell the Company's pumps to mills, mines and farms.", "The company sells its pumps to mills, mines and farms."),
        (
            "We offer a wide variety of hand tools and electric pumps to mills.",
            "The company offers hand tools and electric pumps to mills.",
        ),
        ("Our pumps are used in a wide variety of mills.", "The company’s pumps are used in a wide variety of mills."),
        (
            "We offer a wide variety of products to mills in Norway.",
            "The company offers a wide variety of products to mills in Norway.",
        ),
        ("We currently sell pumps to nine mills in Norway.", "The company sells pumps to nine mills in Norway."),
        ("We currently have no customers for our pumps.", "The company currently has no customers for its pumps."),
        ("We are currently developing a pump for mills.", "The company is currently developing a pump for mills."),
        ("The Company sells pumps to mills as well as farms.", "The company sells pumps to mills and farms."),
        (
            "The Company sells pumps and hoses to mills as well as farms.",
            "The company sells pumps and hoses to mills as well as farms.",
        ),
        (
            "The Company has mills in 13 towns, including one in Oslo as well as offices in Bergen.",
            "The company has mills in 13 towns, including one in Oslo as well as offices in Bergen.",
        ),
        ("The table above indicates that mills buy 91% of the pumps we sell.", "Mills buy 91% of the pumps the company sells."),
        ("Pump sharing (rental): The Company rents pumps to mills in Norway.", "The company rents pumps to mills in Norway."),
        ("We also make pumps for mills in Norway.", "The company makes pumps for mills in Norway."),
        ("We also deliver pumps to mills in Norway.", "The company also delivers pumps to mills in Norway."),
        ("The World Pump Trust (the Trust) was formed in 2014 in Norway.", "The World Pump Trust was formed in 2014 in Norway."),
        ("The Trust has series (each, a Fund and collectively, the Funds) in Norway.", "The Trust has series in Norway."),
        ("In addition, in January 2001 we acquired mills in Norway.", "In January 2001 the company acquired mills in Norway."),
        ("We frequently purchase pumps and quickly sell them.", "The company frequently purchases pumps and quickly sells them."),
        ("Bakery sales amounted to 29% of its sales in 2022.", "Bakery sales amounted to 29% of its sales in 2022."),
        ("Vik's Mill Division supplies parts to mills in Norway.", "Vik's Mill Division supplies parts to mills in Norway."),
        (
            "We do not own mills and do not intend to lease any.",
            "The company does not own mills and does not intend to lease any.",
        ),
        ("We serve mills, repair and remodel (MR&R), and ships.", "The company serves mills, repair and remodel, and ships."),
        (
            "Vik Bank was founded in 1917 in Oslo, Norway and is engaged primarily in lending to mills and their owners.",
            "Vik Bank is engaged primarily in lending to mills and their owners.",
        ),
        (
            "We manage our mills, assess performance, and report earnings under five segments.",
            "The company manages its mills, assesses performance, and reports earnings under five segments.",
        ),
        ("We service mills by contract and leverage our name.", "The company services mills by contract and leverages its name."),
        ("We sell, install and service pumps for mills.", "The company sells, installs and services pumps for mills."),
        ("The Companys pumps are sold to mills in Norway.", "The company’s pumps are sold to mills in Norway."),
        ("Mills buy 91% of the Companys pumps and hoses.", "Mills buy 91% of the company’s pumps and hoses."),
        ("The pump division provides services to mills in Norway.", "The pump division serves mills in Norway."),
        (
            "The Company sells pumps under the brands of the Company's dealers.",
            "The company sells pumps under the brands of the company's dealers.",
        ),
        ("The Company sells pumps and parts under the Company's brands.", "The company sells pumps and parts under its brands."),
        (
            "The Company sells pumps through dealers and in the Company's stores.",
            "The company sells pumps through dealers and in its stores.",
        ),
        (
            "Vik Mills, which was bought by the Company in 1998, makes paper for books and maps.",
            "Vik Mills makes paper for books and maps.",
        ),
        (
            "Vik Mills, which was sold to mills, farms, stores and other buyers, makes paper.",
            "Vik Mills, which was sold to mills, farms, stores and other buyers, makes paper.",
        ),
        (
            "Vik Mills, located in Oslo, Norway, designs, makes and sells paper for books.",
            "Vik Mills designs, makes and sells paper for books.",
        ),
    ],
)
def test_what_is_said_in_fewer_words(text: str, form: str) -> None:
    assert forms(text)[-1] == form


@pytest.mark.parametrize(
    "text",
    [
        "The company is the largest supplier of pumps and hoses to residential customers in Norway and the south of Sweden.",
        "The company is the only provider of nuclear pumps to hospitals and clinics in Norway and the south of Sweden.",
        "Vik holds the exclusive right to sell the pumps of Harbor to mills and farms, in the Kingdom of Norway and in Sweden.",
        "Approximately 60% of the pumps of the company are sold to customers in Norway and the south of Sweden.",
        "All of the pumps are sold to dealers and to customers in Norway and the south of Sweden.",
        "The company does not sell pumps or hoses to any of the customers in Norway and the south of Sweden.",
        "The company is the leading bank for farmers and for makers of pumps, primarily in the northern counties of Norway.",
        "The company ranks first among suppliers of pumps to businesses in Norway and the south of Sweden.",
        "The company may sell pumps to mills and to other makers under a license agreement with Harbor Mills of Norway.",
    ],
)
def test_no_cut_takes_the_place_from_a_claim(text: str) -> None:
    assert forms(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Anvil Mills, has contracts to supply paper to the Norway Valley Authority (NVA) for its books.",
        "Anvil, through its wholly-owned distribution subsidiary, Vik Mills, has contracts to supply paper to the Norway "
        "Valley Authority (NVA).",  # without "through its ... subsidiary" it says "Anvil Vik Mills, has"
    ],
)
def test_no_cut_leaves_a_comma_between_subject_and_verb(text: str) -> None:
    assert all(form.startswith((text[:30], "Anvil has", "rewrite.unsafe")) for form in forms(text))
    assert forms("Anvil, a mill in Norway, owns nine mills of the northern counties (NC) and sells paper.") == [
        "Anvil, a mill in Norway, owns nine mills of the northern counties and sells paper.",
    ]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The Company, through its principal subsidiary, Vik Mills, is among the makers of paper in Norway and in Sweden.",
         "The company Vik Mills"),
        ("Vik's staff designs and then coordinates with its suppliers the making of its pumps and coordinates and supervises "
         "the assembly and packing of its valves.", "and coordinates."),
        ("The pump segment provides coating of pumps to the paper and other industries through facilities located throughout "
         "the United States and Canada.", "through facilities."),
        ("Our Vik subsidiary manufactures and sells pumps and valves under trade names such as Montana, Everest and Hornet.",
         "under trade names."),
        ("Pumps are sold to dealers who service restaurants, food service operations such as plants and schools, hospitals "
         "and other vendors.", "food service operations."),
        ("The Company concentrates production, sales and marketing efforts in order to appeal to makers of paper in Norway.",
         "marketing efforts."),
        ("The company’s focus on serving the professional customers, or \"Pros\", who repair pumps for owners of mills, will "
         "help the company to sell more hoses.", "\"Pros\"."),
        ("At March 31, 1996, Vik consisted of 14 mills: three in New York, three in Florida, two in Texas and one each in "
         "Georgia and Maryland.", "three in New York."),
    ],
)  # fmt: skip
def test_no_cut_leaves_an_end_that_says_nothing(text: str, never: str) -> None:
    assert forms(text)[0].split()[0] in ("The", "Vik's", "Pumps", "At")
    assert not any(never in form for form in forms(text)), forms(text)


def test_it_is_not_somebody_else() -> None:
    text = "In July, we reported that we had received a letter in which the FDA stated that we are not required to make pumps."
    assert forms(text)[0].endswith("stated that the company is not required to make pumps.")


@pytest.mark.parametrize(
    "text",
    [
        "/bullet/ Expanding access to pumps is a goal of the mills in Norway.",
        "B. Vikol is in a new class of drugs that act by disabling the virus in all of Norway.",
        "The pump of the mill in Norway is covered by U.S. Patent Appl.",
    ],
)
def test_a_beginning_or_an_end_that_is_none(text: str) -> None:
    assert forms(text) == ["bar.fragment"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Other products include a drawstring bag, which is marketed to mills in Norway.", "Products include a drawstring bag"),
        ("Other specialty bags produced and marketed by the company include die-cut bags and litter bags.",
         "Specialty bags produced and marketed by the company include"),
        ("Products are sold to chains, clubs and dealers who service restaurants, food operations such as plants and schools, "
         "convenience stores, hospitals and other vendors of Norway.", "Products are sold to chains, clubs and dealers."),
    ],
)  # fmt: skip
def test_what_it_stands_beside_goes_and_whom_the_dealers_serve(text: str, told: str) -> None:
    assert any(form.startswith(told) for form in forms(text)), forms(text)


def test_what_it_follows_from_goes() -> None:
    assert forms("The company must, therefore, compete with the makers of pumps in all of Norway.") == [
        "The company must compete with the makers of pumps in all of Norway."
    ]


def test_a_segment_that_is_called_other_keeps_its_name() -> None:
    assert forms("Other now includes the pumps of the mills in Norway and in Sweden.") == ["bar.other"]


IDENTITIES = [
    (
        'Vik Industries, Inc. (the "Company"), a Delaware corporation organized in 1969, designs, manufactures and markets, '
        "through its wholly-owned subsidiaries Anvil Foundry Company and Harbor Valve, Inc., a broad line of iron castings, "
        "butterfly valves and pipe fittings used principally in municipal water distribution and wastewater treatment systems.",
        "Vik Industries, Inc. designs, manufactures and markets a broad line of iron castings, butterfly valves and pipe fittings"
        " used principally in municipal water distribution and wastewater treatment systems.",
    ),
    (
        "Vik-Anvil, Inc., together with its direct and indirect subsidiaries, is a full service investment banking and "
        "securities brokerage firm; the parent was incorporated under Delaware law in 1970, succeeding to a partnership founded "
        "in 1888, and its principal subsidiary, Vik, Anvil & Co. Incorporated, is a member of the New York Stock Exchange.",
        "Vik-Anvil, Inc. is a full service investment banking and securities brokerage firm.",
    ),
    (
        "A self-managed real estate investment trust, Vik Residential Properties, Inc. was organized as a Maryland corporation in"
        " October 1993 to succeed to the apartment acquisition, development and management business of Vik & Co., and conducts"
        " substantially all of its operations through Vik Residential, L.P., of which it is the sole general partner.",
        "A self-managed real estate investment trust, Vik Residential Properties, Inc. was organized as a Maryland corporation in"
        " October 1993 to succeed to the apartment acquisition, development and management business of Vik & Co.",
    ),
    (
        "Vik Energy Corporation, headquartered in Oslo, Ohio, is an independent oil and natural gas company engaged in the"
        " acquisition, exploration, development and production of oil and natural gas properties.",
        "Vik Energy Corporation, headquartered in Oslo, Ohio, is an independent oil and natural gas company engaged in the"
        " acquisition, exploration, development and production of oil and natural gas properties.",
    ),
]


@pytest.mark.parametrize(("text", "form"), IDENTITIES)
def test_what_a_company_is_can_be_told_however_long_its_sentence(text: str, form: str) -> None:
    assert form in forms(text)


def test_the_record_of_a_cut_behind_an_abbreviation_holds() -> None:
    source = (
        f"Item 1. Business\n\n{IDENTITIES[2][0]}\n\nThe Company owns 40 mills in Norway and sells paper to printers.\n".encode()
    )
    done = api.summarize(source)
    assert ".." not in done.text and "L.P." in done.text
    assert api.verify(done.record, source, level=3) == []


def test_a_list_behind_a_colon_keeps_its_second_member() -> None:
    text = (
        "We operate two formats: the VIK MILLS superstore, which averages 37,600 square feet, and the VIK FIELD HOUSE store, "
        "which averages 16,400 square feet and serves towns."
    )
    assert all("VIK FIELD HOUSE" in form for form in forms(text))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("We invested $191 million to open mills, including the mill in Norway, and to modernize the mills in Sweden.",
         "including the mill in Norway, and to modernize the mills in Sweden."),
        ("About 82% of sales are made directly to mills by our sales force, which at May 26, 1998 consisted of many engineers.",
         "are made directly to mills by the company’s sales force."),
        ("We develop power plants for the mills of Norway, through our wholly-owned subsidiary, Vik Energy, Inc.",
         "develops power plants for the mills of Norway."),
        ("We no longer make pumps in the mills of Norway.", "The company no longer makes pumps"),
        ("As noted previously, the Company designs pumps for the mills in Norway.", "The company designs pumps for the mills"),
        ("As described above, we sell pumps to mills in Norway.", "The company sells pumps to mills in Norway."),
        ("Vik Mills, Inc. (Vik), a chain of shops, accounted for 27% of net sales in 1994.", "Vik Mills, Inc., a chain of"),
        ("Vik “R” Us, Inc. (Vik “R” Us), a chain of shops, accounted for 27% of net sales in 1994.", "Vik “R” Us, Inc., a chain"),
        ("We pay creditors including, but not limited to, the owners of mills in Norway.", "creditors including the owners"),
        ("Sales in Norway were $27,563,000, $38,187,000 and $40,329,000, for fiscal years 1995, 1994 and 1993, respectively.",
         "Sales in Norway were $27,563,000 for fiscal year 1995."),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_and_what_is_said_twice_goes(text: str, form: str) -> None:
    assert any(form in one for one in forms(text)), forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pumps are made by causing the beads, which have been stored in Oslo before they are used, to be blown into a mould.",
        "After a shape has been found for the mills of Norway and an order is received, the Company designs and builds moulds.",
    ],
)
def test_no_cut_takes_what_a_verb_wants(text: str) -> None:
    assert all(form.endswith(("mould.", "moulds.")) for form in forms(text)), forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hepatitis B is treated with Vikon and the rarer forms with Vikor (Hepatitis B) in Norway.",
        "Grade 2 steel is made in Oslo and other steel in Bergen (Grade 2) by our mills.",
        "Pumps of the make Vik are sold in Norway by Anvil (Vik) and by its dealers.",
    ],
)
def test_a_bracket_that_says_which_stays(text: str) -> None:
    bracket = text[text.index("(") : text.index(")") + 1]
    assert bracket in forms(text)[0]


def test_no_lead_goes_before_a_word_that_joins_it() -> None:
    assert not any(form.startswith("And") for form in forms("As noted above, and subject to law, we will sell our mill in Oslo."))


def test_no_cut_leaves_the_legal_form_of_a_firm() -> None:
    for tail in (", Inc.", ", Ltd.", " Corp.", ""):
        text = f"We develop power plants for mills in Norway, through our wholly-owned subsidiary, Vik Energy{tail or '.'}"
        assert not any(regex.search(r"[a-z],? (?:Inc|Ltd|Corp)\.", form.replace("Energy", "")) for form in forms(text)[1:])


def test_a_line_of_uses_is_no_sentence() -> None:
    for text in (
        "For use as pumps or with valves for the making of paper and for the making of bricks.",
        "In use with pumps of mills.",
    ):
        assert forms(text) == ["rewrite.unsafe"]
    assert forms("Mills use pumps for the making of paper and for the making of bricks.")[0].startswith("Mills use pumps")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'The 14 state region was divided into areas called Oslo paper areas ("OPAs") with each OPA centered on a mill.',
            '("OPAs") with each OPA',
        ),
        ("The company sells pumps to Vik Area Transport (VAT), and the mills of VAT buy valves.", "(VAT), and the mills of VAT"),
    ],
)
def test_letters_that_the_sentence_uses_are_explained_in_it(text: str, told: str) -> None:
    assert all(told in form for form in forms(text)), forms(text)


@pytest.mark.parametrize(
    "text",
    [
        'The 14 state region was divided into areas called Oslo paper areas ("OPAs") with each area centered on a mill.',
        'The company sells pumps of Vik OPA Mills ("OPA") to makers of paper, and OPA sells valves.',
        'The company sells pumps of Vik Area Mills ("Vik") to makers of paper, and Vik sells valves.',
        'Through Vik Paper Bank ("VPB"), the company offers trust services in Oslo (VPB) and in Bergen.',
    ],
)
def test_letters_that_no_word_needs_go(text: str) -> None:
    assert all("(" not in form for form in forms(text)[-1:]), forms(text)


def test_letters_and_names_in_brackets_go_where_nothing_uses_them() -> None:
    assert forms("The company sells pumps to makers of original equipment (MOEs) in Norway.") == [
        "The company sells pumps to makers of original equipment in Norway."
    ]
    assert forms("The company sells pumps to makers of equipment (MOEs), and an MOE sells them on.")[0] == (
        "The company sells pumps to makers of equipment (MOEs), and an MOE sells them on."
    )
    assert "(USA)" in forms("The company sells pumps in America (USA) and in Norway to mills.")[0]
    assert forms("In November 2020 the company bought a mill in Oslo (the Franklin Property) for $14 million.") == [
        "In November 2020 the company bought a mill in Oslo for $14 million."
    ]


def test_a_verb_behind_what_a_name_is_may_be_a_noun_elsewhere() -> None:
    said = "Vik Mills, Inc. (Vik Mills), a Norwegian subsidiary of the Company, supplies pumps to nine mills of Norway."
    assert forms(said) == ["Vik Mills, Inc., a Norwegian subsidiary of the company, supplies pumps to nine mills of Norway."]


def test_a_cut_leaves_interests_with_whom_they_are_aligned() -> None:
    said = "The company pays with stock and aligns the interests of sellers of mills, including Vik, with those of owners."
    assert all("with those of owners" in form for form in forms(said))


def test_a_name_that_begins_small_before_a_figure_stays_so() -> None:
    assert forms("v3 Vik builds and sells software to mills in nine towns.") == [
        "v3 Vik builds and sells software to mills in nine towns."
    ]


def test_a_list_with_semicolons_behind_through_keeps_its_members() -> None:
    said = (
        "Vik pumps are sold in all of Norway, with most of the sales through large outdoor retailers, such as Anvil and Pell; "
        "large chains of stores; distributors that serve independent dealers; and makers of boats of brands such as Dal."
    )
    assert not any(form.endswith("through large outdoor retailers.") for form in forms(said))
