"""How figures and years are printed in an English text: the one grammar of all that read them.

The second reader has its own, on purpose: two readers of one grammar would share its faults.
"""

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
YEAR = r"(?:19|20)\d\d"
