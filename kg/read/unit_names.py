"""How units are printed, and their QUDT names.

Source: QUDT unit vocabulary, http://qudt.org/vocab/unit/ (names of version 2.1 and later).
"""

from __future__ import annotations

from kg.read.phrases import words

_PRINTED = """
SEC         s sec secs second seconds
MilliSEC    ms msec millisecond milliseconds
MicroSEC    µs microsecond microseconds
NanoSEC     ns nanosecond nanoseconds
MIN         min mins minute minutes
HR          h hr hrs hour hours
DAY         d day days
WK          wk wks week weeks
MO          mo mos month months
YR          y yr yrs year years
DECADE      decade decades
KiloGM      kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
GM          g gm gms gram grams gramme grammes
MilliGM     mg mgs milligram milligrams milligramme milligrammes
MicroGM     µg ug mcg microgram micrograms microgramme microgrammes
NanoGM      ng nanogram nanograms
PicoGM      pg picogram picograms
TONNE       tonne tonnes
LB          lb lbs pound pounds
OZ          oz ounce ounces
L           L l litre litres liter liters
DeciL       dL dl decilitre decilitres deciliter deciliters
CentiL      cL cl
MilliL      mL ml cc millilitre millilitres milliliter milliliters
MicroL      µL µl uL ul microlitre microlitres microliter microliters
NanoL       nL nl
KiloM       km kilometre kilometres kilometer kilometers
M           m metre metres meter meters
CentiM      cm centimetre centimetres centimeter centimeters
MilliM      mm millimetre millimetres millimeter millimeters
MicroM      µm um micrometre micrometres micrometer micrometers micron microns
NanoM       nm nanometre nanometres nanometer nanometers
ANGSTROM    Å angstrom angstroms
IN          inch inches
FT          ft foot feet
MI          mile miles
M2          m2 m² sqm
CentiM2     cm2 cm²
MilliM2     mm2 mm²
MicroM2     µm2 µm² um2
KiloM2      km2 km²
HA          ha hectare hectares
M3          m3 m³
CentiM3     cm3 cm³
MilliM3     mm3 mm³
MOL         mol mole moles
MilliMOL    mmol millimole millimoles
MicroMOL    µmol umol micromole micromoles
NanoMOL     nmol nanomole nanomoles
PicoMOL     pmol picomole picomoles
MOL-PER-L       M molar
MilliMOL-PER-L  mM millimolar
MicroMOL-PER-L  µM uM micromolar
NanoMOL-PER-L   nM nanomolar
PicoMOL-PER-L   pM picomolar
IU          IU IUs
MilliM_HG   mmHg
PA          Pa pascal pascals
HectoPA     hPa
KiloPA      kPa
MegaPA      MPa
GigaPA      GPa
BAR         bar
MilliBAR    mbar
ATM         atm
DEG_C       °C ℃ ºC Celsius celsius
DEG_F       °F Fahrenheit
K           K kelvin
HZ          Hz hertz
KiloHZ      kHz
MegaHZ      MHz
GigaHZ      GHz
BEAT-PER-MIN bpm
REV-PER-MIN rpm
DeciB       dB decibel decibels
EV          eV
KiloEV      keV
MegaEV      MeV
GigaEV      GeV
V           V volt volts
MilliV      mV millivolt millivolts
MicroV      µV
KiloV       kV kilovolt kilovolts
MilliA      mA milliampere milliamperes milliamp milliamps
MicroA      µA
A           ampere amperes
W           W watt watts
MilliW      mW
KiloW       kW kilowatt kilowatts
MegaW       MW megawatt megawatts
GigaW       GW gigawatt gigawatts
J           J joule joules
KiloJ       kJ kilojoule kilojoules
MegaJ       MJ megajoule megajoules
KiloCAL     kcal kilocalorie kilocalories
KiloW-HR    kWh
OHM         Ω ohm ohms
KiloOHM     kΩ
T           tesla
MilliT      mT
LUX         lux lx
DA          Da dalton daltons
GRAY        Gy gray grays
MilliGRAY   mGy
SV          Sv
MilliSV     mSv
BQ          Bq
BIT         bit bits
BYTE        byte bytes
KiloBYTE    kB KB kilobyte kilobytes
MegaBYTE    MB megabyte megabytes
GigaBYTE    GB gigabyte gigabytes
TeraBYTE    TB terabyte terabytes
PetaBYTE    PB petabyte petabytes
KibiBYTE    KiB
MebiBYTE    MiB
GibiBYTE    GiB
TebiBYTE    TiB
PIXEL       px pixel pixels
PPM         ppm
PPB         ppb
AU          AU
PARSEC      pc parsec parsecs
LY          ly
PERCENT     % percent pct
CCY_USD     USD dollar dollars
CCY_EUR     EUR euro euros
CCY_GBP     GBP
"""

COMPOUNDS = words(
    """
A-PER-CentiM A-PER-CentiM2 A-PER-DEG_C A-PER-GM A-PER-K A-PER-KiloGM A-PER-M A-PER-M2 A-PER-MilliM BIT-PER-M
BIT-PER-M2 BIT-PER-M3 BIT-PER-SEC BQ-PER-KiloGM BQ-PER-L BQ-PER-M2 BQ-PER-M3 BYTE-PER-SEC CentiM-PER-HR
CentiM-PER-K CentiM-PER-SEC CentiM-PER-YR CentiM2-PER-CentiM3 CentiM2-PER-GM CentiM2-PER-SEC
CentiM3-PER-CentiM3 CentiM3-PER-DAY CentiM3-PER-GM CentiM3-PER-HR CentiM3-PER-K CentiM3-PER-M3
CentiM3-PER-MIN CentiM3-PER-MOL CentiM3-PER-MOL-SEC CentiM3-PER-SEC DEG-PER-HR DEG-PER-M DEG-PER-MIN
DEG-PER-SEC DEG_C-PER-HR DEG_C-PER-K DEG_C-PER-M DEG_C-PER-MIN DEG_C-PER-SEC DEG_C-PER-YR DeciB-PER-KiloM
DeciB-PER-M DeciL-PER-GM FT-PER-DAY FT-PER-HR FT-PER-MIN FT-PER-SEC GM-PER-CentiM-SEC GM-PER-CentiM2
GM-PER-CentiM2-YR GM-PER-CentiM3 GM-PER-DAY GM-PER-DEG_C GM-PER-DeciL GM-PER-GM GM-PER-HA GM-PER-HR GM-PER-K
GM-PER-KiloGM GM-PER-KiloM GM-PER-L GM-PER-M GM-PER-M2 GM-PER-M2-DAY GM-PER-M2-HR GM-PER-M2-YR GM-PER-M3
GM-PER-MIN GM-PER-MOL GM-PER-MilliL GM-PER-MilliM GM-PER-SEC GigaBYTE-PER-SEC IU-PER-L IU-PER-MilliGM
IU-PER-MilliL J-PER-CentiM2 J-PER-CentiM2-DAY J-PER-DAY J-PER-GM J-PER-HR J-PER-K J-PER-KiloGM J-PER-M
J-PER-M2 J-PER-M3 J-PER-MIN J-PER-MOL J-PER-SEC K-PER-HR K-PER-K K-PER-M K-PER-MIN K-PER-SEC
KiloBYTE-PER-SEC KiloCAL-PER-CentiM2 KiloCAL-PER-CentiM2-MIN KiloCAL-PER-CentiM2-SEC KiloCAL-PER-GM
KiloCAL-PER-MIN KiloCAL-PER-MOL KiloCAL-PER-SEC KiloGM-PER-CentiM2 KiloGM-PER-CentiM3 KiloGM-PER-DAY
KiloGM-PER-HA KiloGM-PER-HA-YR KiloGM-PER-HR KiloGM-PER-K KiloGM-PER-KiloGM KiloGM-PER-KiloM
KiloGM-PER-KiloM2 KiloGM-PER-L KiloGM-PER-M KiloGM-PER-M-DAY KiloGM-PER-M-HR KiloGM-PER-M-MIN
KiloGM-PER-M-SEC KiloGM-PER-M2 KiloGM-PER-M2-DAY KiloGM-PER-M2-SEC KiloGM-PER-M3 KiloGM-PER-M3-SEC
KiloGM-PER-MIN KiloGM-PER-MOL KiloGM-PER-MilliM KiloGM-PER-SEC KiloGM-PER-SEC-M2 KiloGM-PER-YR KiloJ-PER-DAY
KiloJ-PER-HR KiloJ-PER-K KiloJ-PER-KiloGM KiloJ-PER-MIN KiloJ-PER-MOL KiloJ-PER-SEC KiloM-PER-DAY
KiloM-PER-HR KiloM-PER-SEC KiloV-PER-M KiloW-PER-M2 L-PER-DAY L-PER-HR L-PER-K L-PER-KiloGM L-PER-L
L-PER-MIN L-PER-MOL L-PER-MOL-SEC L-PER-SEC L-PER-SEC-M2 LB-PER-DAY LB-PER-HR LB-PER-M3 LB-PER-MIN
LB-PER-SEC M-PER-DAY M-PER-DEG_C-M M-PER-HA M-PER-HR M-PER-K M-PER-M2 M-PER-MIN M-PER-SEC M-PER-YR M2-PER-GM
M2-PER-HA M2-PER-HA-YR M2-PER-HR M2-PER-K M2-PER-KiloGM M2-PER-M M2-PER-M2 M2-PER-MOL M2-PER-SEC M3-PER-DAY
M3-PER-HA M3-PER-HA-YR M3-PER-HR M3-PER-K M3-PER-KiloGM M3-PER-M2 M3-PER-M3 M3-PER-MIN M3-PER-MOL
M3-PER-MOL-SEC M3-PER-SEC M3-PER-SEC-M2 M3-PER-YR MI-PER-HR MI-PER-MIN MI-PER-SEC MOL-PER-GM-HR MOL-PER-HR
MOL-PER-KiloGM MOL-PER-L MOL-PER-M2 MOL-PER-M2-DAY MOL-PER-M2-SEC MOL-PER-M3 MOL-PER-M3-SEC MOL-PER-MIN
MOL-PER-MOL MOL-PER-SEC MegaBYTE-PER-SEC MegaJ-PER-HR MegaJ-PER-K MegaJ-PER-KiloGM MegaJ-PER-M2
MegaJ-PER-M2-DAY MegaJ-PER-M3 MegaJ-PER-SEC MicroGM-PER-CentiM2 MicroGM-PER-CentiM2-WK MicroGM-PER-DeciL
MicroGM-PER-GM MicroGM-PER-GM-DAY MicroGM-PER-GM-HR MicroGM-PER-KiloGM MicroGM-PER-L MicroGM-PER-L-DAY
MicroGM-PER-L-HR MicroGM-PER-M2-DAY MicroGM-PER-M3 MicroGM-PER-M3-HR MicroGM-PER-MilliGM MicroGM-PER-MilliL
MicroL-PER-L MicroM-PER-K MicroM-PER-L-DAY MicroM-PER-M MicroM-PER-MIN MicroM-PER-MilliL MicroM-PER-SEC
MicroMOL-PER-GM MicroMOL-PER-GM-HR MicroMOL-PER-GM-SEC MicroMOL-PER-KiloGM MicroMOL-PER-L MicroMOL-PER-L-HR
MicroMOL-PER-M2 MicroMOL-PER-M2-DAY MicroMOL-PER-M2-HR MicroMOL-PER-M2-SEC MicroMOL-PER-MOL MicroMOL-PER-SEC
MilliGM-PER-CentiM2 MilliGM-PER-DAY MilliGM-PER-DeciL MilliGM-PER-GM MilliGM-PER-GM-HR MilliGM-PER-HA
MilliGM-PER-HR MilliGM-PER-K MilliGM-PER-KiloGM MilliGM-PER-KiloGM-DAY MilliGM-PER-L MilliGM-PER-M
MilliGM-PER-M2 MilliGM-PER-M2-DAY MilliGM-PER-M2-HR MilliGM-PER-M2-SEC MilliGM-PER-M3 MilliGM-PER-M3-DAY
MilliGM-PER-M3-HR MilliGM-PER-M3-SEC MilliGM-PER-MIN MilliGM-PER-MilliL MilliGM-PER-SEC
MilliL-PER-CentiM2-MIN MilliL-PER-CentiM2-SEC MilliL-PER-DAY MilliL-PER-GM MilliL-PER-HR MilliL-PER-K
MilliL-PER-KiloGM MilliL-PER-L MilliL-PER-M2-DAY MilliL-PER-M3 MilliL-PER-MIN MilliL-PER-SEC MilliM-PER-DAY
MilliM-PER-DEG_C-M MilliM-PER-HR MilliM-PER-K MilliM-PER-M MilliM-PER-M2 MilliM-PER-MIN MilliM-PER-SEC
MilliM-PER-YR MilliM3-PER-GM MilliM3-PER-KiloGM MilliM3-PER-M3 MilliMOL-PER-GM MilliMOL-PER-KiloGM
MilliMOL-PER-L MilliMOL-PER-M2 MilliMOL-PER-M2-DAY MilliMOL-PER-M2-HR MilliMOL-PER-M2-SEC MilliMOL-PER-M3
MilliMOL-PER-M3-DAY MilliMOL-PER-MOL MilliV-PER-M MilliV-PER-MIN MilliW-PER-M2 MilliW-PER-MilliGM NUM-PER-GM
NUM-PER-HA NUM-PER-HA-YR NUM-PER-HR NUM-PER-KiloGM NUM-PER-KiloM2 NUM-PER-L NUM-PER-M NUM-PER-M2
NUM-PER-M2-DAY NUM-PER-M3 NUM-PER-MIN NUM-PER-MicroL NUM-PER-MilliGM NUM-PER-MilliL NUM-PER-MilliM3
NUM-PER-SEC NUM-PER-YR NanoGM-PER-CentiM2 NanoGM-PER-CentiM2-DAY NanoGM-PER-DAY NanoGM-PER-DeciL
NanoGM-PER-KiloGM NanoGM-PER-L NanoGM-PER-M3 NanoGM-PER-MicroL NanoGM-PER-MilliGM NanoGM-PER-MilliL
NanoMOL-PER-CentiM3-HR NanoMOL-PER-GM NanoMOL-PER-GM-HR NanoMOL-PER-GM-SEC NanoMOL-PER-KiloGM NanoMOL-PER-L
NanoMOL-PER-L-DAY NanoMOL-PER-L-HR NanoMOL-PER-M2-DAY NanoMOL-PER-M2-SEC PERCENT-PER-DAY PERCENT-PER-DEG_C
PERCENT-PER-HR PERCENT-PER-K PERCENT-PER-M PERCENT-PER-MO PERCENT-PER-MilliM PERCENT-PER-WK PERCENT-PER-YR
PicoGM-PER-GM PicoGM-PER-KiloGM PicoGM-PER-L PicoGM-PER-MilliGM PicoGM-PER-MilliL PicoMOL-PER-KiloGM
PicoMOL-PER-L PicoMOL-PER-L-DAY PicoMOL-PER-L-HR PicoMOL-PER-M2-DAY PicoMOL-PER-M3 PicoMOL-PER-M3-SEC
S-PER-CentiM S-PER-M TONNE-PER-DAY TONNE-PER-HA TONNE-PER-HA-YR TONNE-PER-HR TONNE-PER-K TONNE-PER-M3
TONNE-PER-MIN TONNE-PER-MO TONNE-PER-SEC TONNE-PER-YR V-PER-CentiM V-PER-K V-PER-L-MIN V-PER-M V-PER-M2
V-PER-MilliM V-PER-SEC W-PER-CentiM2 W-PER-GM W-PER-K W-PER-KiloGM W-PER-M W-PER-M2 W-PER-M2-M W-PER-M3
    """
)
"""The units per unit that QUDT has, of those that articles print."""

_MICRO = str.maketrans("µ", "μ")

UNITS: dict[str, str] = {
    spelled: name
    for name, *rest in map(str.split, _PRINTED.strip().splitlines())
    for printed in rest
    for spelled in (printed, printed.translate(_MICRO))
} | dict.fromkeys(words("kDa U mU bp kb kbp Mb Mbp Gb Gbp CFU mEq"), "")
"""A unit as printed → its QUDT name, or nothing when QUDT has none. Symbols keep their case."""
