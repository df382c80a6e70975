/** What the page's data look like, and the parts of vis-network that are used. Read by the type checker only. */

export type Support = "several" | "one" | "none" | "own";
export type Severity = "error" | "warning" | "info";
export type View = "map" | "matrix" | "list" | "findings" | "timeline" | "network";

/** What an element may be filled with. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

interface Named {
  id: string;
  /** Stays the same when the article is edited. */
  key?: string;
  /** Sort and key (or label): what links to the page say. */
  name: string;
  label: string;
  x?: number;
  y?: number;
}
export interface Article extends Named {
  type: "article";
  authors?: string;
  journal?: string;
  date?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  /** Where the workbench that serves the page lets one judge, up to the article's name. */
  judge?: string;
}
export interface Section extends Named {
  type: "section";
  parent?: string;
}
export interface Claim extends Named {
  type: "claim";
  number: number;
  kind: string;
  support: Support;
  section?: string;
  /** It is the title of the article. */
  heading?: boolean;
  /** Where quantities stand in the label, half-open. */
  marks?: [number, number][];
}
export interface Reference extends Named {
  type: "reference";
  number: number;
  key: string;
  title?: string;
  authors?: string;
  journal?: string;
  publisher?: string;
  date?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  pmid?: string;
  url?: string;
  text?: string;
}
export interface Other extends Named {
  type: "concept" | "author" | "journal";
}
export interface Finding extends Named {
  type: "finding";
  check: Check;
  severity: Severity;
  about: string[];
}
/** All findings of one check. */
export interface Check extends Named {
  type: "check";
  key: string;
  why?: string;
  remedy?: string;
  severity: Severity;
  findings: Finding[];
  about: string[];
}
export type Item = Article | Section | Claim | Reference | Other | Finding | Check;
export type Relation = "cites" | "mentions" | "holds" | "written" | "published" | "conflicts";
/** What one reviewer found a reference to say of a claim. */
export interface Verdict {
  judgement: string;
  basis: string;
  reviewer?: string;
  date?: string;
  quote?: string;
  note?: string;
}
export interface Link {
  from: string;
  to: string;
  relation: Relation;
  /** The claim cites nothing else. */
  alone?: boolean;
  verdicts?: Verdict[];
  finding?: string;
}

/** An article of a corpus. */
export interface Paper {
  id: string;
  type: "paper";
  name: string;
  key: string;
  label: string;
  date?: string;
  /** The file of its own page. */
  page?: string;
  claims: number;
  /** Claims that need a source, and those of them that name none. */
  needing: number;
  uncited: number;
  references: number;
  /** Works that other articles list too. */
  shared: number;
  findings?: number;
  /** Key, text, state and cited works of each claim, where the page holds them. */
  statements?: [string, string, 0 | 1 | 2, ...string[]][];
  x: number;
  y: number;
}
/** A claim of an article of a corpus; `state`: 0 lacks a source, 1 names one, 2 needs none. */
export interface Statement {
  id: string;
  type: "statement";
  name: string;
  key: string;
  label: string;
  state: 0 | 1 | 2;
  works: string[];
  paper: Paper;
  x: number;
  y: number;
  /** How wide it is drawn. */
  w: number;
}
/** A cited work of a corpus. */
export interface Work {
  id: string;
  type: "work";
  name: string;
  label: string;
  title?: string;
  /** Where it is listed, each article once. */
  listings: Listing[];
  x: number;
  y: number;
}
/** An article lists a work under a key; so many of its claims cite it. */
export interface Listing {
  from: string;
  to: string;
  key: string;
  claims: number;
}
export type Thing = Paper | Statement | Work;

/** Centre and size, in pixels at scale 1. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Focus {
  id: string;
  ids: Set<string>;
  links: Link[];
}
/** What a view draws on the canvas. */
export interface Scene {
  ids: string[];
  links: Link[];
  boxes: Map<string, Box>;
  bounds: Bounds;
  /** Taller than the window: begin at the top, and let the wheel scroll. */
  scrolls: boolean;
  movable: boolean;
  /** What is not drawn, for the status line. */
  leftOut?: string;
  back(ink: Ink, scale: number): void;
  trace(ink: Ink, link: Link): void;
  paint(ink: Ink, id: string, scale: number): void;
  front(ink: Ink, scale: number, focus: Focus | null, view: Bounds): void;
}
/** The part of the canvas context that painters use; a picture as SVG records the same calls. */
export type Ink = Pick<
  CanvasRenderingContext2D,
  | "fillStyle" | "strokeStyle" | "lineWidth" | "lineJoin" | "globalAlpha" | "font" | "textAlign" | "textBaseline"
  | "beginPath" | "moveTo" | "lineTo" | "bezierCurveTo" | "closePath" | "arc" | "roundRect" | "fill"
  | "stroke" | "fillRect" | "fillText" | "strokeText" | "measureText" | "setLineDash"
>;

export interface Pointer {
  nodes: string[];
  node: string;
}
export interface VisNetwork {
  on(event: string, handler: (argument: any) => void): void;
  once(event: string, handler: (argument: any) => void): void;
  destroy(): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  moveTo(options: object): void;
  setOptions(options: object): void;
  getPositions(ids?: string[]): Record<string, { x: number; y: number }>;
  body: { nodes: Record<string, { shape?: { refreshNeeded: boolean } }> };
}
declare global {
  const vis: {
    Network: new (element: Element, data: object, options: object) => VisNetwork;
    DataSet: new (items: object[]) => { add(items: object[]): void; clear(): void };
  };
}
