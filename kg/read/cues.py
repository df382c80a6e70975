"""The words by which a claim shows what it is about: data, one phrase or more a line, parted by ``|``."""

from __future__ import annotations

from enum import StrEnum

from kg.model.claim import ClaimKind
from kg.read.phrases import index, words


class Cue(StrEnum):
    """What a phrase says of the sentence it stands in."""

    OWN = "own"
    """It is about the article's own work."""
    OURS = "ours"
    """The like, but said of everybody: "our knowledge"."""
    PATIENT = "patient"
    """It is about one patient, animal or case."""
    POINTS = "points"
    """It points to the article's own figures, results or parts; own work unless a source is given."""
    OTHERS = "others"
    """It is about the work of others, whatever its tense."""
    HELD = "held"
    """It is about what was or is held in general; in the article's own history and results it may be anything."""
    PRESENT = "present"
    PAST = "past"


_PATIENT = """
she|he|her|his|hers|him
the patient|the patient's|this patient|this patient's|our patient|our patient's|my patient|patient was|patient had
a patient with|a patient who|an infant with|a child with|a man with|a woman with|a boy with|a girl with
year old man|year old woman|year old male|year old female|year old boy|year old girl|year old patient
year old lady|year old gentleman|year old child|month old boy|month old girl|month old infant|day old infant
the proband|the index case|the infant was|the child was|the boy was|the girl was|the woman was|the man was
"""

_OWN = """
we|our|ours|ourselves
this study|the present study|present study|the current study|current study|our study|in this work|this work
the present work|the current work|this paper|the present paper|present paper|this article|the present article
this report|the present report|present report|this manuscript|this review|the present review|this thesis
this case|the present case|present case|this case report|this case series|present series|this series
this investigation|the present investigation|present investigation|this analysis|the present analysis
the present results|present results|the present findings|present findings|the present data|present data
this trial|the present trial|this survey|this experiment|these experiments|this cohort|this project
the aim was|the aim of|aim of this|the objective was|the objective of|the objectives of|the purpose of|aimed to
the proposed|proposed method|proposed approach|proposed model|proposed algorithm|proposed framework
this package|this library|this software|this tool|this toolkit|this toolbox|this framework|this module|this code
this implementation|this dataset|this database|this pipeline|this platform|this plugin|this app|this application
herein|hereby|to our knowledge|to the best of|i present|i report|i describe|i developed|i develop|i propose|i introduce|i show|i use|i used|here i|my work
informed consent|was approved by|were approved by|ethical approval|ethics committee
were enrolled|was enrolled|were recruited|were randomized|were randomised|were included in the study
is reported here|are reported here|is presented here|are presented here|described here|presented here
"""

_OURS = """
our knowledge|our understanding|our current understanding|our current knowledge|our ability|our lives|our life
our planet|our society|our world|our bodies|our body|our daily|our view of|our solar|our galaxy|our climate|our genome
we know|we now know|we do not know|we still know|we live|we do not yet|we are all
"""

_POINTS = """
figure|figures|fig|figs|table|tables|supplementary|supplemental|appendix|algorithm 1|listing 1
these results|these findings|these data|these observations|these analyses|results show|results indicate
results suggest|results demonstrate|results showed|results indicated|results suggested|results revealed
findings suggest|findings indicate|findings show|data suggest|data indicate|data show
this indicates|this suggests|this confirms|this further confirms|this supports|this implies|this demonstrates
this shows|this finding|this result|this observation|this can be explained|this may be explained|the observed
the measured|the obtained|the following|as expected|as can be seen
the results|the findings|the data show|the analysis|the experiment|the experiments|the study
the package|the library|the software|the tool|the toolkit|the toolbox|the framework|the code|the codebase|the module
the api|the user|users can|users may|user can|the repository|the documentation|the source code|source code is
is implemented in|are implemented in|implemented in python|available at|available on github|available from
the following section|next section|previous section|section describes|sections describe
in conclusion|in summary|to summarize|to summarise|taken together|collectively|limitation|limitations
statistically significant|significantly different|significant difference|significant differences
"""

_OTHERS = """
et al|et al's|previous studies|previous study|previous work|previous works|previous reports|previous report
earlier studies|earlier work|prior studies|prior work|other studies|other authors|other groups|others have
recent studies|recent study|several studies|many studies|some studies|few studies|various studies
another study|researchers|investigators|the authors|systematic review|the world health organization
"""

_HELD = """
a study|one study|studies in|studies of|studies on|recent work
has been|have been|had been|it is known|is known|are known|it was known|was known
first described|first reported|first introduced|first identified|first proposed|first discovered|originally
historically|in the past|century|centuries|decades|was introduced|was discovered|was coined|was named|traditionally
was thought|was believed|was considered|were thought|were believed|were considered|generally believed
it was suggested|it was proposed|it was hypothesized|it was reported|was reported|were reported|was described
literature|meta analysis|according to
"""

_PRESENT = """
is|are|has|have|can|cannot|may|might|must|shall|should|will|would|could|do|does|isn't|aren't|can't|doesn't|don't
remains|remain|occurs|occur|affects|affect|causes|leads|lead|results in|result in|increases|reduces|improves
includes|include|involves|involve|requires|require|represents|represent|plays|play|provides|provide|acts
suggests|suggest|indicates|indicate|shows|show|appears|appear|seems|seem|becomes|become|contains|contain
consists|comprises|depends|depend|varies|vary|differs|differ|exists|exist|presents|presenting as|develops|develop
inhibits|activates|promotes|regulates|induces|enhances|prevents|allows|allow|enables|enable|produces|binds|encodes
mediates|controls|determines|influences|contributes|contribute|constitutes|supports|makes|gives|takes|uses|needs
tends|tend|begins|ends|forms|grows|falls|rises|decreases|ranges|reflects|implies|means|explains|describes|reports
offers|implements|combines|extends|relies|rely|lacks|lack|offer|serves|serve|follows|holds|works|runs|reaches
arises|arise|stems|belongs|belong|correlates|correlate|accounts|account for|affords|yields|helps|helps to|limits
resolves|persists|progresses|recurs|manifests|manifest|impairs|interferes|protects|stimulates|suppresses|triggers
"""

_PAST = """
was|were|had|did|wasn't|weren't|didn't
found|showed|led|gave|took|began|became|grew|fell|rose|made|saw|underwent|came|held|kept|lost|met|ran|sought|spent
thought|wrote|built|chose|drew|got|felt|brought|taught|bought|sold|broke|drove|ate|went|knew
"""

_DEFINED = """
is defined as|are defined as|was defined as|defined as|defined by|refers to|refer to|is termed|are termed|is called
are called|is characterized by|is characterised by|characterized by|characterised by|are characterized by
are characterised by|divided into|classified into|classified as|categorized into|categorised into|subdivided into
grouped into|consists of|consist of|is composed of|comprises|is a type of|is a form of|is a group of|is a family of
stands for|denotes|is known as|are known as|also known as|by definition
"""

_COMPLICATION = """
complication|complications|complicate|complicates|complicated|adverse|side effect|side effects|sequela|sequelae
toxicity|toxicities|disfigurement|morbidity|disability|contracture|contractures|comorbidity|comorbidities
"""

_PREVALENCE = """
prevalence|incidence|prevalent|rare|rarely|uncommon|un common|common|commonly|commonest|unusual|infrequent|infrequently
scarce|epidemic|endemic|epidemiology|epidemiological|per 100|worldwide|number of cases|million people|most frequent
more frequent|less frequent|more frequently|less frequently|most frequently|majority of patients|frequency of
"""

_TREATMENT = """
treat|treats|treated|treatment|treatments|treating|therapy|therapies|therapeutic|drug|drugs|surgery|surgical|excision
dose|doses|dosage|managed|management|prescribed|prophylaxis|prevented|prevention|vaccine|vaccination|medication
medications|regimen|regimens|refractory|remission|efficacy|be tried|been tried|currently used|first line|second line
agents|antibiotic|antibiotics|corticosteroids|chemotherapy|immunosuppressive|rehabilitation|intervention|interventions
"""

_MECHANISM = """
mechanism|mechanisms|pathogenesis|pathophysiology|pathophysiological|etiology|aetiology|pathway|pathways|cause|causes
caused|causing|due to|owing to|because of|result from|results from|result in|results in|resulting in|resulting from
leads to|lead to|leading to|associated with|is associated|mediated|mediates|mediate|inhibit|inhibits|inhibition
activate|activates|activation|induce|induces|induced|trigger|triggers|triggered|acts on|act on|acts as|metabolism
homeostasis|imbalance|regulates|regulate|regulation|stimulates|promotes|contributes to|contribute to|hypothesis
theory|theories|responsible for|binds|bind to|role in|involved in|underlying|arises from|derived from|attributed to
"""

_PRESENTATION = """
present as|presents as|present with|presents with|presentation|symptom|symptoms|symptomatic|asymptomatic|sign|signs
manifestation|manifestations|manifest|manifests|feature|features|clinical picture|clinically|onset|lesion|lesions
rash|nodule|nodules|papule|papules|plaque|plaques|ulcer|ulcers|ulceration|swelling|swellings|pain|fever|weakness
cutaneous|subcutaneous|dermal|intramuscular|skin|mass|masses|diagnosed|diagnosis|diagnostic|radiological|radiograph
imaging|biopsy|examination|usually appears|typically appears
"""

AUXILIARIES = words(
    """
    is are has have can cannot may might must shall should will would could do does was were had did isn't aren't can't
    doesn't don't wasn't weren't didn't
    """
)
"""Verbs that no participle or infinitive is written like."""

AFTER_A_PAST_TENSE = words(
    "the a an that this these those their its his her no not all both only significant"
)
"""Words before which a form in -ed is a past tense rather than a participle."""

AFTER_A_PARTICIPLE = words("in by with from on at for as of within during among using")
"""Words before which an irregular past form is more likely a participle: "organisms found in"."""

TENSE = index({Cue.PRESENT: _PRESENT, Cue.PAST: _PAST})
ORIGIN = index(
    {
        Cue.OWN: _OWN,
        Cue.OURS: _OURS,
        Cue.PATIENT: _PATIENT,
        Cue.POINTS: _POINTS,
        Cue.OTHERS: _OTHERS,
        Cue.HELD: _HELD,
    }
)
SUBJECT = index(
    {
        ClaimKind.DEFINITION: _DEFINED,
        ClaimKind.COMPLICATION: _COMPLICATION,
        ClaimKind.PREVALENCE: _PREVALENCE,
        ClaimKind.TREATMENT: _TREATMENT,
        ClaimKind.MECHANISM: _MECHANISM,
        ClaimKind.PRESENTATION: _PRESENTATION,
    }
)

PEOPLE = words(
    """
    patient patients people person persons children adults adolescents infants women men individuals cases population
    subjects girls boys males females newborns participants inhabitants births
    """
)
"""Whom a percentage that is a prevalence counts."""

NOT_A_SUBJECT = words("it this that there these those he she they we i which who what here")
"""Words that are no subject of a definition: "it is a"."""

NOT_BEFORE_A_PAST_FORM = words(
    """
    the a an of with by as in when if for not and or to from on at is are was were be been being has have had
    very more most less well newly highly recently previously widely commonly often also both no any all some
    """
)
"""Words after which a form in -ed is a participle, not a past tense."""

NO_PAST_FORM = words("hundred infrared sacred naked kindred hatred unaided unrelated biped beloved")
"""Words in -ed that are no verbs."""
