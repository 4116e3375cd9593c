// Fills the login form (LOGIN) or the reset form (RESET) of the page with invented values and submits it as a visitor would.
(() => {
  const visible = e => e.getBoundingClientRect().width > 1 && (!e.checkVisibility || e.checkVisibility());
  const fits = (e, r) => r.test([e.type, e.name, e.id, e.placeholder, e.autocomplete, e.labels && e.labels[0] ? e.labels[0].textContent : ''].join(' '));
  const set = (e, v) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(e, v);
    for (const t of ['input', 'change']) e.dispatchEvent(new Event(t, { bubbles: true }));
  };
  for (const form of document.querySelectorAll('form')) {
    if (/captcha|turnstile/i.test(form.innerHTML)) continue;
    const fields = [...form.querySelectorAll('input,select,textarea')].filter(e => e.type !== 'hidden' && !e.disabled && visible(e));
    const secrets = fields.filter(e => e.type === 'password');
    const who = fields.filter(e => /^(text|email|tel|)$/.test(e.getAttribute('type') || '') && fits(e, /mail|courriel|login|identifiant|user|utilisateur/i));
    const others = fields.filter(e => !secrets.includes(e) && !who.includes(e) && !/checkbox|submit|button|image/.test(e.type));
    if (who.length !== 1 || others.length || secrets.length !== ('KIND' === 'LOGIN' ? 1 : 0)) continue;
    if (secrets.length && secrets[0].autocomplete === 'new-password') continue;
    set(who[0], 'ADDRESS');
    if (secrets.length) set(secrets[0], 'SECRET');
    const button = form.querySelector('button:not([type=button]):not([type=reset]),input[type=submit],input[type=image]');
    form.requestSubmit(button || undefined);
    return true;
  }
  return false;
})()
