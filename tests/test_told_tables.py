"""What tables tell of revenue and customers: amounts, shares, groups with their sums; and the tables that must tell nothing."""

from __future__ import annotations

import re

import pytest
from test_told_lists import OPENING, drafted
from whole_runs import sec_10k

from summarizer import api
from summarizer.extract.engine import extract_facts

SEGMENTS = """The Company operates in two industry segments. The following table sets forth, for each of the last three years,
the net sales to unaffiliated customers, operating profit and assets attributable to each segment. More is said in Note 13.

                                      Year Ended December 31,
                                  --------------------------------
                                    1996        1995        1994
                                  --------    --------    --------
                                           (in thousands)
Net sales:
  Marine Pumps                    $ 96,214    $ 75,038    $ 60,795
  Paper Mill Valves                 52,391      46,877      43,512
                                  --------    --------    --------
    Total                         $148,605    $121,915    $104,307
                                  ========    ========    ========
Operating profit:
  Marine Pumps                    $  5,291    $  4,202    $  2,858
  Paper Mill Valves                  6,444       4,126       4,917
                                  --------    --------    --------
    Total                         $ 11,735    $  8,328    $  7,775
                                  ========    ========    ========
"""
GROUPS = """The following table shows the sources of the Company's revenues (dollars in thousands):

                                       1999                 1998
                                ------------------   ------------------
                                 Amount       %       Amount       %
                                --------   -------   --------   -------
Commissions:
  Listed securities             $ 21,340    42.7%    $ 19,412    43.1%
  Mutual funds                    14,260    28.5       13,188    29.3
                                --------   -------   --------   -------
                                  35,600    71.2       32,600    72.4
Interest                          14,400    28.8       12,400    27.6
                                --------   -------   --------   -------
    Total revenues              $ 50,000   100.0%    $ 45,000   100.0%
"""
FLAT = """Our net sales by product line, in thousands of dollars and as a percentage of the total, were as follows:

Fiscal Year Ended June 30,
2009 2008
Amount % Amount %
Slurry pumps $28,917 59.5% $24,365 65.5%
Gate valves 19,670 40.5% 12,841 34.5%
Total $48,587 100.0% $37,206 100.0%
"""
SHARES = """The percentage of net sales contributed by each of our product categories was as follows:

                                  1998     1997     1996
                                  ----     ----     ----
Slurry pumps                       46%      51%      58%
Gate valves                        33       30       30
Spare parts and service            21       19       12
                                  ----     ----     ----
                                  100%     100%     100%
"""
SOURCES = """The following is a summary of the relative amounts of income producing functions as a percentage of gross operating
income during the past two years:

                                       1995   1994
                                       ----   ----
 Interest and fees on:
   Residential loans                    39%    41%
   Other loans                          32     31
                                       ----   ----
   Total loan income                    71     72

 Securities                             21     19
 Trust income                            8      9
                                       ----   ----
 Gross operating income                100%   100%
"""
CUSTOMERS = """The following customers accounted for 5% or more of consolidated net sales in any of the years shown:

                                        1994      1993
                                        ----      ----
Vik Systems Corporation                 19.4%     22.7%
Anvil Medical, Inc. and affiliates
  (including Anvil Labs)                11.8       9.6
The Harbor Company                       8.9       9.1
Other customers                          5.5       5.0
Norwick Data, Inc.                        *        5.5
"""
LOANS = """The following table sets forth the composition of the loan portfolio by type at December 31 (in thousands):

                                      2006           2005
                                   ----------     ----------
Commercial                         $  128,410     $  112,086
Agricultural                           54,912         38,147
Residential mortgages                 259,833        188,724
                                   ----------     ----------
  Total loans                         443,155        338,957
Less: allowance for loan losses        (9,184)        (7,612)
                                   ----------     ----------
  Loans, net                       $  433,971     $  331,345
"""
PLACES = """Revenues

                                 2000         1999
                              ----------   ----------
                                  (in thousands)
United States                 $  797,587   $  661,609
Germany                          102,439       98,787
Other countries                  100,000       90,000
                              ----------   ----------
Total revenues                $1,000,026   $  850,396
"""
SIX_PLACES = PLACES.replace(
    "Germany                          102,439       98,787\n",
    "Germany                           62,439       58,787\n"
    "Norway                            20,000       20,000\n"
    "Sweden                            15,000       15,000\n"
    "Denmark                            5,000        5,000\n",
)
COLUMNS = """Net sales by segment, with operating income and assets, were as follows (in thousands):

                                 Operating income 2010     Assets 2010
                                 ---------------------     -----------
Marine pumps                              $ 17,806          $ 98,114
Paper mill valves                            9,163            71,490
Total                                     $ 26,969          $169,604
"""
OPERATIONS = """Selected operating data for the last two years (dollars in thousands):

                                   2010         2009
                                 --------     --------
Number of stores                      178          181
Average sales per store          $    916     $    823
Net sales                        $163,200     $149,000
"""
SET_IN = """Net sales by segment for the last two years were as follows (in millions):

                                   2010         2009
                                 --------     --------
Retail
  Branded                        $  178.6     $  181.4
  Private label                     163.2        149.0
Distribution                         88.4         87.2
                                 --------     --------
Total                            $  430.2     $  417.6
"""
TOLD = [
    pytest.param(
        SEGMENTS,
        {
            "revenue.product-amounts": "Revenue in 1996 came from Marine Pumps ($96.2 million) and Paper Mill Valves"
            " ($52.4 million).",
            "revenue.years": "Revenue was $148.6 million in 1996, $121.9 million in 1995 and $104.3 million in 1994.",
        },
        id="a block of sales, with profits below it",
    ),
    pytest.param(
        SEGMENTS.replace("The Company operates", "For 1996, the Company operates").replace(
            "in two industry segments", "as below"
        ),
        {
            "revenue.product-amounts": "Revenue in 1996 came from Marine Pumps ($96.2 million) and Paper Mill Valves"
            " ($52.4 million)."
        },
        id="the lead-in two sentences before the table",
    ),
    pytest.param(
        GROUPS,
        {
            "revenue.product-shares": "Revenue in 1999 came from commissions ($35.6 million, 71.2%) and interest"
            " ($14.4 million, 28.8%).",
            "revenue.years": "Revenue was $50.0 million in 1999 and $45.0 million in 1998.",
        },
        id="a group is told by its label and the sum below it",
    ),
    pytest.param(
        FLAT,
        {
            "revenue.product-shares": "Revenue in fiscal 2009 came from slurry pumps ($28.9 million, 59.5%) and gate valves"
            " ($19.7 million, 40.5%)."
        },
        id="one row to a line, an amount and a percentage under each year",
    ),
    pytest.param(
        SHARES,
        {
            "revenue.product-percents": "Revenue in 1998 came from slurry pumps (46%), gate valves (33%) and spare parts and"
            " service (21%)."
        },
        id="shares without amounts",
    ),
    pytest.param(
        SHARES.replace("contributed by each of our product categories", "for each Pumpery within the mill"),
        {
            "revenue.product-percents": "Revenue in 1998 came from slurry pumps (46%), gate valves (33%) and spare parts and"
            " service (21%)."
        },
        id="a lead-in with a word of its own for parts",
    ),
    pytest.param(
        SHARES.replace(
            "The percentage of net sales contributed by each of our product categories was as follows",
            "The chart presents net revenues generated by each of the Company's product categories and other revenues as a share"
            " of all revenue",
        ).replace("     1998 ", "Fiscal Year\n                                  1998 "),
        {
            "revenue.product-percents": "Revenue in fiscal 1998 came from slurry pumps (46%), gate valves (33%) and spare parts"
            " and service (21%)."
        },
        id="product categories and other revenues, of fiscal years",
    ),
    pytest.param(
        SOURCES,
        {
            "revenue.part-percents": "Gross operating income in 1995 came from residential loans (39%), other loans (32%),"
            " securities (21%) and trust income (8%).",
            "revenue.product-percents": None,
        },
        id="where a bank's income comes from",
    ),
    pytest.param(
        LOANS,
        {
            "holding.loans": "Loans at the end of 2006 included residential mortgages ($259.8 million), commercial"
            " ($128.4 million) and agricultural ($54.9 million)."
        },
        id="a bank's loans by type",
    ),
    pytest.param(
        CUSTOMERS,
        {
            "customer.shares": "Customers by share of revenue in 1994 include Vik Systems (19.4%), Anvil Medical, Inc. and"
            " affiliates (including Anvil Labs) (11.8%) and Harbor (8.9%)."
        },
        id="customers, a name in two lines",
    ),
    pytest.param(
        PLACES,
        {
            "revenue.geography-amounts": "By geography, revenue in 2000 came from United States ($797.6 million), Germany"
            " ($102.4 million) and Other countries ($100.0 million)."
        },
        id="labels that are places",
    ),
    pytest.param(
        SIX_PLACES,
        {
            "revenue.geography-amounts": "By geography, revenue in 2000 included United States ($797.6 million), Germany ($62.4"
            " million), Norway ($20.0 million) and Sweden ($15.0 million)."
        },
        id="more places than are told, the rest of them last",
    ),
    pytest.param(
        SHARES.replace("of net sales contributed", "of domestic net sales of new pumps, without parts, contributed"),
        {
            "revenue.part-percents": "Domestic net sales of new pumps in 1998 came from slurry pumps (46%), gate valves (33%) and"
            " spare parts and service (21%).",
            "revenue.product-percents": None,
        },
        id="the lead-in says that it is less than all",
    ),
]


@pytest.mark.parametrize(("table", "told"), TOLD)
def test_what_a_table_tells(table: str, told: dict[str, str | None]) -> None:
    made = drafted(table)
    assert {name: made.get(name) for name in told} == told


def test_a_label_of_names_keeps_its_capital() -> None:
    """One of them was written small because a sentence wrote its first word so: "engineering, Construction and ..."."""
    table = FLAT.replace("Slurry pumps", "Slurry, Mud Pumps")
    told = drafted("We sell slurry in Norway, and the slurry is wet.\n\n" + table)
    assert "from Slurry, Mud Pumps (" in told["revenue.product-shares"]


def test_a_year_that_ends_in_winter_is_told_with_its_day() -> None:
    told = drafted(FLAT.replace("June 30", "January 31"))
    assert told["revenue.product-shares"].startswith("Revenue in the year ended January 31, 2009 came from slurry pumps")
    assert told["revenue.years"] == (
        "Revenue was $48.6 million for the year ended January 31, 2009 and $37.2 million for the year ended January 31, 2008."
    )


SILENT = [
    pytest.param(SHARES.replace("of net sales", "of segment net sales"), id="a segment's sales"),
    pytest.param(SHARES.replace("categories was", "categories, excluding the Mill segment, was"), id="a part left out"),
    pytest.param(CUSTOMERS.replace("consolidated net sales", "our wholesale sales"), id="customers of a part"),
    pytest.param(CUSTOMERS.replace("net sales in", "accounts receivable in"), id="what customers owe"),
    pytest.param(SHARES.replace("net sales contributed", "net sales volume in units shipped"), id="no sales at all"),
    pytest.param(LOANS.replace("the composition of the loan", "nonperforming loans of the"), id="they do not perform"),
    pytest.param(LOANS.replace("portfolio by type", "portfolio by maturity"), id="loans by maturity"),
    pytest.param(SEGMENTS.replace("Net sales:", "Identifiable assets:"), id="assets and profits"),
    pytest.param(COLUMNS, id="a column of income beside one of assets"),
    pytest.param(OPERATIONS, id="counts and sales"),
    pytest.param(FLAT.replace("Our net sales by product line", "Our pro forma net sales by product line"), id="what never was"),
    pytest.param(SOURCES.replace("gross operating\nincome", "average interest-earning\nassets"), id="no income"),
    pytest.param(
        SHARES.replace("contributed by each of our product categories", "for each quarter of our year"), id="by quarter"
    ),
    pytest.param(SHARES.replace("net sales contributed", "the industry's net sales contributed"), id="an industry's sales"),
    pytest.param(
        SHARES.replace(
            "The percentage of net sales contributed by each of our product categories", "The mix of our deliveries"
        ).replace("                                  100%     100%     100%\n", ""),
        id="a hundred of something that nobody calls sales",
    ),
    pytest.param(SHARES.replace("1998     1997     1996", "East     West    North"), id="columns without a period"),
]


@pytest.mark.parametrize("table", SILENT)
def test_what_a_table_must_not_tell(table: str) -> None:
    told = drafted(table)
    assert not [text for name, text in told.items() if name.startswith(("revenue.", "customer.share", "holding."))]


def test_revenues_of_one_kind_are_not_all() -> None:
    table = """The Company's pump and hose revenues for the last two years were as follows:

                     1995         1994
                    (Dollars in Thousands)
Mills            $  396,025   $  388,271
Farms               340,819      334,059
Total            $  736,844   $  722,330
"""
    told = drafted(table)
    assert told["revenue.part-amounts"] == (
        "Pump and hose revenues in 1995 included mills ($396.0 million) and farms ($340.8 million)."
    )
    assert "revenue.product-amounts" not in told and "revenue.years" not in told
    whole = drafted(table.replace("pump and hose", "net"))
    assert whole["revenue.product-amounts"].startswith("Revenue in 1995 came from mills ($396.0 million)")


def test_income_of_parts_is_no_part_of_revenue() -> None:
    told = drafted("""The percentages of Total Operating Revenues and Operating Income Before Taxes of the Company's pump and hose
operations for the past three years were as follows:

                        Total                   Operating Income
                  Operating Revenues             Before Taxes
      Year         Pumps       Hoses          Pumps       Hoses
      1995           73%          27%           98%           2%
      1994           69%          31%           97%           3%
      1993           58%          42%           85%          15%
""")
    assert not [name for name in told if name.startswith("revenue.")]


def test_a_sum_that_does_not_add_up_is_no_sum() -> None:
    told = drafted(GROUPS.replace("35,600    71.2", "35,700    71.2"))
    assert told["revenue.product-shares"] == (
        "Revenue in 1999 came from listed securities ($21.3 million, 42.7%) and mutual funds ($14.3 million, 28.5%) under"
        " commissions; and interest ($14.4 million, 28.8%)."
    )


def test_a_row_that_is_set_in_is_told_with_the_label_above_it() -> None:
    told = drafted(SET_IN)
    assert told["revenue.product-amounts"] == (
        "Revenue in 2010 came from branded ($178.6 million) and private label ($163.2 million) under retail; and distribution"
        " ($88.4 million)."
    )


def test_a_year_is_told_once_whether_a_sentence_or_a_table_says_it() -> None:
    told = drafted("Our revenue was $50.0 million for the year ended December 31, 1999.\n\n" + GROUPS)
    assert told["revenue.years"] == "Revenue was $50.0 million for the year ended December 31, 1999 and $45.0 million in 1998."


def test_a_share_of_a_part_is_no_share_of_revenue() -> None:
    whole, part = "our net sales", "our domestic sales"
    for base, there in ((whole, True), (part, False)):
        told = drafted(f"Independent agencies accounted for approximately 64% of {base} in 2012.\n")
        assert ("revenue.share-one" in told) is there


def test_the_mark_of_a_note_behind_a_label_is_not_told() -> None:
    text = (
        "The following table shows sales by each major product group as a percentage of total sales:\n\n"
        "                                   1993    1994    1995\n"
        "                                   ----    ----    ----\n"
        "Pumps and valves (1)...........     75%     74%     73%\n"
        "Mills (2)......................     15      15      16\n"
        "Hoses..........................     10      11      11\n"
        "                                   ----    ----    ----\n"
        "                                   100%    100%    100%\n\n"
        "(1)  Pumps are those of paper mills.\n"
    )
    assert (
        drafted(text)["revenue.product-percents"]
        == "Revenue in 1995 came from pumps and valves (73%), mills (16%) and hoses (11%)."
    )


def test_the_total_of_a_group_closes_it_however_far_it_is_set_in() -> None:
    text = (
        "The Company reports two segments. Results were as follows (in thousands):\n\n"
        "                                             2019          2018          2017\n"
        "Revenues:\n"
        "  Freight Services\n"
        "    Ocean forwarding                     $  131,920    $  142,615    $  121,480\n"
        "    Air forwarding                           41,365        47,890        42,105\n"
        "  Total Freight Services                    173,285       190,505       163,585\n"
        "  Warehousing                                47,265        43,190        36,725\n"
        "Total revenues                           $  220,550    $  233,695    $  200,310\n\n"
    )
    told = drafted(text)["revenue.product-amounts"]
    assert "from Freight Services ($173.3 million), including ocean forwarding ($131.9 million)" in told
    assert told.endswith("; and warehousing ($47.3 million).")
    assert "Freight Services warehousing" not in told


def test_a_label_that_others_go_on_with_ends_where_they_are_no_longer_set_in() -> None:
    done = api.read(SOURCES.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts
    assert {f.value("of"): f.value("under") for f in facts if f.kind == "revenue"} == {
        "Residential loans": "Interest and fees on",
        "Other loans": "Interest and fees on",
        "Securities": "",
        "Trust income": "",
    }


def test_an_amount_and_its_percentage_with_two_blanks_between_are_two_cells() -> None:
    table = """                                  Year Ended December 31,
                            2017          2016          2015
                        ------------  ------------  ------------
                              (in thousands, except percentages)
Pumps ................  $35,118  55%  $34,260  61%  $32,017  68%
Valves ...............   17,940  28    13,522  24     9,871  21
Repair ...............   11,142  17     8,118  15     5,412  11
                        ------- ---   ------- ---   ------- ---
   Total revenue .....  $64,200 100%  $55,900 100%  $47,300 100%
                        ======= ===   ======= ===   ======= ===
"""
    told = api.summarize(f"Item 1. Business\n\nVik makes pumps.\n\nRevenue by product was as follows:\n\n{table}\n".encode()).text
    assert "pumps ($35.1 million, 55%), valves ($17.9 million, 28%) and repair ($11.1 million, 17%)" in told
    assert "$28" not in told


def test_a_label_that_goes_on_behind_a_comma_is_written_small() -> None:
    table = """Sales by product were as follows (in millions):

                                   1996      1995
                                 ------    ------
Outerwear and apparel ........   $161.2    $149.6
Camping, hiking and climbing .     26.2      18.6
Paddling, cycling and water ..      9.6       8.9
                                 ------    ------
  Total sales ................   $197.0    $177.1
"""
    told = drafted(table)["revenue.product-amounts"]
    assert "camping, hiking and climbing ($26.2 million)" in told


BELOW = """The following table shows the contribution to the Company's net revenues by product class (dollars in thousands):

<TABLE>
<CAPTION>
                                 Fiscal Year Ended

                             August 26,     August 27,
                                1995           1994
<S>                          <C>            <C>
Slurry pumps ..............  $  402,435     $  385,319
                                   83.1%          85.2%
Other Mill
    Valve Revenues (2) ....      21,446         21,903
                                    4.4%           4.9%
Other Manufactured Products
    Revenues (3) ..........      60,696         44,894
                                   12.5%           9.9%
        Total Manufactured
         Products Revenues.     484,577        452,116
                                  100.0%         100.0%

Total Net Revenues ........  $  484,577     $  452,116
                                  100.0%         100.0%

</TABLE>
"""
CLASS = """The table sets forth the amount and percentage of sales contributed by each class of similar products which contributed
fifteen percent or more of total sales in any of the last two fiscal years.

<TABLE>
<CAPTION>
                                                Fiscal Years ended January 31,
                                              ---------------------------------
                                                   1996               1995
                                                   ----               ----
                                                      $ in thousands
<S>                                           <C>                <C>
Specialty Pumps (including
   slurry, vacuum and dosing                     $17,931            $16,937
   pumps)...........................                 57%                60%
</TABLE>
"""
NO_UNIT = """The table below sets forth the contribution of each of the Company's product lines to net sales.

                                    2006                    2005
                             Amount        %         Amount        %

Mill Pumps:
  Slurry                  $ 2,173,483     71      $ 1,742,318     75
  Vacuum                      577,025     19          338,138     15

Total Mill Pumps            2,750,508     90        2,080,456     90

Valves                        315,768     10          231,895     10

Total Net Sales           $ 3,066,276    100      $ 2,312,351    100
"""
DIVISIONS = """The following table presents net sales for the Vik and Anvil Divisions of the Company.

                                                    Net Sales By Division
                                     --------------------------------------------------
                                                                            Pro Forma
                                          Year Ended July 31,               Year Ended
                                     -------------------------------         July 31,
                                          1995              1994               1993
                                       ----------        ----------         ----------
                                        (amounts in thousands except number of stores)
Net Sales:
   Vik Division ...................   $  428,794        $  374,849          $  370,981
   Anvil Division .................      197,267           182,278             213,219
   Other ..........................        9,361(2)            445               1,103
                                      ----------        ----------          ----------
      Total .......................   $  635,422        $  557,572          $  585,303
Number of stores ..................        1,177             1,231               1,265
"""
PAYORS = """The following table shows percentages of gross revenue derived by the Company's hospitals from third party sources
and from all other sources.

                                             PERCENTAGE OF REVENUES
                                             ----------------------
                                               1992         1993
                                             --------     --------
Third Party Payors:
    Medicare..............................     41.0%        40.1%
    Medicaid..............................     10.1%        11.8%
                                             --------     --------
    TOTAL.................................     51.1%        51.9%
Other Sources.............................     48.9%        48.1%
                                             --------     --------
                                                100%         100%
"""
STATES = """Net premiums earned in 1995 by state are set forth in the table below:

                                 1995 PREMIUMS EARNED        %
                                -----------------------  ---------
California....................     $     159,356,000          80.0%
Arkansas......................            39,839,000          20.0
                                -----------------------  ---------
                                   $     199,195,000         100.0%
"""
SUMS = """The following table sets forth consolidated revenues of the Company and the number of branch offices at year end.

                                            For the Fiscal Year Ended August 31,
                                             ------------------------------------
                                                1995          1994
                                                ----          ----
Commissions and clearing fees               $103,450,001   $83,087,697
Net Interest                                  16,363,433     9,902,365
                                             -----------    ----------
Total income                                $119,813,434   $92,990,062
                                            ============   ===========
Number of offices                                     72            60
"""
FOUND_SINCE = [
    pytest.param(
        BELOW,
        {
            "revenue.product-shares": "Revenue in fiscal 1995 came from slurry pumps ($402.4 million, 83.1%), Other Manufactured"
            " Products Revenues ($60.7 million, 12.5%) and Other Mill Valve Revenues ($21.4 million, 4.4%)."
        },
        id="percentages below the amounts, and labels broken in two",
    ),
    pytest.param(
        NO_UNIT,
        {
            "revenue.product-percents": "Revenue in 2006 came from Mill Pumps (90%), including slurry (71%) and vacuum (19%);"
            " and valves (10%).",
            "revenue.product-shares": None,
            "revenue.years": None,
        },
        id="no line says that these are thousands: the percentages alone",
    ),
    pytest.param(
        DIVISIONS,
        {
            "revenue.product-amounts": "Revenue in fiscal 1995 came from Vik Division ($428.8 million), Anvil Division"
            " ($197.3 million) and other ($9.4 million).",
            "revenue.years": "Revenue was $635.4 million in fiscal 1995 and $557.6 million in 1994.",
        },
        id="a mark of a note behind a figure, and a year that never was beside two that were",
    ),
    pytest.param(
        PAYORS,
        {
            "revenue.part-percents": "Gross revenue derived by the company's hospitals in 1993 came from Other Sources (48.1%);"
            " and Third Party Payors (51.9%), including Medicare (40.1%) and Medicaid (11.8%)."
        },
        id="the total of a group, named so alone",
    ),
    pytest.param(
        STATES,
        {
            "revenue.part-amounts": "Net premiums earned in 1995 came from California ($159.4 million, 80.0%) and"
            " Arkansas ($39.8 million, 20.0%).",
        },
        id="a percent sign that heads a column of its own",
    ),
    pytest.param(
        SUMS,
        {
            "revenue.product-amounts": "Revenue in fiscal 1995 came from commissions and clearing fees ($103.5 million) and Net"
            " Interest ($16.4 million)."
        },
        id="parts that add up to the total",
    ),
    pytest.param(SUMS.replace("9,902,365", "9,902,465"), {"revenue.product-amounts": None}, id="parts that do not add up"),
]


@pytest.mark.parametrize(("table", "told"), FOUND_SINCE)
def test_layouts_found_in_filings(table: str, told: dict[str, str | None]) -> None:
    made = drafted(table)
    assert {name: made.get(name) for name in told} == told


def test_a_table_below_the_heading_of_a_part_tells_nothing_of_the_whole() -> None:
    assert not [n for n in drafted("PROPERTY AND CASUALTY -- WORKERS' COMPENSATION\n\n" + STATES) if n.startswith("revenue.")]


def test_a_class_of_products_with_an_aside_in_two_lines_and_its_percentage_below() -> None:
    done = api.read((OPENING + CLASS).encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts
    latest = [f for f in facts if f.kind == "revenue" and f.value("period_end") == "1996-01-31"]
    assert [(f.value("of"), f.value("value"), f.value("share")) for f in latest] == [("Specialty Pumps", "17931000", "57")]


GROSS = """The following table sets forth the Company's revenues by source (in thousands):

                                      1998                 1997
                               ------------------   ------------------
Local and regional             $ 26,752     78.0%   $ 16,027     77.8%
National                          5,350     15.6       3,213     15.6
Other                             2,195      6.4       1,360      6.6
                               --------   -------   --------   -------
Gross revenues                   34,297    100.0%     20,600    100.0%
Agency commissions               (2,885)              (1,700)
                               --------             --------
Net revenues                   $ 31,412             $ 18,900
"""
BLOCKS = """Net revenues of the Company by property, and gross revenues by source, for each of the last two fiscal years were:

                                          1997        1996
                                       ----------  ----------
                                           (IN THOUSANDS)
Net revenues by property:
  Oslo Vik...........................   $ 62,874    $ 64,530
  Harbor Belle.......................     79,441      71,318
                                        --------    --------
                                        $142,315    $135,848
                                        ========    ========
Revenues by source:
  Casino.............................   $120,912    $115,406
  Rooms..............................     35,721      32,816
                                        --------    --------
    Gross revenues...................    156,633     148,222
"""
EXPORTS = """Export sales by destination were as follows:

                                            1995        1994
                                         ---------   ---------
                                             (in thousands)
Western Europe.........................    $ 9,412     $ 8,640
Japan and Pacific......................      6,185       5,733
                                           -------     -------
                                           $15,597     $14,373
                                           =======     =======
Percent of net sales...................       18.5%       17.9%
"""
TWO_GROUPS = """The following table shows the sources of the Company's revenues (dollars in thousands):

                                       1999        1998
                                     --------    --------
Funeral:
  Services                           $ 79,412    $ 75,412
  Merchandise                          68,301      66,188
  Financial revenue                     8,914       8,002
Cemetery:
  Property                             24,103      22,788
  Merchandise                          19,509      18,004
  Financial revenue                     8,015       7,719
                                     --------    --------
    Total revenues                   $208,254    $198,113
"""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        pytest.param(
            GROSS,
            {
                "revenue.part-amounts": "Gross revenues in 1998 came from local and regional ($26.8 million, 78.0%), national"
                " ($5.4 million, 15.6%) and other ($2.2 million, 6.4%).",
                "revenue.years": "Revenue was $31.4 million in 1998 and $18.9 million in 1997.",
                "revenue.product-shares": None,
            },
            id="what is taken off later",
        ),
        pytest.param(
            BLOCKS,
            {"revenue.product-amounts": "Revenue in 1997 came from Harbor Belle ($79.4 million) and Oslo Vik ($62.9 million)."},
            id="a second block of revenues under a label of its own",
        ),
        pytest.param(
            EXPORTS,
            {
                "revenue.part-amounts": "Export sales in 1995 came from Western Europe ($9.4 million) and Japan and Pacific"
                " ($6.2 million).",
                "revenue.geography-amounts": None,
            },
            id="exports are not all sales, and a percentage below them is no amount",
        ),
        pytest.param(
            TWO_GROUPS,
            {
                "revenue.product-amounts": "Revenue in 1999 came from services ($79.4 million), merchandise ($68.3 million) and"
                " financial revenue ($8.9 million) under funeral; and property ($24.1 million), merchandise ($19.5 million) and"
                " financial revenue ($8.0 million) under cemetery."
            },
            id="all of a group or none of it",
        ),
        pytest.param(
            SHARES.replace("The percentage of net sales contributed by each of our product", "Its net sales by"),
            {"revenue.product-percents": None},
            id="whose sales, stands in the sentence before",
        ),
    ],
)
def test_what_readers_found_untrue_in_tables(table: str, told: dict[str, str | None]) -> None:
    made = drafted(table)
    assert {name: made.get(name) for name in told} == told


MANY = """The following table shows net sales by product line (in thousands):

                                   2001        2000
                                 --------    --------
Hospital Supply:
  Gloves                         $171,512    $140,112
  Masks                            52,911      44,023
  Gowns                            44,304      41,400
Home Care:
  Beds                            148,600     111,909
  Lifts                            61,305      50,888
  Chairs                           58,712      49,213
  Canes                            39,845      31,000
  Rails                            27,190      20,123
  Other                            22,450      18,871
                                 --------    --------
    Total net sales              $626,829    $507,539
"""
SEGMENTS_GROSS = """Revenue by segment was as follows (in thousands):

                                   2005        2004
                                 --------    --------
Truckload                        $361,302    $320,112
Logistics                        104,410       88,023
Intersegment eliminations          (4,122)     (3,400)
                                 --------    --------
    Total revenue                $461,590    $404,735
"""
PART_OF_SALES = """The approximate composition of business forms sales was as follows:

                                           1998     1997
                                           ----     ----
Continuous forms.......................     60%      62%
Sales books............................     40       38
                                           ----     ----
                                           100%     100%
"""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        pytest.param(
            MANY,
            {
                "revenue.product-amounts": "Revenue in 2001 came mainly from gloves ($171.5 million), masks ($52.9 million) and"
                " gowns ($44.3 million) under Hospital Supply; and beds ($148.6 million), lifts ($61.3 million), chairs ($58.7"
                " million), canes ($39.8 million) and rails ($27.2 million) under Home Care."
            },
            id="too many for one sentence",
        ),
        pytest.param(
            SEGMENTS_GROSS,
            {
                "revenue.product-amounts": "Revenue in 2005, before intersegment eliminations, came from truckload ($361.3"
                " million) and logistics ($104.4 million)."
            },
            id="what the parts sell to each other",
        ),
        pytest.param(
            PART_OF_SALES,
            {
                "revenue.part-percents": "Business forms sales in 1998 came from continuous forms (60%) and sales books (40%).",
                "revenue.product-percents": None,
            },
            id="the sales of one line",
        ),
        pytest.param(
            SEGMENTS_GROSS.replace("Revenue by segment was as follows (in thousands)", "Revenue by segment was as follows"),
            {"revenue.product-amounts": None, "revenue.years": None},
            id="no unit, and too small for dollars",
        ),
    ],
)
def test_what_is_left_out_is_said(table: str, told: dict[str, str | None]) -> None:
    made = drafted(table)
    assert {name: made.get(name) for name in told} == told


def test_half_a_unit_is_rounded_up_as_companies_do() -> None:
    table = SEGMENTS_GROSS.replace("361,302", "361,350")
    assert "truckload ($361.4 million)" in drafted(table.replace("461,590", "461,638"))["revenue.product-amounts"]


YEARS_IN_ROWS = """The revenues of each segment were as follows (in thousands):

                     Truckload    Logistics     Total
                     ---------    ---------    --------
1998                  $361,302     $104,410    $465,712
1997                   320,112       88,023     408,135
"""


SUMMED = """Sales by product category, as percentages of net sales, were as follows:

                                    1995     1994
                                    ----     ----
Pumps for the home:
  Garden pumps                       64%      65%
  Well pumps                         11       10
                                    ----     ----
{sum}                   75       75
Valves                               16       17
Other                                 9        8
                                    ----     ----
Total                               100%     100%
"""


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Total home pumps", "pumps for the home (75%), including garden pumps (64%) and well pumps (11%); valves (16%)"),
        ("Pumps in all    ", "pumps for the home (75%)"),  # a part like any other, for all that the label says
    ],
)
def test_the_sum_of_a_group_is_told_with_its_parts(label: str, told: str) -> None:
    sentence = drafted(SUMMED.replace("{sum}", label)).get("revenue.product-percents", "")
    assert (told in sentence) is label.startswith("Total")


def test_what_is_no_sum_of_its_group_is_not_told_as_one() -> None:
    sentence = drafted(SUMMED.replace("{sum}", "Total home pumps").replace("75       75", "70       75"))[
        "revenue.product-percents"
    ]
    assert "garden pumps (64%) and well pumps (11%) under" in sentence
    assert "70%" not in sentence


def test_the_sum_of_a_group_is_that_of_its_own_column() -> None:
    table = (
        "Sales by product category, as percentages of net sales, were as follows:\n\n"
        "                                     Own brands   Other brands\n"
        "                                        1995         1995\n"
        "                                     ----------   ------------\n"
        "Pumps for the home:\n"
        "  Garden pumps                           64%          60%\n"
        "  Well pumps                             11           12\n"
        "                                     ----------   ------------\n"
        "Total home pumps                         75           72\n"
        "Valves                                   25           28\n"
        "                                     ----------   ------------\n"
        "Total                                   100%         100%\n"
    )
    done = api.read(f"{OPENING}{table}".encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts
    sums = {f.value("share"): f.value("grouped_share") for f in facts if f.value("grouped")}
    assert sums == {"64": "75", "60": "72", "11": "75", "12": "72"}


PREMIUMS = """The following table shows the consolidated net premiums written and annuity deposits by major category.

<TABLE>
<CAPTION>

______________________________________________________
                             Years Ended December 31,
______________________________________________________
                             (Dollars in Thousands)

______________________________________________________
                              1995        1994
______________________________________________________
<S>                         <C>          <C>
Automobile                  $ 57,049     $ 51,997
Workers' compensation         24,807       22,215
Annuities                     54,515       35,371
______________________________________________________
                            $136,371     $109,583
======================================================
</TABLE>
"""


def test_the_lead_in_may_stand_over_a_line_of_the_header_and_the_unit() -> None:
    told = drafted(PREMIUMS)["revenue.part-amounts"]
    assert told == (
        "Net premiums written and annuity deposits in 1995 came from automobile ($57.0 million), annuities ($54.5 million) "
        "and workers' compensation ($24.8 million)."
    )


BROKEN_FIRST = """The table below shows the percentage of sales of each major product group for each of the last two years.
<TABLE>
<CAPTION>
                                        Percentage of Sales
                                    Year Ended     Year Ended
                                    Jan. 31,       Jan. 29,
                                    1994           1995
<S>                             <C>            <C>
Product Group
Plumbing, heating, lighting
and electrical supplies         27.6%          27.9%
Building materials, lumber,
floor and wall coverings        58.2           58.1
Hardware and tools              14.2           14.0
                               100.0%         100.0%

</TABLE>
"""


def test_the_first_label_may_be_broken_below_the_head_of_the_labels() -> None:
    assert drafted(BROKEN_FIRST)["revenue.product-percents"] == (
        "Revenue in the year ended Jan. 29, 1995 came from building materials, lumber, floor and wall coverings (58.1%), "
        "plumbing, heating, lighting and electrical supplies (27.9%) and hardware and tools (14.0%)."
    )


def test_a_year_is_fiscal_where_the_lead_in_says_so() -> None:
    told = drafted(
        "The following table indicates the percentage of sales by major product category during fiscal 1994 and 1993:\n\n"
        "                                     1994       1993\n"
        "                                   --------   --------\n"
        "SUNDRIES (including candy)....       61%        62%\n"
        "FOOD (including dry foods)....       39         38\n"
        "                                   --------   --------\n"
        "                                    100%       100%\n\n"
        "We sell food to members, and sundries to nobody.\n"
    )
    assert told["revenue.product-percents"] == (
        "Revenue in fiscal 1994 came from sundries (including candy) (61%) and food (including dry foods) (39%)."
    )


def test_a_label_in_capitals_is_small_where_the_text_writes_it_so() -> None:
    text = (
        "The following table shows the percentage of net sales in fiscal 1995 by category:\n\n"
        "PAPER BAGS          78%\nOTHER GOODS         22%\n                   100%\n\nWe sell paper bags and other {} to shops.\n"
    )
    small = drafted(text.format("goods"))
    assert "paper bags (78%) and other goods (22%)" in " ".join(small.values())
    joined = drafted(text.format("goods and tins").replace("OTHER GOODS", "GOODS AND TINS").replace("other ", ""))
    assert "goods and tins (22%)" in " ".join(joined.values())
    for label, said in (("IT", "Paper is sold, and it is sold"), ("AIDS", "We sell the AIDS drug and hope it aids")):
        names = drafted(text.format("goods").replace("OTHER GOODS", label).replace("We sell", f"{said} to shops. We sell"))
        assert f"{label} (22%)" in " ".join(names.values())
    unknown = drafted(text.format("things"))
    assert "OTHER GOODS (22%)" in " ".join(unknown.values())
    titled = (OPENING + text.format("goods").replace("We sell paper bags", "Paper Bags and Paper Bags are sold")).encode()
    done = api.summarize(titled, pack=sec_10k())
    assert "Paper Bags (78%) and other goods (22%)" in done.text
    assert api.verify(done.record, titled, pack=sec_10k()) == []


PLACES_IN_LINES = """The following table sets forth net sales by place (dollars in thousands):

                          1995             1994
Pumps:
  Norway            $  2,574   13%   $  2,223   15%
  Sweden               7,287   38       5,320   35
                    --------         --------
Total               $  9,861   51%   $  7,543   50%

Valves:
  Norway            $    201    1%   $    203    1%
  Sweden               9,217   48       7,343   49
                    --------         --------
Total               $  9,418   49%   $  7,546   50%

"""


def test_the_sum_of_the_last_group_is_not_the_whole_and_no_place_is_told_twice() -> None:
    told = " ".join(drafted(PLACES_IN_LINES).values())
    assert "$9.4 million" not in told and "Sweden" not in told
    done = api.extract((OPENING + PLACES_IN_LINES).encode(), pack=sec_10k(), kinds=["revenue"])
    assert done.extraction.facts and all(fact.value("of") for fact in done.extraction.facts if fact.kind == "revenue")


def test_sums_of_groups_are_no_whole_where_no_share_says_so() -> None:
    amounts = re.sub(r" +\d+%| (38|35|48|49) *$|(?<=[\d,]{5}) +(?:38|48)(?= )", "", PLACES_IN_LINES, flags=re.MULTILINE)
    assert "%" not in amounts
    ruled = amounts.replace("Pumps:", "                          ----          ----\nPumps:")
    for table, groups in ((amounts, set()), (ruled, {"Pumps", "Valves"})):
        told = api.extract((OPENING + table).encode(), pack=sec_10k(), kinds=["revenue"]).extraction.facts
        facts = [fact for fact in told if fact.kind == "revenue"]
        assert {fact.value("grouped") for fact in facts} == groups
        assert all(fact.value("of") and not fact.value("whole") for fact in facts)
    both = ruled.rstrip() + "\n\nIn all             $ 19,279   $ 15,089\n\n"
    told = api.extract((OPENING + both).encode(), pack=sec_10k(), kinds=["revenue"]).extraction.facts
    assert all(fact.value("of") for fact in told if fact.kind == "revenue")


ONE_WHOLE = """The following table sets forth net sales by segment (in thousands):

                              1996        1995
                          --------    --------
Pumps                     $ 96,177    $ 80,000
Valves                      22,428      20,000
                          --------    --------
Total                     $118,605    $100,000

"""
AGAIN = {
    "shares": "Percentage of net sales:\nPumps     81%     80%\nValves    19      20\nTotal    100%    100%\n",
    "another view": "By origin:\nPumps    $ 90,000    $ 70,000\nValves     28,605      30,000\nTotal    $118,605    $100,000\n",
    "a quantity": "Units sold:\nPumps    1,200    1,100\nValves    3,400    3,100\nTotal    4,600    4,200\n",
}


@pytest.mark.parametrize("below", AGAIN.values(), ids=AGAIN)
def test_what_says_the_same_parts_once_more_takes_nothing_from_the_whole(below: str) -> None:
    assert "$118.6 million in 1996" in " ".join(drafted(ONE_WHOLE.rstrip() + "\n\n" + below + "\n").values())


def test_growth_is_no_share_of_the_whole() -> None:
    table = ONE_WHOLE.replace("        1995\n", "        1995    Percent\n")
    for row, growth in (("80,000", "20%"), ("20,000\n", "12\n"), ("$100,000", "$100,000   19%")):
        table = table.replace(row, f"{row.strip()}   {growth}" if row.strip() != growth.split()[0] else growth, 1)
    assert "$118.6 million in 1996" in " ".join(drafted(table).values())


def test_only_places_that_are_named_once_are_told() -> None:
    text = (
        "The following table sets forth net sales by place (in thousands):\n\n"
        "                        1996        1995\n                    --------    --------\n"
        "North America:\n  United States     $ 96,177    $ 80,000\n  Other               2,428       2,000\n"
        "Europe:\n  Germany             36,200      20,000\n  Other               1,200       1,000\n"
        "                    --------    --------\nTotal               $136,005    $103,000\n\n"
    )
    assert "included United States ($96.2 million) and Germany ($36.2 million)" in " ".join(drafted(text).values())


def test_a_label_that_is_a_list_begins_small() -> None:
    text = (
        "The following table shows the percentage of net sales in fiscal 1995 by category:\n\n"
        "Beef, pork and Norwegian food   78%\nSeafood                         22%\n                               100%\n\n"
        "We sell beef and seafood to shops.\n"
    )
    assert "beef, pork and Norwegian food (78%)" in " ".join(drafted(text).values())


def test_a_total_below_one_group_is_the_whole() -> None:
    one = PLACES_IN_LINES[: PLACES_IN_LINES.index("\nValves")]
    for some, whole in (("51%", "100%"), ("50%", "100%"), ("13%", "26%"), ("38 ", "74 "), ("15%", "29%"), ("35\n", "71\n")):
        one = one.replace(some, whole)
    facts = api.extract((OPENING + one).encode(), pack=sec_10k(), kinds=["revenue"]).extraction.facts
    assert {fact.value("value") for fact in facts if fact.kind == "revenue" and not fact.value("of")} >= {"9861000"}


EACH_WITH_ITS_SALES = """Sales and operating profit by segment for the two years ended December 31, 2000 are shown below:

(In thousands)                                       2000          1999
                                                  ----------    ----------
Life Sciences
Sales...........................................  $  221,401    $  158,009
Operating Profit (Loss).........................      (3,636)       15,768
Optoelectronics
Sales...........................................     496,851       447,681
Operating Profit (Loss).........................      96,931        40,317
Continuing Operations
Sales...........................................     {total}       605,690
Operating Profit................................      93,295        56,085
"""


@pytest.mark.parametrize(
    ("total", "verb"),
    [
        ("718,252", "came from optoelectronics ($496.9 million) and Life Sciences ($221.4 million)."),
        ("918,252", "included"),  # nothing shows that the last one is their sum
    ],
)
def test_sales_under_the_name_of_each_part_are_the_parts(total: str, verb: str) -> None:
    told = drafted(EACH_WITH_ITS_SALES.replace("{total}", total))
    assert "revenue.years" not in told
    assert f"Revenue in 2000 {verb}" in told["revenue.product-amounts"]


def test_years_in_rows_are_turned() -> None:
    made = drafted(YEARS_IN_ROWS)
    assert (
        made["revenue.product-amounts"] == "Revenue in 1998 came from truckload ($361.3 million) and logistics ($104.4 million)."
    )
    assert made["revenue.years"] == "Revenue was $465.7 million in 1998 and $408.1 million in 1997."


def test_what_is_taken_off_may_be_what_makes_the_sum() -> None:
    """No header says revenue, so only the sum does: the parts less what they sell to each other."""
    table = SEGMENTS_GROSS.replace("Revenue by segment was as follows", "The following sets forth certain information on sales")
    table = table.replace("Total revenue", "Net sales    ")
    assert "before intersegment eliminations, came from truckload" in drafted(table)["revenue.product-amounts"]
    without = "".join(line for line in table.splitlines(keepends=True) if "eliminations" not in line)
    assert "revenue.product-amounts" not in drafted(without)


THREE_LINES = """Products

The Company has three product lines.

Pumps. The Company makes pumps for marine use and sells them to yards.

Gate Valves. The Company makes gate valves for paper mills.

Hose Fittings. The Company makes hose fittings for farms.

Net sales by product were as follows (in thousands):

                                   2005        2004
                                 --------    --------
Pumps                            $361,302    $320,112
Gate valves                       104,410      88,023
Hose fittings                      14,122      13,400
                                 --------    --------
    Net sales                    $479,834    $421,535
"""


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        pytest.param(THREE_LINES, False, id="the table names them"),
        pytest.param(
            THREE_LINES.replace("Gate valves  ", "Pumps, used  ").replace("Hose fittings", "Motors       "),
            True,
            id="one of three",
        ),
    ],
)
def test_products_whose_sales_are_told_are_not_listed_again(text: str, listed: bool) -> None:
    made = drafted(text)
    assert "revenue.product-amounts" in made
    assert ("product.lines" in made) is listed


def test_a_year_is_no_part_of_the_sales() -> None:
    """Years in the rows and years above the columns: whatever such a table says, no sales came "from 1998"."""
    table = YEARS_IN_ROWS.replace("Truckload", "1995     ").replace("Logistics", "1994     ").replace("Total", "1993 ")
    assert not drafted(table)


UNIT_ABOVE_A_BLANK = """The following table sets forth, for the periods indicated, net sales by product line and the
percentage of total net sales which each represents:

                                       Year Ended December 31,
                         -------------------------------------------------
                               1997            1996             1995
                         ---------------  ---------------  ---------------
                                      (dollars in thousands)

Pumps:
  Slurry pumps........   $ 52,340  31.9%  $ 47,815  31.0%  $ 43,902  30.5%
  Bilge pumps.........     21,186  12.9     22,407  14.5     23,118  16.0
                         --------  ----   --------  ----   --------  ----
    Total pumps.......     73,526  44.9     70,222  45.5     67,020  46.5
Gate valves...........     78,912  48.1     73,264  47.5     66,931  46.4
Parts and service.....     11,467   7.0     10,731   7.0     10,216   7.1
                         --------  ----   --------  ----   --------  ----
    Net sales.........   $163,905 100.0%  $154,217 100.0%  $144,167 100.0%
"""


@pytest.mark.parametrize(
    "table",
    [
        UNIT_ABOVE_A_BLANK,
        UNIT_ABOVE_A_BLANK.replace("Pumps:\n", ""),
        UNIT_ABOVE_A_BLANK.replace(")\n\n", ")\n").replace(".   ", ". "),
    ],
)
def test_a_unit_and_a_blank_line_over_the_rows_part_no_table(table: str) -> None:
    told = drafted(table)["revenue.product-shares"]
    assert told == (
        "Revenue in 1997 came from gate valves ($78.9 million, 48.1%), slurry pumps ($52.3 million, 31.9%), "
        "bilge pumps ($21.2 million, 12.9%) and parts and service ($11.5 million, 7.0%)."
    )


def test_a_row_whose_figures_are_not_told_apart_makes_the_table_silent() -> None:
    table = UNIT_ABOVE_A_BLANK.replace(
        "$ 52,340  31.9%  $ 47,815  31.0%  $ 43,902  30.5%", "$ 52,340 31.9% $ 47,815 31.0% $ 43,902 30.5%"
    )
    assert not any(name.startswith("revenue.product") for name in drafted(table))


def test_shares_that_are_far_from_a_hundred_are_shares_of_something_else() -> None:
    table = """Sales to international customers by classes of products, as a percentage of the Company's net sales, were:

                                             Year Ended March 31
 Classes of Products                    1995       1994         1993

 Flow pumps                              23%        22%          24%
 Gas valves                               8%         9%          14%
                                         31%        31%          38%
"""
    assert not any(name.startswith("revenue.") for name in drafted(table))
