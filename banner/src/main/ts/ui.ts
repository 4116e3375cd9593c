import { kept } from "./choice";
import type { Files, Loader } from "./config";
import { decide, send } from "./decide";

/** The texts of one language, as `Texts.java` writes them. */
interface Texts {
  /** words, by key */
  w: Record<string, string>;
  /** purposes: title, line */
  p: [string, string][];
  /** services asked for: name, company and country, privacy page, cookies (name, lifetime, whether of this site), what it is */
  s: [string, string, string, [string, string, boolean][], string][];
  /** services that need no choice: name, reason */
  x: [string, string][];
  /** the site's own page about personal data */
  u: string;
}

declare const __FILES__: Files;

const F = __FILES__;
const L: Loader = (window as any).limpide._;
const { C, language } = L;
const D = document;

let T: Texts;
let dialog: HTMLDialogElement;
/** boxes of the services and of the purposes */
let boxes: HTMLInputElement[] = [];
let purposes: HTMLInputElement[] = [];
let back: HTMLElement | null;

type Child = Node | string | false | null;

function h(tag: string, set: Record<string, any>, ...children: Child[]): any {
  const element = D.createElement(tag);
  Object.assign(element, set);
  element.append(...(children.filter((c) => c) as (Node | string)[]));
  return element;
}

const button = (key: string, onclick: () => void) =>
  h("button", { type: "button", className: "lmp-button lmp-" + key, onclick }, T.w[key]);

const text = (key: string) => T.w[key].replace("{n}", String(C.s.length));

function close() {
  dialog.close();
  L.way();
  back && back.isConnected && back.focus();
}

function answer(allowed: (service: number) => boolean, agreed: (purpose: number) => boolean, method: string) {
  const list = C.s.map((_, i) => i).filter(allowed);
  const had = C.s.some((_, i) => L.ok(i));
  close();
  decide(L, F, list, agreed, cookiesOf, had && method === "refuse-all" ? "withdraw" : method);
}

const cookiesOf = (service: number) => T.s[service][3].filter((c) => c[2]).map((c) => c[0]);

const never = () => false;
const always = () => true;
const refuse = () => answer(never, never, "refuse-all");
const accept = () => answer(always, always, "accept-all");
const save = () =>
  answer(
    (i) => boxes[i].checked,
    (p) => purposes[p].checked,
    "save"
  );

const link = (href: string, label: string) =>
  h("a", { href, target: "_blank", rel: "noopener" }, label);

function show(...content: Child[]) {
  dialog.replaceChildren(...(content.filter((c) => c) as Node[]));
  if (!dialog.open) {
    // not modal: the page stays readable and usable, and nobody is pressed to answer
    dialog.open = true; // and not show(), which would take the keyboard from who is reading
    L.way(true);
  }
  dialog.scrollTop = 0;
}

const heading = (key: string) => h("h2", { id: "lmp-title", tabIndex: -1 }, T.w[key]);

const actions = (own: HTMLElement) =>
  h("div", { className: "lmp-actions" }, own, button("refuse", refuse), button("accept", accept));

function first() {
  const account = D.querySelector("[data-limpide-account]");
  show(
    h(
      "div",
      { className: "lmp-body" },
      heading("title"),
      h("p", {}, text("intro")),
      account && h("p", {}, T.w.devices),
      h("ul", {}, ...T.p.map(([title, line]) => h("li", {}, h("strong", {}, title), " – ", line))),
      h("p", {}, text("consequences")),
      h(
        "p",
        { className: "lmp-links" },
        h("button", { type: "button", className: "lmp-link", onclick: () => second(true) }, text("partners")),
        T.u && link(T.u, T.w.policy)
      )
    ),
    actions(button("customise", () => second(false)))
  );
}

function second(unfold: boolean) {
  boxes = [];
  const groups = C.p.map((_, p) => {
    const [title, line] = T.p[p];
    const own = C.s.map((_, i) => i).filter((i) => C.s[i][2] === p);
    const whole = h("input", { type: "checkbox", id: "lmp-p" + p, checked: !own.length && L.agreed(p) });
    purposes[p] = whole;
    const sum = () => {
      const n = own.filter((i) => boxes[i].checked).length;
      whole.checked = n > 0 && n === own.length;
      whole.indeterminate = n > 0 && n < own.length;
    };
    const list = h(
      "ul",
      {},
      ...own.map((i) => {
        const [name, who, privacy, cookies, what] = T.s[i];
        const id = "lmp-s" + i;
        boxes[i] = h("input", { type: "checkbox", id, checked: L.ok(i), onchange: sum });
        return h(
          "li",
          {},
          h("label", { htmlFor: id }, boxes[i], h("strong", {}, name)),
          h("p", {}, who, what && " – " + what),
          cookies.length > 0 &&
            h("p", {}, T.w.cookies + " " + cookies.map(([c, kept]) => c + (kept && " (" + kept + ")")).join(", ")),
          privacy && h("p", {}, link(privacy, T.w.privacy.replace("{name}", name)))
        );
      })
    );
    whole.onchange = () => own.forEach((i) => (boxes[i].checked = whole.checked));
    own.length && sum();
    return h(
      "section",
      {},
      h("label", { htmlFor: whole.id, className: "lmp-purpose" }, whole, h("strong", {}, title)),
      h("p", {}, line),
      own.length > 0 &&
        h("details", { open: unfold }, h("summary", {}, T.w.detail.replace("{n}", String(own.length)).replace("{title}", title)), list)
    );
  });
  show(
    h(
      "div",
      { className: "lmp-body" },
      heading("choices"),
      h("p", {}, text("choicesIntro")),
      ...groups,
      T.x.length > 0 &&
        h(
          "section",
          {},
          h("strong", {}, T.w.exempt),
          h("ul", {}, ...T.x.map(([name, why]) => h("li", {}, h("strong", {}, name), " – ", why)))
        )
    ),
    actions(button("save", save))
  );
  (dialog.querySelector("h2") as HTMLElement).focus();
}

/** Stands where a content was held back. */
function facade(held: HTMLElement) {
  const service = C.s.findIndex((s) => s[0] === held.dataset.limpide);
  const name = T.s[service][0];
  const fill = (key: string) => T.w[key].replace(/{name}/g, name).replace("{who}", T.s[service][1]);
  const place = h(
    "span",
    { className: "lmp-facade", lang: language },
    h("span", {}, fill("facade")),
    h("button", { type: "button", className: "lmp-button" }, fill("show")),
    held.dataset.src !== undefined && link(held.dataset.src, fill("visit"))
  );
  Object.assign(place.dataset, { limpide: held.dataset.limpide, src: held.dataset.src || "", title: held.title || name });
  for (const side of ["width", "height"]) {
    const size = held.getAttribute(side);
    size && (place.dataset[side] = size);
  }
  place.querySelector("button").dataset.limpideShow = "";
  held.replaceWith(place);
}

function handle(what: string | Element) {
  if (what === "late" || what === "gpc") {
    const late = kept().unsent;
    what === "gpc" ? decide(L, F, [], never, () => [], what) : late && send(L, JSON.parse(late));
    L.way();
    return;
  }
  if (what instanceof Element) {
    what.isConnected && facade(what as HTMLElement);
    return;
  }
  back = D.activeElement as HTMLElement;
  if (!dialog.isConnected) {
    D.body.prepend(dialog);
  }
  what === "ask" ? first() : second(false);
}

const style = h("link", { rel: "stylesheet", integrity: F.c[1], crossOrigin: "anonymous" }) as HTMLLinkElement;
const styled = new Promise((done) => {
  style.onload = style.onerror = done;
});
style.href = L.at(F.c[0]);
D.head.append(style);

const texts = fetch(L.at(F.t[language][0]), { integrity: F.t[language][1], credentials: "omit" }).then((r) => r.json());

const waiting: (string | Element)[] = [];
L.ui = (what) => void waiting.push(what);

Promise.all([texts, styled]).then(([read]) => {
  T = read;
  dialog = h("dialog", { className: "lmp", lang: language, dir: "auto" });
  dialog.setAttribute("aria-labelledby", "lmp-title");
  dialog.addEventListener("keydown", (event) => {
    // leaving is not agreeing: nothing is recorded, nothing is loaded
    event.key === "Escape" && close();
  });
  L.ui = handle;
  waiting.splice(0).forEach(handle);
});
