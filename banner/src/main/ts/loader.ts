import { kept as keptChoice, parse } from "./choice";
import type { Config, Kept, Loader, Moment } from "./config";
import { free, install, queue } from "./guard";
import { script, scriptUrl } from "./trust";

declare const __LIMPIDE__: Config;

const C = __LIMPIDE__;
const D = document;
const W = window as any;
const me = D.currentScript as HTMLScriptElement;
const nonce = me.nonce;
const at = (name: string) => new URL(C.b + name, me.src).href;
const addresses = C.s.map((s) => new RegExp(s[3]));
const language = [D.documentElement.lang, ...navigator.languages, C.l]
  .map((l) => l.slice(0, 2).toLowerCase())
  .find((l) => l in C.t) as string;

let kept: Kept | undefined;
/** services that began to work in this document */
const ran = new Set<number>();

const yes = (mark: string) => !!kept && kept.yes.includes(mark);
const ok = (service: number) => yes(C.s[service][1]);
const agreed = (purpose: number) => yes(C.p[purpose][1]);

/** The service that must not be called at this address, or -1. */
function held(url: string): number {
  let at: URL;
  try {
    at = new URL(url, D.baseURI);
  } catch {
    return -1;
  }
  let found = -1;
  for (let i = 0; i < addresses.length; i++) {
    if (addresses[i].test(at.hostname + at.pathname)) {
      if (ok(i)) {
        return -1;
      }
      found = found < 0 ? i : found;
    }
  }
  return found;
}

const number = (element: Element) =>
  C.s.findIndex((s) => s[0] === (element as HTMLElement).dataset.limpide);

function revive(old: HTMLScriptElement) {
  const fresh = D.createElement("script");
  free.add(fresh);
  for (const { name, value } of Array.from(old.attributes)) {
    if (!/^(type|src|nonce|data-(limpide|src|type))$/.test(name)) {
      fresh.setAttribute(name, value);
    }
  }
  fresh.nonce = nonce;
  fresh.type = old.dataset.type || (old.type === "text/plain" ? "" : old.type);
  const src = old.dataset.src || old.getAttribute("src");
  if (src) {
    fresh.async = old.hasAttribute("async");
    fresh.src = scriptUrl(src);
  } else {
    fresh.text = script(old.text);
  }
  old.replaceWith(fresh);
}

/** Makes an inert element live. */
function activate(element: any) {
  const data = element.dataset;
  if (element.tagName === "SCRIPT") {
    revive(element);
  } else if (element.content) {
    const parts = element.content.cloneNode(true);
    parts.querySelectorAll("img,iframe").forEach((e: Element) => free.add(e));
    parts.querySelectorAll("script").forEach(revive);
    element.replaceWith(parts);
  } else if (/^I/.test(element.tagName)) {
    free.add(element);
    element.src = data.src;
  } else if (data.src) {
    const frame = D.createElement("iframe");
    free.add(frame);
    for (const name of ["title", "width", "height", "allow"]) {
      data[name] && frame.setAttribute(name, data[name]);
    }
    frame.allowFullscreen = true;
    frame.className = "limpide-frame";
    frame.src = data.src;
    element.replaceWith(frame);
  }
}

function apply() {
  for (const entry of queue.splice(0)) {
    if (ok(entry[2])) {
      ran.add(entry[2]);
      delete entry[0].dataset.limpide;
      entry[0][entry[0].tagName === "LINK" ? "href" : "src"] = entry[1];
    } else {
      queue.push(entry);
    }
  }
  D.querySelectorAll("[data-limpide]").forEach(consider);
}

function consider(element: any) {
  const service = number(element);
  if (service >= 0 && ok(service)) {
    if (element.type === "text/plain" || element.content || element.dataset.src) {
      ran.add(service);
      activate(element);
    }
  } else if (service >= 0 && element.tagName === "IFRAME" && element.isConnected) {
    interfaceFor(element);
  }
}

/** What the parser brought: too late for the request of some, in time for what it would do. */
function met(element: any) {
  const url = element.src || element.href;
  const service = url && !free.has(element) && element.type !== "text/plain" ? held(url) : -1;
  if (service >= 0) {
    element.dataset.limpide = C.s[service][0];
    if (element.tagName === "SCRIPT") {
      element.dataset.type = element.type;
      element.type = "text/plain";
    } else {
      queue.push([element, url, service]);
      element.removeAttribute(element.src ? "src" : "href");
    }
  }
}

const LIVE = "script,iframe,img,link";

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    addedNodes.forEach((node: any) => {
      if (node.querySelectorAll) {
        node.matches(LIVE) && met(node);
        node.querySelectorAll(LIVE).forEach(met);
        node.dataset && node.dataset.limpide && consider(node);
        node.querySelectorAll("[data-limpide]").forEach(consider);
      }
    });
  }
  button && wanted && !button.isConnected && way();
}).observe(D, { childList: true, subtree: true });

const signal = (how: Moment, allowed: (service: number) => boolean) => C.k.forEach((tell) => tell(how, allowed));

/** Obeys a choice at once. */
function obey(choice: Kept) {
  kept = choice;
  signal("update", ok);
}

const api: Loader = { C, language, at, ok, agreed, obey, apply, ran, way, again: me.dataset.csp !== undefined };

const waiting: (string | Element)[] = [];

/** Brings the interface, at most once, and hands it what to do. */
function interfaceFor(what: string | Element) {
  if (api.ui) {
    api.ui(what);
    return;
  }
  if (waiting.push(what) > 1) {
    return;
  }
  const tag = D.createElement("script");
  tag.nonce = nonce;
  tag.integrity = C.u[1];
  tag.crossOrigin = "anonymous";
  tag.onload = () => {
    waiting.forEach((w) => (api.ui as any)(w));
  };
  tag.src = scriptUrl(at(C.u[0]));
  D.head.append(tag);
}

let button: HTMLButtonElement | undefined;
let wanted = false;

/** The way back to one's choices: the shop's own link where it has one, else a button that stays at its place. */
function way(asking?: boolean) {
  if (asking || !D.body || D.querySelector("[data-limpide-choices]")) {
    wanted = false;
    button && button.remove();
    return;
  }
  wanted = true;
  if (!button) {
    button = D.createElement("button");
    button.type = "button";
    button.onclick = () => interfaceFor("choices");
    button.textContent = C.t[language];
    button.lang = language;
    button.style.cssText =
      "position:fixed;left:12px;bottom:12px;z-index:2147483600;padding:8px 14px;font:14px/1.4 system-ui;color:#1c2b2d;background:#fff;border:1px solid #5b6b6e;border-radius:18px;cursor:pointer";
  }
  D.body.append(button);
}

D.addEventListener("click", (event) => {
  const on = (selector: string) => (event.target as Element).closest && (event.target as Element).closest(selector);
  const show = on("[data-limpide-show]");
  const facade = show && show.closest("[data-limpide]");
  if (facade) {
    activate(facade);
  } else if (on("[data-limpide-choices]")) {
    event.preventDefault();
    interfaceFor("choices");
  }
});

const late = keptChoice();
kept = parse(late.value, C.d);
const known = kept ? kept.yes.concat(kept.no) : [];
const complete = C.p.every((p) => known.includes(p[1])) && C.s.every((s) => known.includes(s[1]));
signal("default", () => false);
kept && signal("update", ok);
install(held, (i) => C.s[i][0]);
late.unsent && interfaceFor("late");

function ready() {
  D.querySelectorAll("[data-limpide-show]").forEach((e: any) => (e.hidden = false));
  apply();
  if (!complete) {
    if ((navigator as any).globalPrivacyControl && !kept) {
      interfaceFor("gpc");
    } else {
      interfaceFor("ask");
    }
  } else {
    way();
  }
}

W.limpide = { open: () => interfaceFor("choices"), allowed: (id: string) => C.s.some((s, i) => s[0] === id && ok(i)), _: api };
D.readyState === "loading" ? D.addEventListener("DOMContentLoaded", ready) : ready();
