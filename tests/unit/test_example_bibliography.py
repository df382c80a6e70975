"""The bibliography of the shipped example, checked on its text alone: nothing of ``kg`` reads it here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
PRINTED = {
    "callen2000": ("Lancet", "2000 jan 1", "355", "9197", "53--57"),
    "larralde2005": ("Pediatr Dermatol", "2005 jun", "22", "3", "227--229"),
    "touart1998": ("J Am Acad Dermatol", "1998 oct", "39", "4 Pt 1", "527--544; quiz 545--546"),
    "bhatia2001": ("Acta Derm Venereol", "2001 dec", "81", "6", "446--447"),
    "eich2004": ("J Am Acad Dermatol", "2004 feb", "50", "2", "210--214"),
    "boulman2005": ("Semin Arthritis Rheum", "2005 jun", "34", "6", "805--812"),
    "nomura1990": ("Arch Dermatol", "1990 aug", "126", "8", "1057--1059"),
    "minami1994": ("J Hand Surg Br", "1994 oct", "19", "5", "638--641"),
    "miteva2003": ("J Eur Acad Dermatol Venereol", "2003 sep", "17", "5", "611--612"),
    "mukamel2001": ("J Pediatr", "2001 may", "138", "5", "763--766"),
    "weinel2004": ("Arch Dermatol", "2004 mar", "140", "3", "365--366"),
    "shehata1999": ("Clin Exp Rheumatol", "1999 feb", "17", "1", "115--118"),
    "fisler2002": ("J Am Acad Dermatol", "2002 oct", "47", "4", "505--511"),
}
AUTHORS = {
    "callen2000": "Callen JP",
    "larralde2005": "Larralde M, Giachetti A, Cáceres MR, Rodríguez M, Casas J",
    "touart1998": "Touart DM, Sau P",
    "bhatia2001": "Bhatia S, Silverberg NB, Don PC, Weinberg JM",
    "eich2004": "Eich D, Scharffetter-Kochanek K, Weihrauch J, Krieg T, Hunzelmann N",
    "boulman2005": "Boulman N, Slobodin G, Rozenbaum M, Rosner I",
    "nomura1990": "Nomura M, Okada N, Okada M, Yoshikawa K",
    "minami1994": "Minami A, Suda K, Kaneda K, Kumakiri M",
    "miteva2003": "Miteva L, Pramatarov K, Vassileva S",
    "mukamel2001": "Mukamel M, Horev G, Mimouni M",
    "weinel2004": "Weinel S, Callen JP",
    "shehata1999": "Shehata R, al-Mayouf S, al-Dalaan A, al-Mazaid A, al-Balaa S, Bahabri S",
    "fisler2002": "Fisler RE, Liang MG, Fuhlbrigge RC, Yalcindag A, Sundel RP",
}
"""Authors in the manner of Vancouver."""

TITLES = {
    "callen2000": "Dermatomyositis",
    "larralde2005": "Calcinosis cutis following trauma",
    "touart1998": "Cutaneous deposition diseases. Part II",
    "bhatia2001": "Extensive calcinosis cutis in association with systemic lupus erythematosus",
    "eich2004": "Calcinosis of the cutis and subcutis: an unusual nonimmunologic adverse reaction to subcutaneous injections of low-molecular-weight calcium-containing heparins",
    "boulman2005": "Calcinosis in rheumatic diseases",
    "nomura1990": "Large subcutaneous calcification in systemic lupus erythematosus",
    "minami1994": "Extensive subcutaneous calcification of the forearm in systemic lupus erythematosus",
    "miteva2003": "Calcinosis cutis in childhood systemic lupus erythematosus",
    "mukamel2001": "New insight into calcinosis of juvenile dermatomyositis: a study of composition and treatment",
    "weinel2004": "Calcinosis cutis complicating adult-onset dermatomyositis",
    "shehata1999": "Juvenile dermatomyositis: clinical profile and disease course in 25 patients",
    "fisler2002": "Aggressive management of juvenile dermatomyositis results in improved outcome and decreased incidence of calcinosis",
}
IDENTIFIERS = {
    "callen2000": "10.1016/S0140-6736(99)05157-0",
    "touart1998": "10.1016/S0190-9622(98)70001-5",
    "boulman2005": "10.1016/j.semarthrit.2005.01.016",
    "mukamel2001": "10.1067/mpd.2001.112473",
    "fisler2002": "10.1067/mjd.2002.122196",
}


def _entries() -> dict[str, dict[str, str]]:
    blocks = re.findall(
        r"^@article\{(\w+),\n(.*?)^\}$",
        (DATA / "references.bib").read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    fields = re.compile(r"^  (\w+) *= (?:\{(.*)\}|(\w+)),$", re.MULTILINE)
    return {key: {f[1]: f[2] or f[3] for f in fields.finditer(block)} for key, block in blocks}


def _vancouver(name: str) -> str:
    family, _, initials = name.partition(", ")
    return f"{family} {re.sub(r'[. ]', '', initials)}"


def test_the_bibliography_has_thirteen_entries_in_printed_order() -> None:
    assert list(_entries()) == list(PRINTED)
    assert (DATA / "references.bib").read_text(encoding="utf-8").count("@") == 13


@pytest.mark.parametrize("key", PRINTED)
def test_an_entry_says_what_is_printed(key: str) -> None:
    entry = _entries()[key]
    date = " ".join(entry[part] for part in ("year", "month", "day") if part in entry)
    assert (entry["journal"], date, entry["volume"], entry["number"], entry["pages"]) == PRINTED[key]
    assert ", ".join(map(_vancouver, entry["author"].split(" and "))) == AUTHORS[key]
    assert re.sub(r"[{}]", "", entry["title"]) == TITLES[key]


def test_only_verified_identifiers_are_given() -> None:
    entries = _entries()
    assert {key: entry["doi"] for key, entry in entries.items() if "doi" in entry} == IDENTIFIERS
    assert {key: entry["pmid"] for key, entry in entries.items() if "pmid" in entry} == {
        "callen2000": "10615903"
    }


def test_a_key_is_first_author_and_year() -> None:
    for key, entry in _entries().items():
        assert key == entry["author"].partition(",")[0].lower() + entry["year"]
