"""The workbench: a workspace browsed, queried and judged in the browser, and a SPARQL endpoint for other tools."""
