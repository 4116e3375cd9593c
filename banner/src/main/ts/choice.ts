import type { Kept } from "./config";

/* The kept choice: `ChoiceCookie.java` reads and writes the same. */

export const UNSENT = "limpide_unsent";

export const today = () => Math.floor(Date.now() / 864e5);

const marks = (text: string) => text.match(/.{4}/g) || [];

export function parse(value: string, days: number): Kept | undefined {
  const [form, , day, yes, no] = value.split(".");
  const age = today() - parseInt(day, 36);
  return form === "1" && age <= days && age >= -1 ? { yes: marks(yes), no: marks(no) } : undefined;
}

/** The choice that counts here: one the server has not confirmed yet goes before the cookie. */
export function kept(): { value: string; unsent?: string } {
  try {
    const unsent = localStorage.getItem(UNSENT);
    if (unsent) {
      return { value: JSON.parse(unsent)[1], unsent };
    }
  } catch {
    // no storage here: the cookie says it all
  }
  return { value: (/limpide_choice=([^;]*)/.exec(document.cookie) || ["", ""])[1] };
}
