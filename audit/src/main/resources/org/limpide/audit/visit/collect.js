// Reads what a page shows and asks. Runs in a world of its own; changes nothing but for a cancelled paste event on fields.
(() => {
  const cut = (s, n) => (s || '').slice(0, n);
  const clean = s => (s || '').replace(/[ \t\u00a0\u202f]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  const line = s => clean(s).replace(/\s+/g, ' ');
  const style = e => getComputedStyle(e);
  const all = (root, selector, found = []) => {
    for (const e of root.querySelectorAll(selector)) found.push(e);
    for (const e of root.querySelectorAll('*')) if (e.shadowRoot) all(e.shadowRoot, selector, found);
    return found;
  };
  const visible = e => {
    try {
      const r = e.getBoundingClientRect();
      if (r.width < 1 || r.height < 1) return false;
      return e.checkVisibility ? e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) : style(e).visibility !== 'hidden';
    } catch (x) { return true; }
  };
  const text = e => line(e.innerText || e.textContent || '');
  const named = e => text(e) || line(e.getAttribute('aria-label')) || line(e.title) || line([...e.querySelectorAll('img[alt],svg title')].map(i => i.alt || i.textContent).join(' '));

  const banners = [];
  for (const e of all(document, 'div,section,aside,dialog,form,[role=dialog]')) {
    let s; try { s = style(e); } catch (x) { continue; }
    if (!/fixed|sticky/.test(s.position) && e.getAttribute('role') !== 'dialog' && e.tagName !== 'DIALOG') continue;
    const t = e.innerText || '';
    if (t.length < 4000 && /cookie|traceur|consent/i.test(t) && e.querySelector('button,a,[role=button],input[type=button],input[type=submit]') && visible(e)) banners.push(e);
  }
  const inBanner = e => banners.some(b => b.contains(e));
  const region = e => {
    if (inBanner(e)) return 'BANNER';
    if (e.closest('footer,[role=contentinfo],#footer,.footer,[class*="footer" i],[id*="footer" i],[class*="pied" i]')) return 'FOOTER';
    if (e.closest('form')) return 'FORM';
    if (e.closest('header,nav,[role=navigation],[role=banner]')) return 'HEADER';
    return 'MAIN';
  };
  const linkOf = a => ({ href: cut(a.href && a.href.baseVal !== undefined ? a.href.baseVal : a.href, 2000), text: cut(named(a), 300), rel: a.rel || '', visible: visible(a), region: region(a) });
  const links = all(document, 'a[href],area[href]').slice(0, 2500).map(linkOf).filter(l => l.href && !/^javascript:/i.test(l.href) || l.text);

  let whole = document.body ? document.body.innerText || '' : '';
  for (const b of banners) { const t = b.innerText || ''; if (t.length > 10) whole = whole.replace(t, '\n'); }
  for (const e of document.querySelectorAll('*')) {
    if (e.shadowRoot && !banners.some(b => b === e || b.getRootNode() === e.shadowRoot)) {
      for (const c of e.shadowRoot.children) if (c.innerText && !/^(STYLE|SCRIPT)$/.test(c.tagName)) whole += '\n' + c.innerText;
    }
  }

  // what a press would unfold belongs to the page's text: closed <details>, panels of accordions
  const BLOCK = /^(P|DIV|LI|UL|OL|DL|DT|DD|TR|TABLE|H[1-6]|SECTION|ARTICLE|BLOCKQUOTE|PRE|FIELDSET|FORM|DETAILS|SUMMARY|HEADER|FOOTER|BR|HR)$/;
  const folded = e => {
    let s = '';
    const walk = n => {
      if (n.nodeType === 3) s += n.data.replace(/\s+/g, ' ');
      else if (n.nodeType === 1 && !/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(n.tagName)) {
        const block = BLOCK.test(n.tagName);
        if (block) s += '\n';
        if (/^T[DH]$/.test(n.tagName)) s += '\t';
        n.childNodes.forEach(walk);
        if (block) s += '\n';
      }
    };
    e.childNodes.forEach(c => { if (!(e.tagName === 'DETAILS' && c.tagName === 'SUMMARY')) walk(c); });
    return s;
  };
  const panels = new Set(document.querySelectorAll('details:not([open])'));
  for (const b of document.querySelectorAll('[aria-expanded=false][aria-controls]')) {
    const p = document.getElementById(b.getAttribute('aria-controls').split(/\s+/)[0]);
    if (p && !visible(p) && !b.closest('nav,header') && !p.closest('nav,header') && !p.querySelector('nav')) panels.add(p);
  }
  for (const p of panels) {
    if (![...panels].some(q => q !== p && q.contains(p)) && !inBanner(p) && (p.tagName !== 'DETAILS' || visible(p)) && !p.closest('nav,header')) whole += '\n' + folded(p);
  }

  // fields
  const textOf = ids => (ids || '').split(/\s+/).map(id => { const e = id && document.getElementById(id); return e ? text(e) : ''; }).filter(Boolean).join(' ');
  const labelElements = f => {
    const found = f.labels ? [...f.labels] : [];
    const wrapping = f.closest && f.closest('label');
    if (wrapping && !found.includes(wrapping)) found.push(wrapping);
    return found;
  };
  const nearText = f => {
    const tick = f.type === 'checkbox' || f.type === 'radio' || /checkbox|radio|switch/.test(f.getAttribute('role') || '');
    let s = '';
    for (let n = tick ? f.nextSibling : f.previousSibling, i = 0; n && i < 4 && !s.trim(); n = tick ? n.nextSibling : n.previousSibling, i++) {
      if (n.nodeType === 1 && /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(n.tagName)) break;
      s = n.nodeType === 3 ? n.textContent : n.nodeType === 1 ? n.innerText || '' : '';
    }
    const cell = !s.trim() && f.closest && f.closest('td');
    if (cell && cell.previousElementSibling && !cell.previousElementSibling.querySelector('input,select,textarea')) s = cell.previousElementSibling.innerText || '';
    if (!s.trim() && f.parentElement && (f.parentElement.innerText || '').length < 400 && f.parentElement.querySelectorAll('input,select,textarea').length === 1) s = f.parentElement.innerText;
    return line(s);
  };
  const label = f => line(labelElements(f).map(l => { const c = l.innerText || l.textContent || ''; return c; }).join(' '))
    || line(f.getAttribute('aria-label')) || textOf(f.getAttribute('aria-labelledby')) || nearText(f) || line(f.title);
  const help = f => {
    const own = [textOf(f.getAttribute('aria-describedby'))];
    let box = f.parentElement;
    for (let i = 0; box && i < 2; i++, box = box.parentElement) {
      if (box.querySelectorAll('input:not([type=hidden]),select,textarea').length > 2) break;
      for (const e of box.querySelectorAll('small,.help,.hint,.form-text,.helper,.help-block,.description,.form-control-comment,em,p,[class*="hint" i],[class*="help" i],[class*="strength" i],ul')) {
        if (!e.contains(f) && !e.closest('label')) own.push(text(e));
      }
    }
    return cut([...new Set(own.filter(Boolean))].join(' — '), 1500);
  };
  const stars = f => {
    const candidates = [...labelElements(f)];
    if (f.parentElement && f.parentElement.querySelectorAll('input,select,textarea').length === 1) candidates.push(f.parentElement);
    for (const l of candidates) {
      const t = l.innerText || '';
      if (/\*|\(?\b(obligatoire|requis|required|mandatory)\b\)?/i.test(t) && !/(non|pas) obligatoire|not required|optional/i.test(t)) return true;
      for (const e of [l, ...l.querySelectorAll('*')].slice(0, 12)) for (const p of ['::after', '::before']) if (/\*/.test(style(e).getPropertyValue ? getComputedStyle(e, p).content : '')) return true;
    }
    return /\*\s*$/.test(f.placeholder || '') || /\*/.test(nearText(f)) ;
  };
  const pasteBlocked = f => {
    if (!/^(password|email|text|tel)$/.test(f.type || '') || f.disabled) return false;
    try {
      const data = new DataTransfer(); data.setData('text/plain', 'x');
      return !f.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    } catch (e) { return false; }
  };
  const field = f => {
    const tag = f.tagName.toLowerCase();
    const role = f.getAttribute('role') || '';
    const custom = !/^(input|select|textarea)$/.test(tag);
    const type = custom ? (/checkbox|switch/.test(role) ? 'checkbox' : role === 'radio' ? 'radio' : 'contenteditable') : tag === 'input' ? (f.type || 'text') : tag;
    const tick = type === 'checkbox' || type === 'radio';
    const aria = f.getAttribute('aria-checked');
    let options = [];
    if (tag === 'select') options = [...f.options].slice(0, 60).map(o => line(o.textContent));
    else if (type === 'radio' && f.name) options = all(f.form || document, 'input[type=radio]').filter(r => r.name === f.name).map(label);
    const attributes = {};
    for (const a of ['maxlength', 'minlength', 'pattern', 'title', 'inputmode', 'accept', 'min', 'max', 'onpaste', 'passwordrules', 'data-minlength', 'data-pattern', 'aria-required', 'aria-describedby', 'data-required'])
      if (f.hasAttribute(a)) attributes[a] = cut(f.getAttribute(a), 500);
    const keep = tick || type === 'hidden' || tag === 'select';
    return {
      type, name: cut(f.name || f.getAttribute('name'), 200), id: cut(f.id, 200), label: cut(label(f), 1500), placeholder: cut(f.placeholder, 300),
      autocomplete: cut(f.getAttribute('autocomplete'), 100), help: help(f),
      required: !!f.required || f.getAttribute('aria-required') === 'true' || f.hasAttribute('data-required'), starred: stars(f),
      checked: custom ? aria === 'true' : !!f.checked, defaultChecked: custom ? aria === 'true' : !!f.defaultChecked,
      disabled: !!f.disabled, readOnly: !!f.readOnly, visible: visible(f) || (tick && labelElements(f).some(visible)),
      hasValue: !tick && tag !== 'select' && !!(f.value || '').length, value: keep ? cut(f.value || '', 200) : '', pasteBlocked: pasteBlocked(f), options, attributes,
    };
  };
  const FIELDS = 'input:not([type=button]):not([type=submit]):not([type=reset]):not([type=image]),select,textarea,[role=checkbox]:not(input),[role=switch]:not(input),[contenteditable=true]';
  const buttonsOf = c => [...c.querySelectorAll('button,input[type=submit],input[type=button],input[type=image],[role=button],a.btn,a.button,a[class*="btn" i]')]
    .map(b => line(b.value && b.tagName === 'INPUT' ? b.value || b.alt : named(b))).filter(Boolean);
  const surroundings = c => {
    let box = c, best = c.innerText || '';
    for (let i = 0; i < 4 && box.parentElement && box.parentElement !== document.body; i++) {
      box = box.parentElement;
      const t = box.innerText || '';
      if (t.length > 5000) break;
      best = t.length > best.length ? t : best;
    }
    let before = c.previousElementSibling, after = c.nextElementSibling, more = '';
    for (let i = 0; i < 3 && after; i++, after = after.nextElementSibling) if (!after.matches('footer')) more += '\n' + cut(after.innerText, 1500);
    return { box, text: cut(clean(best + more + '\n' + (before ? cut(before.innerText, 800) : '')), 8000) };
  };
  const norm = s => (s || '').normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2019]/g, "'").toLowerCase();
  const purposeOf = (fields, body, buttons, name, action) => {
    const live = fields.filter(f => f.type !== 'hidden');
    const said = f => /checkbox|radio/.test(f.type) ? '' : norm([f.name, f.id, f.label, f.placeholder].join(' '));
    const ids = norm(live.map(f => [f.name, f.id, f.label, f.placeholder, f.autocomplete].join(' ')).join(' | '));
    const top = norm([document.title, ...[...document.querySelectorAll('h1')].slice(0, 2).map(h => h.innerText), location.pathname].join(' ').replace(/[-_]/g, ' '));
    const t = norm([body, name, action].join(' ')), b = norm(buttons.join(' | ')), passwords = live.filter(f => f.type === 'password').length;
    const has = r => r.test(ids);
    if (has(/cc-number|cc-csc|card.?number|(numero|n°|n[o.]) ?(de )?(la |votre |ta )?carte\b(?! (de fidelite|cadeau|d'identite|vitale))|carte bancaire|cardnumber|\bpan\b|cvv|cvc|\bcrypto(gramme)?\b|3 (derniers )?chiffres/)) return 'PAYMENT';
    if (live.some(f => f.type === 'search') || (live.length <= 2 && has(/(^|\W)(q|s|search|recherche\w*|query|keywords?)(\W|$)/) && !has(/mail/))) return 'SEARCH';
    if (passwords) {
      const address = has(/street|address-line|adresse|postal|code.?postal|zip|ville|city/);
      if (passwords > 1 || live.some(f => f.autocomplete === 'new-password') || /creer|inscri|enregistr|sign ?up|register|create/.test(b) || /creer (un|mon|votre) compte|create (an|your) account|inscription/.test(norm(name + ' ' + action))) return address && /command|order|payer|pay/.test(b) ? 'CHECKOUT' : 'SIGN_UP';
      return 'LOGIN';
    }
    if (/mot de passe (oublie|perdu)|oublie votre mot de passe|reinitialis|reset (your |my )?password|forgot|lost.?password/.test(t + b + ' ' + top) && has(/mail|login|identifiant|user/) && live.length <= 3) return 'PASSWORD_RESET';
    if (/renoncer au contrat|retractation|withdraw(al)? (from|form|of)/.test(top + ' ' + b)) return 'OTHER';
    if ((/(exercer|exercice|vos|mes) (de )?(vos |mes |ses )?droits|your (privacy |data )?rights|data (subject )?request|demande rgpd/.test(top + ' ' + norm(name)) || /rectification|effacement|erasure|droit d'acces/.test(ids + ' ' + norm(live.flatMap(f => f.options).join(' ')))) && has(/mail/)) return 'RIGHTS';
    if (has(/\b(note|rating|etoile|stars?)\b/) || /laisser un avis|votre avis|write a review|your review|deposer un avis/.test(t + b)) return 'REVIEW';
    if (live.some(f => /street|address-line|adresse\b(?! ?(de |d')?(e-?mail|mail|messagerie|courriel|electronique|ip\b))|postal|code.?postal|zip|ville\b|city\b/.test(said(f) + ' ' + norm(f.autocomplete))) || /commander|passer (la )?commande|place order|checkout/.test(b)) return 'CHECKOUT';
    if (live.some(f => f.type === 'textarea') || has(/message|objet|subject|sujet/)) return 'CONTACT';
    if (has(/mail/) && (live.filter(f => !/checkbox|radio/.test(f.type)).length <= 3 || /newsletter|lettre d'information|actualites|infolettre/.test(t))) return 'NEWSLETTER';
    return has(/mail|tel|phone|nom\b|name\b|prenom/) ? 'CONTACT' : 'OTHER';
  };
  const formOf = (c, fieldElements, method) => {
    const fields = fieldElements.slice(0, 120).map(field);
    const around = surroundings(c);
    const buttons = buttonsOf(c).slice(0, 20);
    const name = line([c.id, c.getAttribute('name'), c.getAttribute('aria-label'), c.className && typeof c.className === 'string' ? c.className : ''].filter(Boolean).join(' '));
    const action = (() => { try { return c.tagName === 'FORM' ? new URL(c.getAttribute('action') || '', document.baseURI).href : location.href; } catch (e) { return location.href; } })();
    const inside = [...c.querySelectorAll('a[href]')], outside = [...around.box.querySelectorAll('a[href]')].filter(a => !c.contains(a) && !a.closest('footer,nav,header'));
    return {
      action: cut(action, 2000), method, name: cut(name, 200), text: cut(clean(c.innerText), 6000), around: around.text,
      links: [...inside, ...outside].slice(0, 60).map(linkOf), buttons, fields,
      purpose: purposeOf(fields, cut(c.innerText, 3000), buttons, name, cut(action, 300)), visible: visible(c) || fieldElements.some(visible),
    };
  };
  const forms = [];
  const inForms = new Set();
  for (const f of all(document, 'form').slice(0, 40)) {
    const fields = [...new Set([...f.querySelectorAll(FIELDS), ...[...f.elements].filter(e => e.matches && e.matches(FIELDS))])];
    fields.forEach(e => inForms.add(e));
    if (fields.length && !inBanner(f)) forms.push(formOf(f, fields, (f.getAttribute('method') || 'get').toLowerCase()));
  }
  const groups = new Map();
  for (const e of all(document, FIELDS)) {
    if (inForms.has(e) || inBanner(e) || e.type === 'hidden') continue;
    let box = e.parentElement;
    for (let i = 0; i < 6 && box && box.parentElement && !box.querySelector('button,input[type=submit],[role=button]'); i++) box = box.parentElement;
    if (!box) continue;
    if (!groups.has(box)) groups.set(box, []);
    groups.get(box).push(e);
  }
  for (const [box, fields] of [...groups].slice(0, 20)) forms.push(formOf(box, fields, 'script'));

  const frames = all(document, 'iframe,frame,object[data],embed[src]').slice(0, 60).map(f => {
    const r = f.getBoundingClientRect();
    return { url: cut(f.src || f.data || '', 2000), title: line(f.title || f.getAttribute('aria-label') || f.name), visible: visible(f), width: r.width, height: r.height };
  });
  const headings = all(document, 'h1,h2,h3,h4,h5,h6').slice(0, 300).map(h => ({ level: +h.tagName[1], text: cut(text(h), 300) }));
  const html = document.documentElement ? document.documentElement.outerHTML : '';
  const meta = n => { const m = document.querySelector(`meta[name="${n}" i]`); return m ? m.content || '' : ''; };
  const product = /"@type"\s*:\s*"Product"/.test(html) || !!document.querySelector('[itemtype*="schema.org/Product"]');
  return {
    title: cut(document.title, 500), lang: cut(document.documentElement ? document.documentElement.lang : '', 20), text: cut(clean(whole), 200000),
    html: cut(html, 2000000), bigness: html.length, links, forms, frames, headings, generator: cut(meta('generator'), 200), robots: meta('robots'), product,
    description: cut(meta('description'), 500),
  };
})()
