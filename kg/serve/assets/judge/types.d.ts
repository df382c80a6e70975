/** What the server answers, as the shapes in `kg/serve/judging` say, and what a reviewer has typed. Read by the type checker only. */

export interface Task {
  article: string;
  claim: string;
  text: string;
  section: string;
  reference: string;
  entry: string;
  atHand: "full text" | "abstract" | "title" | "nothing";
  worth: number;
  severity: "error" | "warning" | "info" | "";
  alone: number;
  findings: number;
  state: "open" | "judged" | "changed" | "others";
}
export interface Queue {
  number: number;
  all: number;
  judged: number;
  tasks: Task[];
}
export interface Place {
  article: string;
  claim: string;
  reference: string;
}
export interface Text {
  name: string;
  basis: string;
  text: string;
  whole: boolean;
}
export interface Said {
  verdict: string;
  basis: string;
  reviewer: string;
  date: string;
  quote: string;
  note: string;
  mine: boolean;
  changed: boolean;
}
export interface Pair {
  number: number;
  article: string;
  claim: {
    iri: string;
    id: string;
    text: string;
    sections: string[];
    numbers: string[];
    paragraph: { text: string; claim: boolean; number: boolean }[];
    others: { reference: string; entry: string }[];
    path: string;
  };
  reference: {
    iri: string;
    key: string;
    name: string;
    number: number;
    title: string;
    authors: string[];
    journal: string;
    date: string;
    volume: string;
    pages: string;
    doi: string;
    pmid: string;
    printed: string;
    texts: Text[];
  };
  referencePath: string;
  atHand: string;
  findings: { id: string; severity: string; title: string; message: string }[];
  verdicts: Said[];
  hidden: boolean;
}
export interface Draft {
  verdict: string;
  basis: string;
  quote: string;
  note: string;
  force: boolean;
  key: string;
}
export interface Agreement {
  number: number;
  reviewers: string[];
  between: { one: string; other: string; judged: number; alike: number; kappa: number | null }[];
  judged: number;
  alpha: number | null;
  disagreements: (Place & { text: string; entry: string; opinions: { reviewer: string; verdict: string }[]; settled: string })[];
}
