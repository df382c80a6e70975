/** What the server answers, as the shapes in `kg/serve/auditing` say. Read by the type checker only. */

export interface Check {
  id: string;
  title: string;
  severity: string;
  group: string;
  what: string;
  why: string;
  remedy: string;
  example: string;
  query: string;
  place: string;
}
export interface Thing {
  iri: string;
  kind: "claim" | "reference" | "other";
  name: string;
  path: string;
  map: string;
}
export interface Finding {
  id: string;
  check: string;
  severity: string;
  message: string;
  value: string;
  suppressed: string;
  article: string;
  words: { text: string; passages: string[] }[];
  about: Thing[];
  falls: string[];
  judge: string;
}
export interface Cover {
  check: string;
  title: string;
  group: string;
  state: "finding" | "pass" | "not checked";
  inspects: string;
  inspected: number;
  found: number;
  notChecked: { count: number; reason: string }[];
  skipped: string;
}
export interface Coverage {
  number: number;
  checks: Cover[];
  pairs: { all: number; judged: number; atHand: Record<string, number> };
  problems: string[];
}
export interface Reference {
  iri: string;
  path: string;
  article: string;
  number: number;
  key: string;
  name: string;
  title: string;
  claims: number;
  alone: number;
}
export interface Fallen {
  iri: string;
  id: string;
  text: string;
  article: string;
  path: string;
  map: string;
  lost: string[];
  left: string[];
  numbers: string[];
}
export interface Whatif {
  number: number;
  without: string[];
  fallen: Fallen[];
  findings: string[];
}
