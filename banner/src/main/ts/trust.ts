/** The only door through which this code gives the browser a script, for pages that require Trusted Types. */
const factory = (window as any).trustedTypes;
const same = (text: string) => text;
const policy = factory
  ? factory.createPolicy("limpide", { createScriptURL: same, createScript: same })
  : { createScriptURL: same, createScript: same };

export const scriptUrl = (url: string) => policy.createScriptURL(url);
export const script = (text: string) => policy.createScript(text);
