import { today, UNSENT } from "./choice";
import type { Files, Loader } from "./config";

/* What happens when a visitor decides: applied here first, told to the server next. */

/** A UUID of version 7 (RFC 9562): time first, so that the journal's index grows at its end. */
export function uuid7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let now = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = now % 256;
    now = Math.floor(now / 256);
  }
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  return Array.from(bytes, (b, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + (b + 256).toString(16).slice(1)).join("");
}

function write(version: string, yes: string[], no: string[]): string {
  return ["1", version.slice(0, 8), today().toString(36), yes.join(""), no.join("")].join(".");
}

/**
 * A choice the server has not confirmed is kept in local storage, not in session storage, so that a visitor whose
 * network failed is not asked again tomorrow; it goes as soon as the server has it.
 */
function remember(choice: [string, string], sent?: boolean) {
  try {
    const text = JSON.stringify(choice);
    if (!sent) {
      localStorage.setItem(UNSENT, text);
    } else if (localStorage.getItem(UNSENT) === text) {
      localStorage.removeItem(UNSENT); // a later choice stays until it is sent itself
    }
  } catch {
    // storage is refused: the request alone carries the choice
  }
}

/** Takes away what a service that is no longer allowed had written. */
function clean(names: string[]) {
  const patterns = names.map((name) => name.replace(/[.+?^$()|[\]\\]/g, "\\$&").replace("*", ".*"));
  const test = new RegExp("^(" + (patterns.join("|") || "(?!)") + ")$");
  for (const pair of document.cookie.split("; ")) {
    const name = pair.split("=")[0];
    if (test.test(name)) {
      for (let domain = location.hostname; ; domain = domain.replace(/^[^.]*\.?/, "")) {
        document.cookie = name + "=;max-age=0;path=/" + (domain ? ";domain=" + domain : "");
        if (!domain) {
          break;
        }
      }
    }
  }
  for (const store of [localStorage, sessionStorage]) {
    Object.keys(store).forEach((key) => test.test(key) && store.removeItem(key));
  }
}

/** Sends a choice, new or left from before; an event sent twice is one event to the server. */
export function send(L: Loader, [body, value]: [string, string]): Promise<unknown> {
  const url = L.at("choices");
  const foreign = new URL(url).origin !== location.origin;
  remember([body, value]);
  return fetch(url, {
    method: "POST",
    body,
    keepalive: true,
    credentials: "include",
    // plain text needs no question beforehand (CORS) where the files have another host
    headers: { "content-type": foreign ? "text/plain" : "application/json" },
  }).then(
    // a refusal that waiting will not change is not tried again
    (answer) => {
      if (answer.ok || (answer.status < 500 && answer.status !== 429)) {
        remember([body, value], true);
      }
    },
    () => navigator.sendBeacon(url, new Blob([body], { type: "text/plain" }))
  );
}

/**
 * Records and applies a choice.
 *
 * @param allowed the services
 * @param agreed whether a purpose that has no service yet is agreed to
 * @param cookies names of a service's cookies
 */
export function decide(
  L: Loader,
  F: Files,
  allowed: number[],
  agreed: (purpose: number) => boolean,
  cookies: (service: number) => string[],
  method: string
) {
  const { C, ok } = L;
  const every = C.s.map((_, i) => i);
  const before = every.map(ok);
  const choices: Record<string, boolean> = {};
  const yes: string[] = [];
  const no: string[] = [];
  C.p.forEach(([key, mark], p) => {
    const own = every.filter((i) => C.s[i][2] === p);
    const some = own.filter((i) => allowed.includes(i));
    const whole = own.length ? some.length === own.length : agreed(p);
    choices[key] = whole;
    (whole ? yes : no).push(mark);
    own.forEach((i) => (allowed.includes(i) ? yes : no).push(C.s[i][1]));
    if (!whole) {
      some.forEach((i) => (choices[key + "/" + C.s[i][0]] = true));
    }
  });
  L.obey({ yes, no });
  const gone = every.filter((i) => before[i] && !ok(i));
  gone.forEach((i) => clean(cookies(i)));
  const sent = send(L, [
    JSON.stringify({ event: uuid7(), notice: F.v, choices, method, language: L.language }),
    write(F.v, yes, no),
  ]);
  document.dispatchEvent(new CustomEvent("limpide:choice", { detail: choices }));
  // a script that ran cannot be taken back, and a policy sent with the page changes only with the next
  if (gone.some((i) => L.ran.has(i)) || (L.again && every.some((i) => ok(i) && !before[i]))) {
    const again = () => location.reload();
    sent.then(again);
    setTimeout(again, 1500);
  } else {
    // the answer is painted first; what it allows comes right after
    requestAnimationFrame(() => setTimeout(L.apply));
  }
}
