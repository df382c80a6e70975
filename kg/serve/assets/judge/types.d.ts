/** What the server answers; see kg/serve/judging. */

export interface Pair {
  article: string;
  claim: string;
  reference: string;
  text: string;
  entry: string;
  section: string;
  atHand: string;
  worth: number;
  alone: number;
  severity: string;
  judged: boolean;
}

export interface Queue {
  number: number;
  total: number;
  judged: number;
  pairs: Pair[];
}

export interface Text {
  name: string;
  basis: string;
  text: string;
}

export interface Verdict {
  verdict: string;
  basis: string;
  reviewer: string;
  date: string;
  quote: string;
  note: string;
}

export interface Desk {
  number: number;
  article: string;
  judged: boolean;
  claim: {
    id: string;
    path: string;
    text: string;
    kind: string;
    sections: string[];
    paragraph: { text: string; here: boolean }[];
    numbers: string[];
    others: { key: string; number: string; name: string; title: string }[];
  };
  reference: {
    key: string;
    path: string;
    number: string;
    name: string;
    title: string;
    authors: string[];
    journal: string;
    date: string;
    volume: string;
    pages: string;
    doi: string;
    pmid: string;
  };
  texts: Text[];
  findings: { id: string; message: string }[];
  verdicts: Verdict[] | null;
}

export interface Written extends Verdict {
  id: string;
  claim: string;
  reference: string;
  found: string;
  new: boolean;
  number: number;
  fault: string;
}

export interface Agreement {
  number: number;
  reviewers: string[];
  between: { one: string; other: string; judged: number; alike: number; kappa: number | null }[];
  judged: number;
  alpha: number | null;
  disagreements: { article: string; claim: string; reference: string; said: { reviewer: string; verdict: string }[]; settled: string }[];
}
