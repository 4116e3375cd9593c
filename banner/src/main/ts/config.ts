/** What `Bundle.java` writes into the loader: short names, since every page carries it. */
export interface Config {
  /** base address of the site's files, ends with a slash */
  b: string;
  /** days a choice is kept */
  d: number;
  /** user interface: name, integrity */
  u: [string, string];
  /** the default language */
  l: string;
  /** label of the button, by language */
  t: Record<string, string>;
  /** purposes: key, mark */
  p: [string, string][];
  /** services asked for: id, mark, index of the purpose, addresses */
  s: [string, string, number, string][];
  /** tells the tags that listen, one function for each way of listening */
  k: ((how: Moment, allowed: (service: number) => boolean) => void)[];
}

export type Moment = "default" | "update";

/** What `Bundle.java` writes into the interface. */
export interface Files {
  /** version of the notice: SHA-256 in hexadecimal */
  v: string;
  /** style: name, integrity */
  c: [string, string];
  /** texts by language: name, integrity */
  t: Record<string, [string, string]>;
}

/** A kept choice: the marks of what was accepted and of what was refused. */
export interface Kept {
  yes: string[];
  no: string[];
}

/** What the loader lends to the interface, which comes only when it is needed. */
export interface Loader {
  C: Config;
  language: string;
  /** address of a file of the bundle */
  at(name: string): string;
  /** whether the service is allowed */
  ok(service: number): boolean;
  /** whether the purpose as a whole is agreed to */
  agreed(purpose: number): boolean;
  /** takes a choice as the one that counts, and says so to the tags that listen */
  obey(choice: Kept): void;
  /** makes live what is now allowed */
  apply(): void;
  /** services that began to work in this document */
  ran: Set<number>;
  /** shows the way back to the choices, or takes it away while they are open */
  way(asking?: boolean): void;
  /** whether the page's policy allows only what was chosen before, so that a new yes needs a new page */
  again: boolean;
  /** asks the interface, or hands it an element that was held back */
  ui?: (what: string | Element) => void;
}
