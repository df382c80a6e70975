"""The questions for what is searched: claims, cited works, articles and persons; each answers in no order."""

CLAIMS = """SELECT ?iri ?name ?text ?article ?place WHERE {
  ?iri a schema:Claim ; dcterms:identifier ?name ; schema:text ?text ; dcterms:isPartOf/dcterms:identifier ?article ;
    schema:appearance/dcterms:source ?place .
}"""
CITED = """SELECT ?work ?key ?article WHERE {
  ?reference a biro:BibliographicReference ; dcterms:identifier ?key ; biro:references ?work ;
    dcterms:isPartOf/dcterms:isPartOf/dcterms:identifier ?article .
}"""
TITLES = """SELECT ?work ?title WHERE { ?work dcterms:title ?title }"""
UNTITLED = """SELECT ?work ?printed WHERE {
  ?reference biro:references ?work ; c4o:hasContent ?content .
  FILTER NOT EXISTS { ?work dcterms:title ?title }
  BIND(SUBSTR(?content, 1, 2000) AS ?printed)
}"""
YEARS = """SELECT ?work ?year WHERE { ?work fabio:hasPublicationYear ?dated BIND(STR(?dated) AS ?year) }"""
ARTICLES = """SELECT ?iri ?name ?place WHERE {
  ?iri dcterms:identifier ?name ; dcterms:source ?place .
  FILTER NOT EXISTS { ?iri dcterms:isPartOf ?whole }
}"""
AUTHORS = """SELECT ?work ?position ?person ?name WHERE {
  GRAPH ?graph {
    ?work pro:isDocumentContextFor ?role .
    ?role pro:withRole pro:author ; pro:isHeldBy ?person ; foaf:name ?name ; schema:position ?position .
  }
}"""
"""Each graph by itself: over all together the parts of a work in many lists would be met in every combination of these."""
