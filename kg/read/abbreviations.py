"""Words written with a full stop that need not end a sentence: without that stop, in lower case unless said."""

from __future__ import annotations

from kg.read.phrases import words

TITLES = words("Dr Drs Prof Mr Mrs Ms Messrs St Mt Rev Hon Capt Lt Sgt Gov Sen Rep No Nos Nr")
"""What they belong to follows; in lower case some of them are words or units. As written."""

NEVER_LAST = words(
    """
    e.g eg i.e ie viz cf c.f vs ca circa approx incl excl esp resp
    fig figs eq eqs eqn eqns sec secs sect ref refs ch chap chaps vol vols ed eds edn
    suppl supp app appx pp pt pts para
    var subsp ssp subg f cv
    univ dept inst assoc natl acad sci biol chem phys lett
    ext conc avg equiv coeff
    """
)
"""What they belong to follows."""

BEFORE_A_NUMBER = words(
    """
    no nos n tab p art version ver v fol
    jan feb mar apr jun jul aug sep sept oct nov dec
    min sec hr hrs h s d wk wks mo mos yr yrs
    mg kg g ms ml l mm cm km m ft lb lbs oz
    """
)
"""Last words unless a number follows."""

SOMETIMES_LAST = words(
    """
    al inc ltd co corp bros jr sr esq ph.d phd m.d b.sc m.sc msc bsc d.sc
    u.s u.s.a u.k u.n e.u d.c a.m p.m b.c a.d c.e b.c.e
    sp spp s.l s.s s.str i.v i.m s.c p.o i.p b.i.d t.i.d q.d
    ave blvd max temp est misc gen nov supplementary
    """
)
"""Last words only before a word that opens sentences."""

OPENERS = words(
    """
    a after again all also although among an and another any as at because before besides both but by
    consequently conversely currently despite during each even every few finally first for from furthermore
    given hence here however if in indeed instead interestingly it its later like likewise many meanwhile
    moreover most much my nevertheless next no none nonetheless not notably now of on once one only
    other others our out over overall previously rather recent recently second several she he shortly similarly
    since so some still subsequently such taken than that the their them then there therefore these they third this
    those though through thus to together today two three under unfortunately unlike until upon using we what when
    where whereas whether which while who why with within without yet you your according compared
    """
)
"""Words that open a sentence when they are written with a capital."""
