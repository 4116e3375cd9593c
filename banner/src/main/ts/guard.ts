/**
 * The guard in the page: what would call a service that is not allowed is held back, whoever asks. What the parser
 * itself meets may already be on its way when an observer hears of it: `HtmlGuard` and the content security policy are
 * there for that.
 */
type Held = (url: string) => number;

/** Elements whose address was held back, to be given back when the service is allowed. */
export const queue: [any, any, number][] = [];

/** Elements that may load whatever the choice: the visitor asked for this one. */
export const free = new WeakSet<Element>();

const KINDS = /^(SCRIPT|IMG|IFRAME)$/;

function wrap(target: any, name: string, call: (self: any, old: any, args: any[]) => any) {
  const old = target[name];
  if (old) {
    target[name] = function (...args: any[]) {
      return call(this, old, args);
    };
  }
}

export function install(held: Held, idOf: (service: number) => string) {
  const hold = (element: any, value: any) => {
    const service = KINDS.test(element.tagName) && !free.has(element) ? held(String(value)) : -1;
    if (service < 0) {
      return false;
    }
    element.dataset.limpide = idOf(service);
    element.tagName === "IFRAME" && (element.dataset.src = value);
    queue.push([element, value, service]);
    return true;
  };
  wrap(window, "fetch", (self, old, args) =>
    held(args[0].url || args[0]) < 0 ? old.apply(self, args) : Promise.reject(new TypeError("limpide"))
  );
  const X = XMLHttpRequest.prototype;
  wrap(X, "open", (self, old, args) => {
    self.limpide = held(args[1]);
    return old.apply(self, args);
  });
  wrap(X, "send", (self, old, args) =>
    self.limpide < 0 ? old.apply(self, args) : self.dispatchEvent(new Event("error"))
  );
  wrap(Navigator.prototype, "sendBeacon", (self, old, args) => held(args[0]) < 0 && old.apply(self, args));
  wrap(Element.prototype, "setAttribute", (self, old, args) =>
    /^src$/i.test(args[0]) && hold(self, args[1]) ? undefined : old.apply(self, args)
  );
  for (const type of [HTMLScriptElement, HTMLImageElement, HTMLIFrameElement]) {
    const d = Object.getOwnPropertyDescriptor(type.prototype, "src") as any;
    Object.defineProperty(type.prototype, "src", {
      ...d,
      set(value) {
        hold(this, value) || d.set.call(this, value);
      },
    });
  }
}
