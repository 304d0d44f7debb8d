"""What readers who had not written the rules struck out of thirty summaries, and what looks like it and stays.

Each sentence is made up after one that an analyst would not have signed.
"""

from __future__ import annotations

import pytest
from test_cuts import forms

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.drafts import Draft
from summarizer.compose.pieces import Line, Literal
from summarizer.compose.writing import paragraphs, text_of
from summarizer.errors import InputError
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack

# What looks like it, and says something of the business.
STAYS = [
    "The company believes that it is the largest maker of pumps in Norway.",
    "The company believes that its mills in Norway can make 40 pumps a day.",
    "The company believes that no part of its business is materially dependent on its patents.",
    "The company believes that Vik Mills, its competitor, sells 30% of the pumps in Norway.",
    "Anvil Mills also serves western Norway and eastern Sweden.",
    "The primary facility of the company is located on five acres in Oslo.",
    "The company sold 12 mills in fiscal 2023 - 2024.",
    "Of its 50 stores, 20 are owned and the remaining 30 are leased.",
    "Pumps used by mills are sold to dealers in Norway.",
    "Vik Mills was named the dealer of the company's pumps in Norway and Sweden.",
    "The growth of its mills in Norway provides the company with sales of pumps to nine dealers.",
    "In other countries, the company sells its pumps through nine dealers and a mill.",
    "Vik’s manufactured products consist of pumps, valves and hoses for mills in Norway.",
    "There were nine mills and related stores of the company in Norway at June 30, 2002.",
    "Pumps and related products are sold to mills in Norway by dealers of the company.",
    "iPump is the company’s line of pumps for the mills of Norway and Sweden.",
    "In each case of damage to pumps, the company pays for the repair by dealers in Norway.",
    "Two years of sales of pumps to mills are the least that the company asks of a dealer.",
    "The company operates stores that sell pumps, and owns those that are in Norway.",
    "In connection with the extension of its mill in Oslo, the company agreed to pay $14 million to Anvil Steel.",
    "The company grows by adding dealers in Norway and Sweden.",
    "Each dealer of pumps pays for the hoses that he sells in his part of Norway and Sweden.",
    "Customers pay for pumps as a dealer or his or her agent delivers them to mills in Norway.",
    "In the third quarter of 1998 the company opened two mills in Norway and one in Sweden.",
    "The company launched a line of pumps for mills in Norway in 2002, and sells them to dealers.",
    "The company sells its products for $14 to mills and for $9 to dealers in Norway.",
    "The company has four subsidiaries in Norway, which make pumps for mills and valves for ships.",
    "Since 1998 the company has grown from 11 stores in Oslo to 165 stores in Norway.",
    "The company plans to continue building mills for makers of paper in Norway.",
    "Among the mills of Norway that buy its pumps are Vik Mills and Anvil Mills.",
    "Using pumps of its own, the company was chosen by nine mills of Norway in 2002.",
    "In 2002 the company entered into a lease agreement with Vik Mills for nine mills in Norway.",
    "The company is the sole shareholder of Vik Bank, which has nine branches in Norway.",
    "Net sales by region were $14 million in Norway and $9 million in Sweden in 2002.",
    "The Bank is a member of the Federal Home Loan Bank of Oslo and had borrowed $14 million from it in 2002.",
    "Each share of the sales of pumps to mills in Norway is between 10% and 14%.",
    "Construction of the mill in Oslo was begun by the company in 1998 at a cost of $14 million.",
    "The company sells pumps to mills and to other industries of Norway and Sweden.",
    "The company has two competitors in the sale of its pumps, Vik Mills and Anvil Pumps.",
    "At September 30, 2022, amounts owed to Vik Bank of Norway were $14 million.",
    "Generally, the company is paid 4% of the sales of each mill that it has licensed.",
    "Sales are highest in Oslo County, and the county has 14 of the mills of the company.",
    "The company’s notes bear interest of 8% and are due to Vik Bank in 2009.",
    "The company’s brands are its most valuable pumps and are sold to 40 mills.",
    "Historically, the company has sold pumps to large companies in Norway through dealers.",
    "Subscription fees account for approximately 60% of the total revenue of the company from mills.",
    "The increase in sales of pumps to mills is what the company plans for fiscal 1996 in Norway.",
    "Currently our largest brand is Vik, and it represented 14% of our sales for 2022.",
    "Currently the company makes and markets pumps, and it has used no dealers in Norway.",
    "Each of the company's distribution centers is designed to serve the needs of 150 mills.",
    "The company books orders for pumps in the winter for delivery the following fall.",
    "Over 90% of the orders of June 1994 were delivered in the following fiscal year.",
    "The company continues to strengthen its relationships with retailers such as Vik by supplying its pumps.",
    "The company sells pumps in Norway through Vik Mills, of which the company owns 80%.",
    "Vik Cement is a joint venture in which the company owns 50% and Anvil owns the other 50%.",
    "Of the employees, 1,200 are represented by the union of the makers of paper in Norway.",
    "The company operates 12 grain terminals strategically positioned along the rivers of Norway.",
    "The company makes highly lucrative specialty chemicals for the paper mills of Norway and Sweden.",
    "For the fiscal year ended on Saturday, January 31, 1998, the company had net sales of $1.2 billion.",
    "Seasonality means that 60% of the company's sales of pumps fall in the fourth quarter.",
    "Anvil Corporation owns 24% of Vik Mills and Pell Equities owns 16% of it in Norway.",
    "The company acquired the remaining 20% of Vik Pumps in 2003 for $4 million from the owners of mills.",
    "Anvil and Vik accounted for 22% and 15% of sales in each of the last two years, respectively.",
    "For more than five years, we have run mills in Oslo and Bergen with 100 and 200 employees, respectively.",
    "The company obtains its steel from various sources, and Vik supplied 45% of it in 2001.",
    "We actively compete for government contracts for pumps with four other makers in Norway.",
    "The company is engaged in a continuing research program on pumps, on which it spent $14 million in 2002.",
    "We plan to be the most complete supplier of pumps in Norway by adding 14 stores in Oslo.",
    "The company continues to build its long-term relationships with Vik Mills, which made 31% of its sales.",
    "Our resorts had an unprecedented number of skiers in Norway, which was 1.2 million in 2002.",
    "Our consultants assess the environmental impact of development proposals for 40 makers of paper.",
    "The minimum debt service coverage ratio of the loan is tested quarterly by Vik Bank of Norway.",
    "Tier 1 capital consists of common equity and $25 million of trust preferred securities issued in 2001.",
    "Our nurses must correctly dose 40 drugs in the hospitals of Norway and of Sweden.",
    "We have sold pumps for 20 years, and, with Vik, have made valves for 40 mills in Norway.",
    "The Vik Corporation is a holding company that is engaged in the building of mills in Norway.",
    "We own 75% of Vik Mills and expect to acquire the remaining 25% interest by the end of March 1995.",
    "For the three years ended June 30, 1996, 1995 and 1994, Vik accounted for 10%, 9% and 12%, respectively, of net sales.",
    "The company’s ratio of Tier 1 capital to risk-weighted assets was 12.1% at the end of 1995.",
    "The company makes the pumps that many mills of Norway buy from a variety of sources in Sweden.",
    "Annual rental payments under the lease of the mill in Norway range from $15 million to $25 million.",
    "Prices of the company’s pumps vary with the price of steel in Norway.",
    "The company’s drug for mills in Norway is in a clinical trial of phase 3.",
    "Vik Mills accounted for 24% of net sales in 1995, and no other customer for more than 10%.",
    "Approximately 97% of the stores are located in strip shopping centers in Norway and in Sweden.",
    "The company sells wellness programs and visits to the owners of pets in Norway.",
    "The company manages ESG funds for the makers of paper in Norway and in Sweden.",
    "The company is committed to extend loans of $5.0 million to the mills in Norway.",
    "The company sells market information to makers of paper through its website in Norway.",
    "The three segments are pumps, valves and the repair of mills in Norway and in Sweden.",
    "The three largest customers were mills in Norway with 24% of all sales in 1995.",
    "The company seeks to acquire makers of pumps in Norway, and bought two of them in 1995.",
    "The stores sell pop culture themed pumps and toys to the makers of paper in Norway.",
    "The company offers a customer loyalty program to the mills that buy its pumps.",
    "The used tubular inspection centers offer a complete line of reclamation services to mills in Norway.",
    "The paper industry is highly seasonal due to heavy demand of readers for books in December.",
    "The equipment used in the mills is made by the company in Norway and in Sweden.",
    "A majority of the pumps are sold to mills in Norway by the company through its own sales force.",
    "The company's software helps customers to comply with laws and regulations of Norway on pumps.",
    "A subsidiary is engaged in the leasing of pumps and valves to the mills of Norway and Sweden.",
    "We focus on three markets, which are the fire services market, mills and the makers of paper.",
    "Pump sales were $93.1 million for the year ended December 30, 1995, or 24.0% of all sales during such period.",
    "Each of the distribution centers of the company is designed to serve the needs of 150 stores in Norway.",
    "The company sells pumps to mills through its own stores and certain of its smaller dealers.",
    "Newly manufactured pipe sometimes contains flaws that the mill in Norway does not find.",
    "In 2019 the company consolidated two offices in the north and two in the south of Norway.",
    "More than $3.3 billion in loans were made by the company to mills in Norway and in Sweden.",
    "The company sells pumps in both Norway and Sweden, and mills buy them for the making of paper.",
    "Services provided by the mills of the company include repair of pumps and of valves.",
    "The company has entered into long-term supply agreements with Vik Mills and Pell Valves of Norway.",
    "The company sells pumps to mills in these countries through its own sales force and dealers.",
    "Each of the last three years the company sold more pumps to mills in Norway than before.",
    "Vik Bancorp is a registered bank holding company whose subsidiaries are permitted to take deposits by the laws of Norway.",
    "In 2004 the Federal Communications Commission adopted rules under which the company may sell pumps in Norway.",
    "Industries served include makers of paper, mills and pumps in all of Norway and in Sweden.",
    "Vik Mills produced 14 million pumps in 2004 for makers of paper in Norway and in Sweden.",
    "Services offered by the mills include repair of pumps and training of their operators.",
    "We acquired Vik Mills in 1995, and since the acquisition its pumps have been sold in Norway by our own sales force.",
    "Our software helps makers of pumps to meet the reporting requirements of their owners in all of Norway.",
    "We offer training programs in the repair of pumps to mills and to the dealers of mills in Norway.",
    "In 2015 we began a Phase 3 trial of our pump in 400 patients, and 320 of them had completed the trial in 2016.",
    "The company filed with the Commission of Norway for higher rates of $4.2 million a year for its mills.",
]

BARRED = [
    ("bar.truism", "Brightwater's sales are small in relation to the total market."),
    ("bar.truism", "The size of its backlog should not be viewed as an indicator of its revenues."),
    ("bar.note", "The large majority (approximately 95%) is employed in its mills."),
    ("bar.one-of-a-count", "The company's pumps are sold in (1) Norway, where nine mills use them."),
    ("bar.truism", "The company uses a wide variety of distribution channels to distribute its products."),
    ("bar.truism", "All of the company's subsidiaries except Vik Mills are wholly-owned."),
    ("bar.truism", "In 1987, Vik became a Delaware corporation by merger into a subsidiary of the same name."),
    ("bar.truism", "Information on segments is omitted because the company had no other lines of business."),
    ("bar.opinion", "The company believes that owning its mills in Norway is the keystone of its supply."),
    ("bar.opinion", "Management believes that its suppliers of wool in Norway are good."),
    ("bar.opinion", "We believe our pumps offer mills in Norway a better way to make paper."),
    ("bar.reference", "The key distinguishing feature of each model is the relationship between the mill and the pump."),
    ("bar.reference", "Dividends of approximately $8,456,000 were available from the mill without such approval."),
    ("bar.agreement", "In connection with the initial public offering, the company distributed notes to its mills."),
    ("bar.general", "Annual pump expenditures in the United States have grown from approximately $27 billion in 1960."),
    ("bar.renaming", "Effective April 25, 1990, the name of the corporation was changed to Vik Group, Inc."),
    ("bar.accounting", "Accrual of interest on pumps is suspended when a mill is delinquent for 90 days or more."),
    ("bar.accounting", "The company utilizes the interest method in recognizing income from its pumps."),
    ("bar.some-even", "Certain mills, however, account for the major part of sales within particular countries."),
    ("bar.bare-definite", "The primary pump distribution facility is located on five acres in Oslo."),
    ("bar.bare-definite", "The Voss, Norway terminal is situated on five acres."),
    ("bar.fragment", "Mills acquired 11 128 - 139."),
    ("bar.fragment", "New mills opened - 28 - 28."),
    ("bar.reference", "It anticipates that most of the remaining 32 mills will be renovated."),
    ("bar.reference", "The company expects to finish the four additional mills by the end of fiscal 1996."),
    ("bar.reference", "Similar pumps are sold to mills in Norway."),
    ("bar.agreement", "In the advisory agreement, the company is charged with seeking the best terms for pumps."),
    ("bar.advertising", "Vik Pumps is a Harbor Gold Partner."),
    ("bar.advertising", "The company is known for its expertise in pumps and hoses for paper mills."),
    ("bar.law", "Recent legislation has imposed annual fees applicable to the pumps of the company."),
    ("bar.law", "On December 31, 1993, bank holding companies must have a total capital ratio of at least 8%."),
    ("bar.workplace", "The company uses social media to communicate with its customers about pumps."),
    (
        "bar.risk",
        "If the mills do not renew, the company would be substantially adversely affected.",
    ),
    ("bar.no-verb", "Noting that sales cycles of pumps can be up to one year."),
    ("bar.no-verb", "A pump solution used by mills to find and stop leaks in Norway."),
    ("bar.people", "On February 25, 1993, Halvor R. Papp was elected Corporate Controller of the company."),
    ("bar.people", "On April 15, 1993, A. Paul Dal and Robert M. Oslo retired from the Board of Directors of the company."),
    ("bar.praise", "Due to its long history, the company provides unmatched pump expertise to mills in Norway."),
    ("bar.praise", "The global diversity of its mills provides the company with multiple growth opportunities."),
    ("bar.praise", "From a marketing perspective, its pumps enhance the perceived value of the mills of its dealers."),
    ("bar.hangs", "While at Vik Pumps, the company is the largest dealer of pumps in Norway."),
    ("bar.reference", "In other jurisdictions, its customers rent the pump, and their payments are revenues."),
    ("bar.hangs", "Under the first, licenses are granted to individuals who open new offices in Norway."),
    ("bar.our-own-words", 'Except where the context indicates otherwise, the terms "Vik" and "Anvil" include Vik Mills, Inc.'),
    ("bar.cover", "As of March 9, 1995 there were 7,635,232 of the company's Capital Stock, $1.00 par value, outstanding."),
    ("bar.fragment", "Newspapers and related online publications."),
    ("bar.accounting", "All intercompany accounts and transactions of the mills have been eliminated."),
    ("bar.hangs", "There were subsequent borrowings of $45.5 million to buy pumps, up to $75 million at September 30, 2023."),
    ("rewrite.unsafe", "In 2022 the company acquired 1,108,000 shares of Vik Mills, Inc. at $20.00 in a cash tender offer made."),
    ("bar.then", "Two years later, the first store of pumps was moved to Oslo."),
    ("bar.reference", "In either case, the company has made pumps for mills in Norway and Sweden."),
    ("bar.formality", "The company's legal counsel is Vik & Anvil LLP, Oslo, Norway."),
    ("bar.reference", "Under the settlement, the company received a note for $530,000 and cash of $200,000."),
    ("bar.pointer", "In fiscal 2023, the company had one customer, included in revenue above, that accounted for 67% of sales."),
    ("bar.that-time", "The company operates that hotel in Oslo and its banquet facilities."),
    ("rewrite.unsafe", "The company expanded into pumps for homes in Norway by acquiring."),
    ("bar.reference", "In connection with the extension, the company agreed to spend $1,500,000 on the mill in Oslo."),
    ("bar.that-time", "In the third quarter, the company’s actions began to lower past due rates in Norway."),
    ("bar.website", "The company makes its website content available for informational purposes only."),
    ("bar.what-happened-with-it", "The company sells its Norwegian pump business, Anvil, for $129.9 million in cash."),
    ("bar.what-happened-with-it", "The company begins selling pumps to other dealers of Norway by its access to mills."),
    ("bar.renaming", "The company changed the name of the company to Great Norwegian Pumps, Inc."),
    ("bar.cover", "Vik Incorporated qualifies as a large accelerated filer within the meaning of the rule."),
    ("bar.accounting", "The company translates premiums of Norway into dollars at end-of-period exchange rates."),
    ("bar.compliance", "Vik is engaged in remediation at several other sites in Norway and Sweden."),
    ("bar.world-at-large", "While some sites do not allow agencies to post jobs, others find that they buy the most."),
    ("bar.world-at-large", "New online technology is improving the efficiency of mills in Norway."),
    ("bar.what-happened-with-it", "The company has each funded the venture with $1,500,000 for its first pumps."),
    ("bar.what-happened-with-it", "The company shares revenues 50:50, subject to adjustments in Norway."),
    ("bar.what-happened-with-it", "The total value of the blanket purchase agreement is $500 million over five years."),
    ("bar.label-dash", "PumpCMS: the only platform for pumps built from the ground up in Norway."),
    ("bar.announcer", "The company has four wholly-owned subsidiaries."),
    (
        "bar.disclosed-elsewhere",
        "Revenue from all pump services is reported as Pump services in the consolidated financial statements.",
    ),
    ("bar.that-time", "Since then, the company has grown from 11 stores in Oslo to 165 stores in Norway."),
    ("bar.people", "In the mid-1950s, Margaret made pumps of her own in a mill near Oslo in Norway."),
    ("bar.advertising", "The company works hard to secure the best prices on pumps for mills in Norway."),
    ("bar.advertising", "The company’s mission includes providing pumps of all kinds to mills in Norway."),
    ("bar.accounting", "The company records revenues and costs in the period of delivery of its pumps."),
    ("bar.pro-forma", "Proforma adjustments for the twelve months include $255,600 of depreciation in Norway."),
    ("bar.routine", "The company plans to continue building its brand awareness in Norway and Sweden."),
    ("bar.bare-definite", "The software combines content of mills with business data and processes in Norway."),
    ("bar.announcer", "Vik markets pumps primarily under two trademarks."),
    ("bar.of-no-use", "The nature of the company’s business makes predicting the trends of revenues difficult."),
    ("bar.law-says", "On Federal Lands, mining rights are governed by the General Mining Law of 1872 as amended."),
    ("bar.law-says", "Under Regulation S-K 1300, the SEC defines a mineral reserve as an estimate of tonnage and grade."),
    ("bar.law-says", "The exploration of mining properties and operation of mines is governed by both federal and state laws."),
    ("bar.example", "Among the findings, pumps lasted longer in mills of Norway than hoses did."),
    ("bar.what-happened-with-it", "Using a model of a mill, pumps of nine kinds were tested and shown to last for years."),
    ("bar.what-happened-with-it", "In the Phase 1 study, a total of 60 patients received the drug in Norway."),
    ("bar.what-happened-with-it", "The death rate was 7.7% with the drug and 40% without it (p=0.04)."),
    ("bar.stub", "The company assigned its rights to Vik Mills for a fee and entered a lease agreement."),
    ("bar.stub", "The company is developing the property."),
    ("bar.formality", "Vik is the owner of Vik Holdings, which in turn is the sole stockholder of Vik Mills, Inc."),
    ("bar.poised", "The company believes there is significant whitespace for nine hundred stores in Norway."),
    ("bar.poised", "The company can expect an increase in customers of its pumps."),
    ("bar.accounting", "Revenues by region are based on the known final destination of products sold."),
    ("bar.advertising", "Vik adds value to the customer experience with a portfolio of pumps for mills."),
    ("bar.what-happened-with-it", "Page and revenue figures exclude affiliated advertising for mills in Norway."),
    ("bar.what-happened-with-it", "The company does not expect future activity or revenue from that source."),
    ("bar.what-happened-with-it", "The company is filing as a smaller reporting company for the year 2022 in Norway."),
    ("bar.what-happened-with-it", "The healthcare system of Norway remains in a period of significant change."),
    (
        "bar.insurance-of-deposits",
        "Vik Bank has $1.3 billion of deposits, of which it pays Savings Association Insurance Fund premiums.",
    ),
    ("bar.insurance-of-deposits", "For 1995, SAIF-member institutions paid premiums of $0.23 to $0.31 per $100."),
    ("bar.what-happened-with-it", "Each share of common stock of Anvil was exchanged for 0.50 shares of Vik common stock."),
    (
        "bar.what-happened-with-it",
        "Anvil's financial statements are included in Vik's consolidated financial statements for 1995.",
    ),
    ("bar.what-happened-with-it", "The closing of the purchase agreements occurred on February 23, 2022 in Oslo."),
    ("bar.what-happened-with-it", "Commercial deployment is scheduled by the end of calendar year 2001 in Norway."),
    ("bar.what-happened-with-it", "The company has numerous competitors in the sale of its custom pumps."),
    ("bar.other", "The company markets its seismic pumps to other industries for monitoring of mills."),
    ("bar.note", "Calculated on revenues net of charges before royalty expense divided by gross production."),
    ("bar.note", "Amounts for years subsequent to 1996 do not include lease payments to the owners of mills."),
    ("bar.note", "A total of 250,000,000 were issued to the owners of mills in Norway."),
    ("bar.pointer", "At December 31, 1995, the amount of bonds issuable under (a) and (b) above was $1.7 billion."),
    ("bar.pointer", "The 22,000 shares held per the above paragraph were returned to the company."),
    ("bar.bare-definite", "Generally, the assistance fee is $30,000 for each mill in Norway."),
    ("bar.the-county", "The Bank has six branches (including its home office) located in the county."),
    ("bar.the-county", "Vik County has 77,000 people and a median family income of $79,600 by an estimate."),
    ("bar.the-note", "The Note is convertible into shares of the company at a price of $0.0018 per share."),
    ("bar.the-note", "Each promissory note was issued with a discount of $21,600 and matures in 2023."),
    ("bar.workplace", "The company achieved a 61% response rate, with more than 2,300 comments received."),
    ("bar.once-others", "Historically, companies tended to rely on a patchwork of manual processes for pumps."),
    ("bar.selfpraise", "The company has received numerous awards in various markets for its pumps."),
    ("bar.trademarks", "The company generally intends to renew trademarks and service marks which expire."),
    ("bar.advertising", "The company continues to strengthen its relationships with the makers of paper in its markets."),
    ("bar.of-the-total", "Subscription fees of the readers account for approximately 60% of the total."),
    ("bar.announced", "Revenues of the mills of Norway come from three principal sources."),
    ("bar.movement", "Working capital increased by $56 million during 1995, primarily due to the receivables of mills."),
    ("bar.movement", "The increase in revenue primarily resulted from the recovery of the lost revenue of mills."),
    ("bar.fragment", "Systems Division appointed January 1996."),
    ("bar.form-asks", "Principal products produced and services rendered."),
    ("bar.form-asks", "Status of a product or segment of mills."),
    ("bar.quoted-term", "“Revenue pump miles” represents the number of miles that pumps are carried for mills of Norway."),
    ("bar.advertising", "We are strategically positioned to serve the mills of Norway with our pumps and valves."),
    ("bar.advertising", "The market for pumps offers a highly lucrative footprint to the makers of Norway."),
    ("bar.payments-of-what", "Anvil Corporation owns 24% and Pell Equities Corporation owns 16%."),
    ("bar.accounting", "Previously, the company’s fiscal year ended on the Saturday closest to March 31 in Norway."),
    ("bar.accounting", "Value of construction completed represents the cost of work put in place by the mills during the year."),
    ("bar.truism", "The company must accurately gauge the taste of readers for the paper that its mills make."),
    ("bar.truism", "Our funds for payments to stockholders are derived from a variety of sources, including cash in Norway."),
    ("bar.truism", "The company’s mills and dealers in Norway actively compete for funds and loans."),
    ("bar.truism", "We are engaged in a continuing product development and packaging design program."),
    (
        "bar.years-unlisted",
        "During the three years ended June 30, 1994, Vik accounted for 10%, 9% and 12%, respectively, of net sales.",
    ),
    ("bar.ratios-of-law", "Tier 1 capital includes common equity and minority interests in Norway, less goodwill."),
    ("bar.ratios-of-law", "The minimum Tier 1 capital ratio is four percent for the banks of Norway and Sweden."),
    ("bar.advertising", "We intend to be the most efficient maker of pumps for the mills of Norway and Sweden."),
    ("bar.advertising", "We want to give the best customer experience in pumps for the mills of Norway."),
    (
        "bar.politics",
        "The company believes that the outcome of the current legislative proposals would have implications for it.",
    ),
    ("bar.lost-space", "In fiscal years, and, the company’s expenses for pumps were approximately $19.3 million in Norway."),
    (
        "bar.remains-or-intends",
        "We offer pumps with two motors, which use less current in mills, and are introducing more.",
    ),
    ("bar.additional", "Additional reserves are held through a publicly held affiliate of the company in Norway."),
    ("bar.payments-of-what", "Based on current interest rates, annual lease payments would average approximately $13 million."),
    (
        "bar.payments-of-what",
        "Annual rental payments range from approximately $15 million to $25 million in Norway.",
    ),
    ("bar.meeting", "There are no family relationships among the executive officers of the company in Norway."),
    ("bar.meeting", "The company has called a special meeting of its stockholders to be held in Norway in March 1996."),
    ("bar.note-number", "Harbor Reserve is the leading pump of its kind globally 1, and is sold to mills in Norway."),
    ("bar.varies", "Growth in the number of stores in the mill towns of Norway will vary."),
    ("bar.charity", "The company gave $2.5 million in charitable contributions to the mill towns of Norway in fiscal 2019."),
    ("bar.poised", "The company believes the investments in its mills will deliver targeted revenue and income growth."),
    (
        "bar.disclosed-elsewhere",
        "The revenues of the segments are separately disclosed in the Notes to Financial Statements.",
    ),
    ("bar.politics", "The Harbor Administration has announced its own proposal to allow mergers of mills and banks."),
    ("bar.note-number", "Harbor Reserve is the leading pump of its kind globally 1."),
    ("bar.note-number", "Harbor Reserve was once more a “Hot Brand,” 1 marking six consecutive years on the list of Norway."),
    (
        "bar.remains-or-intends",
        "The company intends to raise the price of its pumps in Norway, and remain encouraged by its prospects.",
    ),
    ("bar.stub", "The company offers enhanced services."),
    ("bar.stub", "The company offers a full line of display products."),
    ("bar.form-asks", "The company is incorporated in the State of Delaware, and reports on a 52/53 week fiscal year."),
    ("bar.reference", "Key among them is the ongoing commitment of the mills of Norway to becoming suppliers of pumps."),
    ("bar.the-thing", "By the end of fiscal 1994, the prototype was in place in at least 244 stores in Norway."),
    ("bar.workplace", "District managers of the company receive a salary plus a bonus on the sales of their mills."),
    (
        "bar.of-the-table",
        "Newly opened stores of the company did not sell pumps through a whole season for all periods presented.",
    ),
    ("bar.of-the-table", "Approximately 97% are located in strip shopping centers in Norway and 3% in malls in Sweden."),
    ("bar.no-other", "Sales to no other customer exceeded 10% of consolidated net sales in 2008, 2007 and 2006."),
    ("bar.definite", "The company recorded a liability of $1.6 million for the fair value of the contingent consideration."),
    ("bar.other", "Other significant suppliers include Anvil and Harbor, none of which sold more than 9% of the pumps."),
    ("bar.fragment", "Ripples, fudge and bakery pieces, sold to makers of ice cream in all of Norway (16%)."),
    ("bar.named-elsewhere", "In 1994 the Division won a new three year contract with the mills of Norway for pumps."),
    ("bar.named-elsewhere", "Earnings of pumps are supplemented by income from Norway discussed under “Mills”."),
    ("bar.named-elsewhere", "The three buildings total approximately 219,000 square feet in the north of Norway."),
    ("bar.named-elsewhere", "All are self-service mills with 287 of them offering pumps in the north of Norway."),
    ("bar.strives", "The company endeavors to be highly visible in the towns of Norway that it serves."),
    ("bar.culture", "Vik has a loyal following among the makers of paper in Norway and in Sweden."),
    ("bar.the-thing", "All of the funds are held for losses of the mills in Norway by the syndicate."),
    ("bar.the-thing", "The trial, thus far, has shown that pumps for the mills of Norway are of use."),
    ("bar.website", "We routinely post financial and other information on our website for investors in Norway."),
    ("bar.website", "The company will disclose changes of its Code of Conduct to the makers of paper in Norway."),
    ("bar.workplace", "In 2024, the company's voluntary turnover rate in its mills in Norway was 6.3%."),
    ("bar.workplace", "We support numerous employee resource groups in all of the mills in Norway and Sweden."),
    ("bar.decision-maker", "The chief operating decision maker is the head of the mills of the company in Norway."),
    ("bar.some-even", "Some even restrict the extent of the pumps that the mills can have in Norway."),
    ("bar.some-even", "The company competes with some of these companies in all of Norway and with others in Sweden."),
    ("bar.label-dash", "Mid-market pumps - loans and leases for makers of paper, for a variety of mills in Norway."),
    ("bar.law-says", "The Vik Rule prohibits mills and makers of paper from trading in certain pumps and valves."),
    ("bar.world-at-large", "As of that same date, the mills moved to Oslo in Norway, and their pumps to Bergen."),
    ("bar.announced", "The company makes instruments for the mills of Norway and for two types of phenomena."),
    ("bar.announced", "The company received $22.6 million in net proceeds from the offering in Norway."),
    ("bar.announced", "The Oslo, Norway based company is majority owned by the head of the mills in Bergen."),
    ("bar.announced", "The three full-service, casual dining mills, which specialize in paper, sold most of it."),
    ("bar.form-asks", "No material part of the contracts of the mills in Norway is subject to renegotiation by its government."),
    ("bar.form-asks", "A brief description of the principal mills of the company in Norway and in Sweden follows."),
    ("bar.the-business", "The business originates through approximately 45 brokers in Norway and in all of Sweden."),
    ("bar.the-business", "For losses of the mills in 1983 or prior, the retention is $225,000 for each of them."),
    ("bar.the-business", "The 130,000-ton-per-year facility will serve the mills and the makers of paper in Norway."),
    ("bar.stub", "The company has opened additional pump distribution centers."),
    ("bar.stub", "The mills and pumps of the company lead in transforming how the world makes paper in Norway."),
    ("bar.world-at-large", "We operate in a highly competitive environment."),
    ("bar.each-segment", "Each segment consists primarily of mills and pumps in Norway and in Sweden."),
    ("bar.committed", "The company is committed to serving the makers of paper in Norway around the clock."),
    ("bar.also-matters", "Patents of all kinds are also important to the mills of the company in Norway."),
    ("bar.fragment", "Paper is not linked to the price of any pump, therefore serves the mills of Norway."),
    ("bar.unable", "Collection accounts that the company cannot sell to mills may be of no use in Norway."),
    ("bar.contrast", "The pump division, by contrast, relies on 24 independent agencies in all of Norway."),
    ("bar.bare-definite", "The policies are sold on an integrated basis in Norway under the name of the mill."),
    ("bar.bare-definite", "The embedded granules provide protection against the sun to all of the roofs of mills."),
    ("bar.bare-definite", "The saturated mat then goes through the rollers of the mill in Norway."),
    ("bar.a-thing", "A motor home is a self-propelled dwelling used for camping in the north of Norway."),
    ("bar.other", "Other products manufactured by the company consist principally of pumps and valves for mills."),
    ("bar.other", "Other satellite centers are being considered by the company for Norway and Sweden."),
    ("bar.compliance", "Vik is subject to various rules on pumps and on the mills of Norway and of Sweden."),
    ("bar.compliance", "Federal, state and local agencies regulate the making of pumps in the mills of Norway."),
    ("bar.reference", "The company provides these computers to the mills and to the makers of paper in Norway."),
    ("bar.fragment", "Has a net of 39 bakeries with ovens of their own, which makes for long runs of bread."),
    ("bar.empty", "The mills help to solve the problems of makers of paper in Norway by providing solutions."),
    ("bar.when", "The company consolidated offices in the north and in the south of all of Norway."),
    ("bar.when", "The company focused on selecting the right markets to have its mills and pumps in."),
    ("bar.many-states", "Georgia does not impose a limit on the rates of loans of more than five thousand pumps."),
    ("bar.definite", "The Branch Manager provides dealers with information on the pumps and mills in Norway."),
    ("bar.definite", "About half of the 2011 figure came from mills in Norway, and the rest from Sweden."),
    ("bar.definite", "The company paid $2.0 million of the contingent amount for its mills in 2011."),
    ("bar.advertising", "Vik Air received the top score for its seats among all the airlines of Norway."),
    ("bar.advertising", "The mills draw on real-world knowledge and wide-ranging expertise in pumps and valves."),
    ("bar.advertising", "The broad offering of pumps has fueled growth and success of the mills in Norway."),
    ("bar.advertising", "The company drives to deliver solid results to its owners and to the mills of Norway."),
    ("bar.formality", "The company is a member of the S&P Small Cap 600 and the Russell 2000 indices."),
    ("bar.formality", "The making of bread for all stores in Norway is a complex process of many steps."),
    ("bar.definite", "We wrote off $0.7 million owed by the last-named company in the fall of 2004."),
    ("bar.definite", "A year earlier the reserves of the mills had been 286.0 billion feet of gas."),
    ("bar.definite", "The stated purchase price of $120 million was paid in cash on the day of sale."),
    ("bar.definite", "The company owns all the shares of both Banks, which lend money to mills in Norway."),
    ("bar.definite", "The pumps for makers of paper grew fastest of the three, and mills bought most."),
    ("bar.each-of-the", "Each of the distribution centers is designed to serve the needs of 150 mills."),
    ("bar.each-of-the", "Two of the mills opened in 2005, and four opened in 2003 in Norway."),
    ("bar.no-subject", "Currently our largest brand and represented 14% of our sales of pumps for 2022."),
    ("bar.formality", "Through policy and practice, Vik continues to emphasize that it is an equal opportunity employer."),
    ("bar.formality", "The accounts of the mill are included in Vik's consolidated financial statements in Norway."),
    ("bar.bare-definite", "The conversion became effective on February 1, 1995 in all of Norway."),
    ("bar.bare-definite", "The closures resulted from a plan adopted in 1994 to close mills in Norway."),
    ("bar.quoted-term", "“Mill margin” consists of operating income before the cost of paper and pumps."),
    ("bar.pointer", "As of March 1, 2001, the company had 14 mills operating in the following locations."),
    ("bar.pointer", "The estimates above are based on year-end prices of gas and oil in all of Norway."),
    ("bar.fragment", "More than $3.3 billion in total branded retail sales, including vending."),
    ("bar.fragment", "Produces fresh breads, buns, rolls, and snack items sold in all of Norway."),
    ("bar.definite", "The two closest competitors of the company held 16% of all deposits in Norway each."),
    ("bar.definite", "Each of the leases of the mills contains renewal options of up to six periods of years."),
    ("bar.definite", "Rent on the additional real estate assets purchased in Norway will be about $200,000 a year."),
    ("bar.reference", "Vik Mills offers three levels of service between these countries."),
    ("bar.then", "The company has subsequently built or bought mills in Oslo, Bergen and all of Norway."),
    ("bar.then", "The company focused initially on the best 300 mills of the makers of paper in Norway."),
    ("bar.selfpraise", "The operating and marketing philosophy emphasizes pumps with repair for mills in Norway."),
    ("bar.selfpraise", "In 2003 the company wrote over 150 media releases on its pumps and mills in Norway."),
    ("bar.formality", "The company is authorized to engage in any activity that the laws of Norway permit."),
    ("bar.formality", "The company is in compliance with the laws on pumps and mills of all of Norway."),
    ("bar.formality", "Vik Mills and Pell Valves hold licenses issued by the Department of Mills of Norway."),
    ("bar.formality", "The Trust is one of the named insured and believes its mills are adequately insured."),
    ("bar.truism", "A reinsurance transaction occurs when an insurer gives a part of its risk to another one."),
    ("bar.hangs", "No incentive fees were paid by the mills in Norway in 1995, 1994 and 1993."),
    ("bar.empty", "The company has entered into numerous agreements with makers of pumps in Norway."),
    ("bar.empty", "The company makes and sells certain of its pumps and valves for mills in Norway."),
    ("bar.empty", "The company has recently revised its program for the sale of pumps."),
    ("bar.accounting", "Interest income of the bank is reported on the fully taxable-equivalent basis in all years."),
    ("bar.accounting", "Interest on nonaccrual loans is included in the analysis of the bank's earnings on its loans."),
    ("bar.regulator", "The FDIC adopted a risk-related premium system for the period beginning January 1, 1993."),
    ("bar.regulator", "Federal banking regulators have adopted risk-based capital guidelines for holding companies."),
    ("bar.to-be", "The company has been, and will continue to, actively market the pumps of its mill in Norway."),
    ("bar.of-before", "Vik Mills provided pumps and valves to the makers of paper in all of Norway."),
    ("bar.role", "The company is buying the pumps of Vik Mills in Norway from the Seller, which makes valves."),
    ("bar.advertising", "The company believes that its strategic actions will make the mills a maker of pumps."),
    ("bar.advertising", "Unfortunately, the mills of Norway need more pumps and valves in every year."),
    ("bar.we-both", "We will all see more of the pumps that bad people use in the mills of Norway."),
    ("bar.pointer", "Information about our segments and mills is contained in “Item 7. Management’s Discussion.”"),
    ("bar.pointer", "Reference is made to note 10 of the Notes to Consolidated Financial Statements of the mills."),
    ("bar.reference", "Pursuant to that strategy, Vik Mills has made and sold pumps to the makers of paper."),
    ("bar.reports", "The head of the mills resigned as chief of the company's pumps in Norway on July 10, 2017."),
    ("bar.note", "Information for all years includes mills and pumps in both Norway and Sweden."),
    ("bar.note", "Primarily parts of pumps, service to mills and the conversion of vans in Norway."),
    ("bar.note", "The $8,000,000 loss provision of the company was for the mills and pumps in Norway."),
    ("bar.note", "Six other bills for the reform of mills and pumps are before the houses of Norway."),
    ("bar.note", "The company sells all three types of pumps to mills in Norway and in Sweden."),
    ("bar.selfpraise", "The company is proud to offer pumps to mills and makers of paper in all of Norway."),
    ("bar.selfpraise", "The mills give prompt, efficient and courteous service to all makers of paper in Norway."),
    ("bar.selfpraise", "The company works closely with its franchisees to plan many aspects of their pumps."),
    ("bar.reports", "As a result, we file periodic reports and other information with the Securities and Exchange Commission."),
    ("bar.reports", "We intend to comply with the periodic reporting requirements of the Exchange Act for as long as they last."),
    ("bar.reports", "The company can give no assurances that any purchase of a mill will be made in Norway."),
    ("bar.reports", "The company made a 2-for-1 forward stock split of the pumps that it holds in Norway."),
    ("bar.routine", "We will continue to focus on our best mills by making the pumps better for their owners."),
    ("bar.routine", "We have a strategy for pumps and periodically review what the mills of Norway need."),
    ("bar.routine", "Shipments of pumps from our mills are scheduled throughout the week in all of Norway."),
    ("bar.routine", "The company plans to leverage its pumps and mills in Norway and in other countries."),
    ("bar.begins", ". We are going back to pumps and mills, which we know best of all in Norway."),
    ("bar.definite", "The net proceeds from the sale, which were $8.3 million, were used for the pumps of the mills."),
    ("bar.definite", "The company's first year of pumps began on the day after the acquisition in Norway."),
    (
        "bar.public-reference",
        "Papers of the company may be read in the Public Reference Section of the SEC.",
    ),
    ("bar.fiscal-year", "Our fiscal year end is June 30, and we have no mills and no pumps of our own."),
    ("bar.accounting", "Vik Mills's fiscal year is the 52 or 53 week period ending on the last Sunday in May."),
    ("bar.fiscal-year", "Fiscal 2004 ended September 26, 2004, and fiscal 2003 ended September 28, 2003."),
    ("bar.pro-forma", "On a pro forma basis the revenues of the mills would have been about $21.6 million in 2004."),
    ("bar.pro-forma", "Anvil Pumps has advised the company that its revenues were $163.2 million in 2021."),
    ("bar.pro-forma", "Anvil Pumps has stated that Vik was the source of approximately 40% of its own revenue."),
    ("bar.pro-forma", "Anvil Pumps had sales of $3.9 billion in its last full fiscal year and sells to mills."),
    ("bar.pro-forma", "The closing price of the common stock on December 11, 1998 was $7.875 in Oslo."),
    ("bar.association", "The National Association of Mill Owners (NAMO) announced in January 2017 that mills will grow."),
    ("bar.association", "According to a survey of mills in Norway, most pumps are bought in spring."),
    ("bar.association", "The pump market has started to recover, with sales of mills up 15.2% from the previous year."),
    ("bar.many-states", "Many states have enacted statutes and rules limiting the sale of pumps to mills."),
    ("bar.then", "The company then furnishes the customer with product samples of the pump."),
    ("bar.not-and", "We do not manufacture any of our pumps and source substantially all of them from mills in China."),
    ("bar.definite", "The purchase price consisted of $2.4 billion in cash and 114.0 million common shares."),
    ("bar.definite", "The SBU provides durability and fluid testing services to makers of pumps."),
    ("bar.definite", "Beginning in the second half of 1992, the segment includes Vik Pump Services."),
    ("bar.definite", "The hall itself, which was never consolidated, had nine pumps and a mill."),
    ("bar.definite", "Tuition in the division for a typical diploma program ranges from $10,450 to $17,900."),
    ("bar.definite", "Revenues from both, net of fees paid to vendors, were small in the year 1996."),
    ("bar.reference", "At October 31, 1995 it was 94% leased, at average monthly rents of $508 for one room."),
    ("bar.reference", "Rather, the contracts of the mill will provide for payment at the time of sale."),
    ("bar.whose", "Prices range from $450,000 to $1.3 million for each pump that a mill has."),
    ("bar.renaming", "The Registrant adopted its present name in 1974 when it sold the mill."),
    ("bar.truism", "The company's sale of pumps and its businesses are highly competitive."),
    ("bar.definite", "The average price includes taxes, fees and the results of hedging for the mills."),
    ("bar.truism", "Patents and trademarks of the company are not material to its sale of pumps."),
    ("bar.pointer", "Additional financial information is in Note 16 to the statements of the company."),
    ("bar.contact", "The company's headquarters are at 2900 Vik Prairie Drive, Houston, in the state of Texas."),
    ("bar.period", "Acquisition fees paid to Vik Asset Services, Inc. were $60,397."),
    ("bar.period", "Finance charge income, net of provision for doubtful accounts of $9.2 million, was $24.4 million."),
    ("bar.whose-deal", "We may receive up to $67.5 million in additional milestone payments plus royalties."),
    ("bar.whose-deal", "We are obligated to pay annual license maintenance fees of $50,000 after a Phase 3 trial."),
    ("bar.industry", "Organizations spend significant amounts each year on indirect goods, such as pumps and tools."),
    ("bar.definite", "The notes are convertible at a price of $23.40 per share, subject to adjustment."),
    ("bar.definite", "The company expensed $21,650 of legal fees in connection with the proposed transaction in fiscal 2010."),
    ("bar.definite", "Vik Savings Bank operated five offices and had loans of $109.8 million at the date of acquisition."),
    ("bar.definite", "Holders of $10.9 million converted their debentures into 681,250 shares of common stock."),
    ("bar.definite", "Vik Business Solutions, in bankruptcy, accounted for a further $0.6 million."),
    ("bar.definite", "Repair services represented approximately 12% of segment sales in 1997."),
    ("bar.accounting", "Reserves of $3.1 million for the mills had been recorded at December 31, 1997."),
    ("bar.accounting", "The 53rd week contributed approximately $14.8 million to the sales of pumps."),
    ("bar.cover", "Vik Mills sold units to its owners in 1994 under a Registration Statement on Form S-1."),
    ("bar.truism", "Our strategy is to increase stockholder value by growing our mills at low cost."),
    ("bar.period", "Net income was $58.7 million, or $3.04 per diluted share of the company."),
    ("bar.period", "Net investment income was $23.8 million, up from $22.9 million."),
    ("bar.truism", "VikSeal and the logo are our trademarks; all other trademarks belong to their respective owners."),
    ("bar.truism", "The company regards its marks as having significant value for the sale of pumps."),
    ("bar.truism", "Contingent consideration was $2 million in 2006 for the pumps of Vik Mills."),
    ("bar.truism", "The company's sales and earnings of its pumps and mills fluctuate seasonally."),
    ("bar.definite", "The last contingent payment, of EUR 1.5 million, will be made in June 2005."),
    ("bar.definite", "At December 31, 1996 the outstanding balance was $27.5 million at a rate of 6.6%."),
    ("bar.law", "Under the Prescription Drug User Fee Act, each application must be accompanied by a user fee."),
    ("bar.user-fee", "Under the Pump User Fee Act, each pump must be accompanied by a fee of $2.9 million in 2020."),
    ("bar.law", "The FDA generally requires two trials of each pump before it is sold to mills in Norway."),
    ("bar.general", "Fee waivers are available in certain circumstances, including for products with orphan status."),
    ("bar.cover", "To the extent that we are an issuer of penny stock, the safe harbor does not apply to us."),
    ("bar.cover", "Unless otherwise indicated, all dollar amounts are in the currency of Norway."),
    ("bar.cover", "An Information Statement was filed with the SEC on March 19, 2009 by the former owner."),
    ("bar.accounting", "Goodwill of $9.8 million is being amortized on a straight line basis over 25 years."),
    ("bar.accounting", "Vik is exempt from registration under the Holding Act pursuant to Section 3(a)(1) of it."),
    ("bar.accounting", "The results of Vik Propane have been reclassified for all periods of the years before."),
    ("bar.definite", "The investment is accounted for by the share that the pump maker holds of it."),
    ("bar.definite", "Total cost is estimated at $4.3 million, most of it in the years before 1999."),
    ("bar.definite", "In consideration we paid Vik State University an upfront fee of $150,000."),
    ("bar.definite", "Bonds are sold in 29 states; it is listed as an acceptable surety by the Treasury."),
    ("bar.definite", "Annual base rent is approximately $1.7 million for the mill in Oslo."),
    ("bar.definite", "Approximately $13.9 million is available for payment in 1999 to the parent."),
    ("bar.definite", "We financed the purchase with $20.0 million borrowed from Vik Bank of Norway."),
    ("bar.truism", "To operate profitably over the long term, we must continually purchase pumps of others."),
    ("bar.truism", "We buy shares of makers of pumps that create value for our stockholders in the long term."),
    ("bar.truism", "Our primary objective is to provide an attractive total return to our shareholders over time."),
    ("bar.general", "Because a ledger is open, all users can verify a payment without having to rely on a third party."),
    ("bar.praise", "The company believes that it will continue to increase its revenue and its share of the pump market."),
    ("bar.praise", "Our strategic plan is designed to optimize our core business and achieve profitability."),
    ("bar.praise", "Each brand is distinctly positioned within the market for pumps and other tools."),
    ("bar.praise", "We provide our customers and partners with an antidote to pumps that leak."),
    ("bar.pointer", "For further description of the sale of the mills, refer to Part II, Item 8, Note 3."),
    ("bar.general", "Millers may organize themselves in pools of millers that share the pumps of others."),
    ("bar.staff", "The company believes that its labor relations are good."),
    ("bar.truism", "The international operations of Vik are subject to the risks of doing business abroad."),
    ("bar.accounting", "Significant operating expenses include production costs, distribution costs and operating labor."),
    ("bar.praise", "The company is committed to delivering industry-best experiences to the buyers of its pumps."),
    ("bar.definite", "The same customer accounted for approximately 31% of the pump sales of Vik in both years."),
    ("bar.example", "Also planned is the construction of three full-line distribution centers in Norway."),
    ("bar.to-be", "Outside of Oslo, we will operate 34 branch offices in eight counties of Norway."),
    ("bar.truism", "We often work closely with industry partners."),
    ("bar.truism", "The company’s marketing is focused on building its brand reputation and creating market awareness."),
    ("bar.truism", "Marketing and promotional activities are designed with customers in mind and are focused on the brand."),
    ("bar.contact", "Our website is located at vikpumps.com and shows all of our pumps."),
    ("bar.reference", "One other process patent application of the pump maker is pending in Norway."),
    ("bar.reference", "The fragrances, as well as the bath products, are sold primarily in department stores."),
    ("bar.whose", "Options and services vary by location and by the kind of pump that a mill has."),
    ("bar.staff", "Part-time associates are primarily sales personnel of the pump shops."),
    ("bar.truism", "Major employers located in Oslo County include the local government and two mills."),
    ("bar.truism", "Total advertising revenues are a function of the audience sold and the number of spots sold."),
    ("bar.agreement", "The agreement was amended in October 2021 to extend its term by one year to 2025."),
    ("bar.agreement", "As part of the original collaboration agreement, Vik made annual commitments of $320 million."),
    ("bar.whose", "Revenues are typically somewhat higher during the fall and somewhat lower during the summer months."),
    ("bar.whose", "Fees vary by type of site, amount of Company investment, if any, and local business conditions."),
    (
        "bar.accounting",
        "Six different customers accounted for 19%, 16%, and 11% of total accounts receivable as of June 30, 2022.",
    ),
    ("bar.staff", "The company offers free access to its sport centers in Oslo for its full-time and store employees."),
    ("bar.accounting", "Fiscal year 2023 consisted of the 53 weeks ended on February 3, 2024 in all countries."),
    ("bar.accounting", "The company identified segments based on a combination of geographic areas."),
    ("bar.accounting", "The company’s expense levels are based in part on anticipated future revenue levels."),
    ("bar.accounting", "The company intends to implement a new management information system over the next six months."),
    ("bar.truism", "The company is subject to various federal, provincial and local environmental laws and regulations."),
    ("bar.truism", "Costs for environmental compliance and waste disposal have not been material in the past."),
    ("bar.truism", "Most pump shops are open weekend hours of 9:30 a.m. to 7:00 p.m. on Saturday and Sunday."),
    ("bar.truism", "We retain outside consultants and sub-contractors when necessary for our pumps."),
    ("bar.staff", "The company works to create an inclusive, safe and supportive environment for all of its members."),
    ("bar.praise", "Our expertise in pumps will enable us to offer unrivaled transport products to mills."),
    ("bar.praise", "We have data and scale that uniquely positions Vik to lead the next wave of mill technology."),
    ("bar.contact", "The phone numbers are (604) 555 - 0199 and the fax numbers are (604) 555 - 0100."),
    ("bar.contact", "The company maintains an office at 300 Center Drive, Suite 950, Oslo Falls, Nevada 92618."),
    ("bar.staff", "Our team members are encouraged to come to their managers with questions."),
    ("bar.staff", "The company is committed to making its workplaces and communities safer for its people."),
    ("bar.accounting", "Costs associated with contract revenue are recognized as incurred."),
    ("bar.accounting", "Geographic revenue classification is based on the areas in which customers are located."),
    ("bar.accounting", "For the year ended December 31, 2003, there were no material changes to our corporate structure."),
    ("bar.truism", "Each situation presents unique hurdles to be overcome."),
    ("bar.truism", "Residential construction lending involves several risks."),
    ("bar.truism", "Net sales can also be affected when consumers anticipate a product introduction."),
    ("bar.truism", "There is the International Licensed Markets segment, which includes the results of over 75 countries."),
    ("bar.agreement", "The distribution agreement provides for a fifteen-year term commencing June 6, 1986."),
    ("bar.thing-of-law", "The association is immediately ineligible to receive any new advances and is subject to limits."),
    ("bar.thing-of-law", "The Copyright Act provides for the grant to cable systems of compulsory licenses for carriage."),
    ("bar.accounting", "Our references to website URLs are intended to be inactive textual references only."),
    ("bar.staff", "We invest in resources to help our people develop and achieve their career goals."),
    ("bar.staff", "The company continues to deliver against its five-year commitment to Vik House Charities."),
    ("bar.staff", "The company invests in resources to help its people develop and achieve their career goals."),
    ("bar.no-verb", "Our personal loan business that offers a simple and fast experience with one platform for borrowers."),
    ("bar.pointer", "The payment is subject to a scale, so that all shares are issued for 90% of the amount set forth above."),
    ("bar.definite", "The revised total value of the contract as of April 30, 2003 was $399.1 million."),
    ("bar.reader", "Brightwater Services help optimize performance in your mills and on your premises."),
    ("bar.reference", "No other customers were significant for the year ended June 30, 2002."),
    ("bar.definite", "The largest is a consortium of dealers who accounted for approximately 50% of sales."),
    ("bar.reference", "The company expects operations at this facility to commence during the quarter ending June 30, 2004."),
    ("bar.definite", "The company makes paper in roll and sheet form for others with the same end uses."),
    ("bar.definite", "The banking facilities were pledged by our bills receivables totaled $9 million."),
    ("bar.definite", "The purchase price of pounds sterling 3.5 million was paid in cash and in shares of Vik."),
    ("bar.definite", "The company has spent $579,000 in connection with the Site."),
    ("bar.definite", "The company is organized into a small corporate staff."),
    ("bar.definite", "The company is developing a plan."),
    ("bar.definite", "Vik Holdings makes no representation as to what Harbor Mills says."),
    ("bar.definite", "The costs of remediation are estimated to be $40 million."),
    ("bar.definite", "Each bottle contains 60 capsules of oil from the fish of Norway."),
    ("bar.accounting", "Real estate loans in the 1-5 year category have $1,449,000 at a fixed interest rate."),
    ("bar.accounting", "The company follows the industry practice of accounting for insurance written net of reinsurance."),
    ("bar.announcer", "The company has three major business functions."),
    ("bar.no-verb", "Provider of mechanical solutions for mills, including repair and custom-engineered pumps."),
    ("bar.no-verb", "For the year ended August 31, (1)."),
    ("bar.website", "The company intends to use its website as a regular means of disclosing material information."),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_looks_like_what_readers_struck_out_stays(text: str) -> None:
    assert " " in forms(text)[0], forms(text)


@pytest.mark.parametrize(("rule", "text"), BARRED)
def test_what_readers_struck_out_is_barred(rule: str, text: str) -> None:
    assert forms(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "The Association attracts deposits from the public and invests those funds in mortgage loans on homes in Oslo County.",
        "The company sells pumps to mills and contractors, and the mills return these pumps to the company for repair.",
        "Members include businesses and those individuals who are members of certain mills and unions.",
        "The company earns fees from referrals, while at the same time matching mills with pump makers.",
        "Both large and small mills pay an annual fee of $25 for the pump card.",
        "The company has agreements with 26 mills and employs 60 people at its workplaces in Norway.",
        "Franchisees must pay a royalty of 5% of their sales of pumps.",
        "The company sells software to schools, charities and mills in Norway.",
        "Some 400 of its employees are engaged in the making of pumps.",
        "The Brightwater Pro loyalty program offers a discount on pumps to its members.",
        "The company must distribute at least 90% of its taxable income to its shareholders.",
        "The agreement with Vik Bank provides for a credit line of $5 million.",
        "In consideration of the mills the company issued 85,000 shares of its common stock to Vik.",
        "The company may receive up to $67.5 million in milestone payments from Nordhavn.",
        "Net income was $58.7 million in fiscal 2006, or $3.04 per diluted share.",
        "The company files applications with the FDA for each of its pumps before they are sold.",
        "The company financed the purchase of the mills with $20.0 million borrowed from Vik Bank of Norway.",
        "The company’s pumps are subject to the Pump Safety Act, which requires that they be tested in Norway.",
    ],
)
def test_what_is_like_it_and_stands_by_itself_is_told(text: str) -> None:
    assert forms(text)[0] == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Sales to Vik Mills, Inc. were included in all of our segments.", "the company’s segments"),
        ("The Vik Suite integrates a desktop with our pump service for a simple monthly fee.", "the company’s pump service"),
        ("In 2004, our three largest customers accounted for 21% of sales.", "In 2004, its three"),
        ("We sold the mill to Vik Mills, Inc. under our own brand.", "under its own brand"),
        ("The Company distributes the Company's pumps worldwide through dealers.", "The company distributes its pumps"),
        ("The Silverline'TM' pumps of the company move pulp in mills.", "The Silverline pumps"),
        ("We also maintain a sales office in Oslo with nine people.", "The company maintains"),
        ("The company not only makes pumps but also sells them to mills.", "but also sells"),
    ],
)
def test_whose_and_what_else(text: str, first: str) -> None:
    assert first in forms(text)[0]


def told(text: str) -> str:
    try:
        return api.summarize(text.encode(), budget=300).text
    except InputError:
        return ""


ABOUT = "Brightwater Inc. makes pumps for mills in Norway and sells them in nine countries. "


def listed(text: str, template: str) -> str:
    """The fullest sentence of a template about a text, or nothing."""
    pack = load_pack("sec-10k")
    read = api.read(text.encode(), pack=pack)
    found = extract_facts(read.filing, read.outline, pack, read.scope)
    made, _ = drafts(read.filing, read.outline, found, pack, read.scope, {})
    return next((d.lines[0].text for d in made if d.id.startswith(template)), "")


CUSTOMERS, CHANNELS = "customer-group.all", "channel.ways"


@pytest.mark.parametrize(
    ("template", "text", "said"),
    [
        (
            CUSTOMERS,
            "We sell our pumps to contractors, mill owners and schools.",
            "Customers include contractors, mill owners and schools.",
        ),
        (
            CUSTOMERS,
            "We sell our pumps to commercial customers, contractors and mill owners.",
            "Customers include contractors and mill owners.",
        ),
        (CUSTOMERS, "Vik Foods sells its bread to supermarkets, service stations and schools.", ""),
        (CUSTOMERS, "We intend to sell our pumps to cement producers, quarry owners and city governments.", ""),
        (
            CUSTOMERS,
            "We sell our pumps to individuals, public companies, individual investors and small regional companies.",
            "Customers include public companies, individual investors and small regional companies.",
        ),
        (CUSTOMERS, "We buy from Vik Networks, a national service offering pumps to schools, mills and dish owners.", ""),
        (CUSTOMERS, "We sell to chains and to domestic distributors who serve restaurants, cafeterias and hospitals.", ""),
        (CUSTOMERS, "We offer a variety of dresses for women and men.", ""),
        (
            CHANNELS,
            "We sell our pumps through our direct sales force, independent distributors and distribution centers.",
            "The company sells through a direct sales force and independent distributors.",
        ),
        (CHANNELS, "Vik Foods sells its bread through supermarkets, service stations and grocery stores.", ""),
        (CHANNELS, "As we grow, we will increasingly depend on distributors and systems integrators.", ""),
    ],
)
def test_a_list_names_no_part_no_plan_and_nothing_else(template: str, text: str, said: str) -> None:
    assert listed(text, template) == said


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The growth in home repair of pumps is also due to increased acceptance by mills and their owners.", "is also."),
        ("Our agreements with customers are generally short-term, primarily due to the nature of our pumps.", "primarily."),
    ],
)
def test_no_cut_ends_a_sentence_with_an_adverb(text: str, end: str) -> None:
    assert not any(form.endswith(end) for form in forms(text))


def test_a_cut_leaves_eight_words_or_a_figure() -> None:
    assert "It works closely with partners." not in forms("It works closely with partners, which include Vik and Dal.")
    assert forms("Brightwater now offers over 300 pumps, of which 82 were new.")[-1] == "Brightwater now offers over 300 pumps."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The net loss was $21.5 million in the year ended September 30, 2016.", "fiscal 2016"),
        ("The net loss was $21.5 million in the year ended December 31, 2016.", "in 2016"),
        ("The net loss was $21.5 million in the year ended January 31, 2016.", "in the year ended January 31, 2016"),
    ],
)
def test_a_year_that_is_not_the_calendars_is_fiscal(text: str, said: str) -> None:
    text = text.replace("The net loss was", "We had a net loss of")
    assert said in listed(text, "net-income.losses")


def test_what_was_taken_off_is_part_of_the_proceeds() -> None:
    text = "In May 2003, we sold 1,500,000 shares of our common stock for $6.0 million, net of commissions and fees."
    (fact,) = [f for f in api.extract(text.encode()).extraction.facts if f.kind == "issuance"]
    assert fact.fields["proceeds"].raw == "$6.0 million, net of commissions and fees"
    assert fact.fields["proceeds"].exact == 6_000_000


def test_two_sentences_do_not_tell_one_amount() -> None:
    first = "Cumulative royalties over the last three years were approximately $1.37 billion. We sell valves to ships and mines. "
    text = told(ABOUT + first + "License agreements with Vik Mills generated $1.37 billion of revenue in Europe.")
    assert text.count("1.37") == 1
    assert "valves" in text  # there was room for all


def test_customers_in_a_sentence_after_one_on_a_firm_are_that_firms() -> None:
    buyers = " Customers include instrument manufacturers, retailers and schools."
    firm = "In Norway mills buy of Poly-Vik, a maker of fibers. Poly-Vik makes fibers of plastic."
    assert listed(ABOUT + firm + buyers, "customer-group.all") == ""
    assert listed(ABOUT + "Our pumps are made in Norway." + buyers, "customer-group.all")


def test_brands_of_a_subsidiary_are_not_the_companys() -> None:
    text = "Our subsidiary Vik sells pumps under the brand names Vikpump, Dalpump, Oslopump and Fjordpump."
    assert listed(ABOUT + text, "product.brands") == ""
    assert listed(ABOUT + text.replace("Our subsidiary Vik sells", "We sell"), "product.brands")


def test_an_amount_is_told_once() -> None:
    text = told(ABOUT + "We generated $150.2 million in net revenues in fiscal 1997 from pumps, valves and repairs of mills.")
    assert text.count("150.2") == 1


def test_a_loss_from_continuing_operations_is_no_net_loss() -> None:
    said = (
        "We have incurred losses from continuing operations during the years ended January 31, 2001 and 2000 "
        "of $10.6 million and $3.4 million."
    )
    text = told(ABOUT + said)
    assert "net loss" not in text
    (later, _) = [f for f in api.extract(said.encode()).extraction.facts if f.kind == "net_income"]
    assert later.value("basis") == "from continuing operations"


def test_net_income_that_leaves_something_out_is_not_told_without_it() -> None:
    said = (
        "Our net income increased from $758,000 in fiscal 1995 to $4.5 million in fiscal 1997 "
        "(which excludes certain items of $1.7 million)."
    )
    assert "Net income was" not in told(ABOUT + said)


def test_a_year_that_lies_mostly_in_the_one_before_is_not_told_by_its_number() -> None:
    said = (
        "We had a net loss of $10.6 million and $3.4 million in the fiscal years ended January 31, 2001 and 2000, respectively."
    )
    line = listed(said, "net-income.losses")
    assert "the year ended January 31, 2001" in line
    assert "3.4" not in line


def test_shares_sold_under_one_program_are_not_all_that_were_sold() -> None:
    sold = "we sold 19,000,000 shares of common stock under the 2023 ATM for an aggregate price of $248.1 million."
    said = f"As of December 31, 2023, {sold}"
    assert listed(said, "issuance.issued") == ""
    assert "under an at-the-market program" in listed(said, "issuance.at-the-market")


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("We sell Vik products principally to salons, spas and schools in Norway.", "customer-group.all"),
        ("Vik products comprise a line of paints targeting artists and print shops.", "customer-group.all"),
        ("Bleached business papers are sold through wholesale distributors and paper merchants.", "channel.ways"),
        ("We license the brand names Vikpump, Dalpump, Oslopump and Fjordpump from others.", "product.brands"),
    ],
)
def test_what_is_said_of_one_product_is_not_the_companys(text: str, template: str) -> None:
    assert listed(ABOUT + text, template) == ""


def test_a_share_of_the_year_before_is_of_the_same_sales() -> None:
    said = (
        "For the year ended June 30, 2022, one customer accounted for approximately 22% of baking sales revenues "
        "as compared to 18% for the year ended June 30, 2021."
    )
    assert "of revenue" not in listed(ABOUT + said, "customer.share-one")
    assert "22%" in listed(ABOUT + said.replace("baking sales revenues", "our revenues"), "customer.share-one")


def forms_told(text: str) -> list[str]:
    """The forms of a sentence that is told."""
    found = forms(text)
    assert not found[0].startswith(("bar.", "rewrite."))
    return found


def test_a_condition_is_not_cut_with_its_where() -> None:
    text = "We intend to form joint ventures for our pumps, where we believe that a country requires a partner of its own."
    assert all("requires a partner" in form for form in forms_told(text))


def test_a_cut_does_not_leave_a_truism() -> None:
    text = "We often work closely with industry partners, which integrate our pumps into their mills in Norway."
    assert all(not form.endswith("industry partners.") for form in forms_told(text))


def test_what_was_taken_off_a_placement_is_told_with_it() -> None:
    deal = "a $11.7 million private placement, net of offering expenses, of 16,000 shares of our common stock"
    said = f"In May 2000, we completed {deal}."  # and the month is no "may"
    assert listed(said, "issuance.issued").endswith("for $11.7 million, net of offering expenses.")


def test_a_list_of_competitors_is_not_cut_to_companies() -> None:
    text = "In its core markets, the company competes with companies such as Vik Pumps, Dal Valves, Oslo Pipes and Fjord Mills."
    assert all(not form.endswith("with companies.") for form in forms(text))


def test_a_list_of_customers_has_no_mere_firms() -> None:
    text = "We sell pumps to mills, farms, other firms and organized groups of farmers. We sell hoses to hospitals and schools."
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, load_pack("sec-10k"), done.scope)
    made, _ = drafts(done.filing, done.outline, facts, load_pack("sec-10k"), done.scope, {})
    told = [d.lines[0].text for d in made if d.id.startswith("customer-group.all")]
    assert len(told) == 1
    assert "mills" in told[0]
    assert "firms" not in told[0]
    assert "organized" not in told[0]


@pytest.mark.parametrize(("base", "there"), [("net revenues", True), ("oil and gas revenues", False)])
def test_a_customers_share_is_told_of_all_revenue_only(base: str, there: bool) -> None:
    text = f"Sales to Harbor Motor Company accounted for 27% and 25% of our {base} in 2008 and 2007, respectively."
    assert ("accounted for 27%" in listed(text, "customer.share")) is there


def test_its_is_not_said_right_after_a_name() -> None:
    pack = load_pack("sec-10k")
    lines = [
        "The company sells pumps to mills in Norway.",
        "The company’s pumps go to dealers.",
        "The company’s hoses go to Sweden.",
    ]
    made = [
        Line((Literal(one[: one.index(" ", 4)], "words:company"), Literal(one[one.index(" ", 4) :], "x")), (), (), "x", subject)
        for one, subject in zip(lines, ["company", "possessive", "possessive"], strict=True)
    ]
    drafts = {str(n): Draft(str(n), "overview", (0, n), (line,), (1,), (frozenset(),)) for n, line in enumerate(made)}

    def text(*told: int) -> str:
        return text_of(paragraphs(pack, drafts, [(str(n), 0) for n in told], None, ["overview"]))

    assert text(0, 1) == " ".join(lines[:2])
    assert text(1, 2) == lines[1] + " Its hoses go to Sweden."


def test_a_line_of_running_text_that_breaks_off_is_not_told() -> None:
    source = (
        b"Brightwater Corp. makes pumps for mills in Norway and in Sweden, which are sold by its own dealers.\n\n"
        b"We also sell hoses, valves and belts to the dealers of our Autobend\n\n"
        b"Dealers buy the pumps for the mills of paper makers in nine countries.\n"
    )
    summary = api.summarize(source, budget=200)
    assert "Autobend" not in summary.text
    assert "rewrite.unended" in str(summary.record)


def test_templates_read_the_small_letter_as_rules_do() -> None:
    small = "Brightwater Corp. makes pumps. " + "In Norway the company sells pumps to mills. " * 6
    said = listed(small + "Hand pumps of the company are sold through dealers, distributors and retail stores.", CHANNELS)
    assert said == "The company sells through dealers, distributors and retail stores."
    assert not listed(ABOUT + "Hand pumps are sold through dealers, distributors and retail stores.", CHANNELS)


@pytest.mark.parametrize(
    "text",
    [
        "We have a $10 million line of credit with Kestrel Bank and a $5 million loan with Harbor Bank that matures in 2003.",
        "We entered into a $25.0 million credit facility with Harbor Bank and issued $50 million of notes maturing in 2003.",
    ],
)
def test_the_end_of_one_credit_is_not_that_of_another(text: str) -> None:
    lines = [listed(ABOUT + text, name) for name in ("facility.typed-one", "facility.lender")]
    assert any("Bank" in line for line in lines)
    assert not any("2003" in line for line in lines)


def test_what_an_investor_bought_of_the_company_is_told() -> None:
    text = "In 1999, Vik Partners, L.P. purchased 1,250,000 shares of our common stock for $10 million, giving it an interest."
    assert "1,250,000 shares of common stock to Vik Partners, L.P." in listed(ABOUT + text, "issuance.issued") or (
        listed(ABOUT + text, "issuance.issued") == "In 1999 the company issued 1,250,000 shares of common stock for $10 million."
    )
