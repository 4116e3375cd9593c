// Reads consent banners out of a page, in a world of our own that the page's scripts cannot see.
// WORDS is replaced by words.json. Called by InPage: limpideBanner.scan(…), where(…), state()…
(() => {
  if (globalThis.limpideBanner) return;
  const WORDS = __WORDS__;
  const is = {};
  for (const [name, pattern] of Object.entries(WORDS)) {
    if (name === 'reopenIcon') continue; // a selector
    is[name] = new RegExp(Array.isArray(pattern) ? pattern.join('|') : pattern, 'u');
  }
  const CHOOSING = new Set(['ACCEPT', 'REFUSE', 'SETTINGS', 'SAVE', 'CLOSE']);
  const PRESSABLE = 'a[href],a[onclick],a[role],a[tabindex],button,[role=button],[role=link],input[type=button],input[type=submit],' +
    'input[type=reset],input[type=image],summary,[onclick],[tabindex="0"]';
  const SWITCH = 'input[type=checkbox],[role=switch],[role=checkbox],[role=menuitemcheckbox]';
  const MOST_ELEMENTS = 60000, LONGEST_CHOICE = 90, LONGEST_BANNER = 9000;

  // ---- identities that outlive one call

  const byRef = [], refs = new WeakMap();
  const ref = (element) => {
    if (!refs.has(element)) { refs.set(element, byRef.length); byRef.push(new WeakRef(element)); }
    return refs.get(element);
  };
  const element = (number) => { const e = byRef[number]?.deref(); return e && e.isConnected ? e : null; };

  // ---- walking, across open shadow roots

  const parent = (e) => e.assignedSlot || e.parentElement || (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
  function* walk(root) {
    let left = MOST_ELEMENTS;
    function* into(from) {
      const walker = document.createTreeWalker(from, NodeFilter.SHOW_ELEMENT);
      for (let e = walker.nextNode(); e && left-- > 0; e = walker.nextNode()) {
        yield e;
        if (e.shadowRoot) yield* into(e.shadowRoot);
      }
    }
    if (root.shadowRoot) yield* into(root.shadowRoot);
    yield* into(root);
  }
  const within = (e, ancestor) => { for (let p = e; p; p = parent(p)) if (p === ancestor) return true; return false; };
  const closest = (e, selector) => { for (let p = e; p; p = parent(p)) if (p.matches(selector)) return p; return null; };

  // ---- seeing

  const shown = (e) => {
    if (!e.isConnected || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = e.getBoundingClientRect();
    return box.width >= 4 && box.height >= 4 && box.right > 0 && box.left < innerWidth && box.bottom + scrollY > 0;
  };
  const fixed = (e) => { for (let p = e; p; p = parent(p)) if (getComputedStyle(p).position === 'fixed') return true; return false; };
  const inView = (e) => { const b = e.getBoundingClientRect(); return b.bottom > 2 && b.top < innerHeight - 2 && b.right > 2 && b.left < innerWidth - 2; };
  const plain = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’‘`´ʼ]/g, "'")
    .replace(/[^\p{L}\p{N}'+/×✕✖✗✘╳⨯❌🗙]+/gu, ' ').trim();
  const squeeze = (text) => (text || '').replace(/\s+/g, ' ').trim();
  function textOf(e) {
    let text = (e.innerText ?? e.textContent ?? '');
    const add = (host) => { for (const child of host.shadowRoot.children) if (!/^(STYLE|SCRIPT|LINK)$/.test(child.tagName)) text += '\n' + textOf(child); };
    if (e.shadowRoot) add(e);
    for (const inner of e.querySelectorAll('*')) if (inner.shadowRoot) add(inner);
    return text;
  }
  function name(e) {
    const by = e.getAttribute('aria-labelledby');
    if (by) {
      const root = e.getRootNode();
      const text = by.split(/\s+/).map((id) => squeeze(root.getElementById?.(id)?.textContent)).filter(Boolean).join(' ');
      if (text) return text;
    }
    return squeeze(e.getAttribute('aria-label') || e.getAttribute('title') || e.getAttribute('alt') ||
      e.querySelector?.('img[alt]:not([alt=""]),svg[aria-label]')?.getAttribute('alt') || e.querySelector?.('svg title')?.textContent || '');
  }
  const said = (e) => squeeze(e.tagName === 'INPUT' ? e.value : e.innerText ?? e.textContent) || name(e);
  const cheaply = (e) => {
    if (e.tagName === 'INPUT') return squeeze(e.value) || name(e);
    const text = e.textContent;
    return text.length > 400 ? '' : squeeze(text) || name(e);
  };
  const marks = (e) => (e.id + ' ' + (typeof e.className === 'string' ? e.className : '') + ' ' + (e.getAttribute('aria-label') || '') + ' ' + e.localName).toLowerCase();
  const leads = (e) => {
    if (e.localName !== 'a' || !e.hasAttribute('href')) return '';
    const href = e.getAttribute('href').trim();
    if (!href || href.startsWith('#') || /^javascript:/i.test(href)) return '';
    try {
      const to = new URL(href, document.baseURI);
      return to.hash && to.href.split('#')[0] === location.href.split('#')[0] ? '' : to.href;
    } catch (x) { return ''; }
  };

  // ---- what pressing means

  function role(e, text) {
    const t = plain(text), href = leads(e);
    if (!t) return /\b(close|fermer|dismiss)\b|btn-?x\b/.test(marks(e)) ? 'CLOSE' : href ? 'LINK' : 'OTHER';
    if (t.length > LONGEST_CHOICE || is.pay.test(t)) return href ? 'LINK' : 'OTHER';
    if (is.either.test(t)) return 'SETTINGS';
    if (is.refuse.test(t) && !is.notRefuse.test(t)) return 'REFUSE';
    const accept = is.accept.test(t);
    if (href) {
      if (is.save.test(t) && !is.notSave.test(t)) return 'SAVE';
      if (is.linkSettings.test(t) && !is.linkInform.test(t)) return 'SETTINGS';
      return accept && !is.inform.test(t) ? 'ACCEPT' : 'LINK';
    }
    if (is.save.test(t) && !is.notSave.test(t)) return 'SAVE';
    if (is.close.test(t) && !accept) return 'CLOSE';
    if (is.more.test(t)) return 'SETTINGS';
    if (is.settings.test(t) && !is.linkInform.test(t)) return 'SETTINGS';
    if (accept) return 'ACCEPT';
    return is.inform.test(t) ? 'LINK' : 'OTHER';
  }
  const looksPressable = (e) => {
    if (e.childElementCount > 3 || !/^(div|span|p|li|label|a|strong|b|em|i|img|svg)$/.test(e.localName) && !e.localName.includes('-')) return false;
    const text = e.textContent;
    if (text.length < 2 || text.length > 120 || squeeze(text).length > 60) return false;
    const r = role(e, squeeze(text));
    return (r === 'ACCEPT' || r === 'REFUSE' || r === 'SETTINGS' || r === 'SAVE') && getComputedStyle(e).cursor === 'pointer';
  };
  function pressable(e) {
    if (e.matches(SWITCH) || e.matches('input[type=radio],[role=radio]')) return false;
    if (e.matches(PRESSABLE)) return !(e.matches('[tabindex="0"]') && !e.matches('a,button,[role=button]') && e.querySelector(PRESSABLE));
    return looksPressable(e) && !closest(parent(e) || e, 'a,button,[role=button],label') && !(parent(e) && looksPressable(parent(e)));
  }

  // ---- finding the banner around what can be pressed

  const floats = (e) => {
    if (e.matches('[role=dialog],[role=alertdialog],dialog[open],[aria-modal=true]')) return true;
    try { if (e.matches(':popover-open')) return true; } catch (x) { /* not known here */ }
    const style = getComputedStyle(e);
    return style.position === 'fixed' || style.position === 'sticky' || (style.position === 'absolute' && Number(style.zIndex) >= 10);
  };
  function written(e) { // its text, words apart, styles and scripts left out
    const parts = [];
    let length = 0;
    const into = (from) => {
      const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (n) =>
        n.nodeType === 1 && /^(STYLE|SCRIPT|NOSCRIPT|TEMPLATE)$/.test(n.tagName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      for (let n = walker.nextNode(); n && length < 60000; n = walker.nextNode()) {
        if (n.nodeType === 1) { if (n.shadowRoot) into(n.shadowRoot); continue; }
        const text = n.data.trim();
        if (text) { parts.push(text); length += text.length; }
      }
    };
    if (e.shadowRoot) into(e.shadowRoot);
    into(e);
    return parts.join(' ');
  }
  const speaks = (text) => { // of cookies, and of choosing
    const t = plain(text);
    return (is.strong.test(t) && is.context.test(t)) || (is.medium.test(t) && is.mediumContext.test(t));
  };
  function around(e, o, memo) {
    let best = null, flow = null, spoke = false;
    for (let p = parent(e); p && p !== document.body && p !== document.documentElement; p = parent(p)) {
      let known = memo.get(p);
      if (!known) {
        const text = written(p);
        known = { length: text.length, speaks: speaks(text), floats: floats(p), named: is.named.test(marks(p)),
          holds: !!p.querySelector('main,[role=main]') || p.matches('main,[role=main]') };
        memo.set(p, known);
      }
      if (known.holds && !(o.inMain && p.matches('main,[role=main]'))) break;
      spoke = spoke || known.speaks;
      const fits = known.floats || known.length < LONGEST_BANNER;
      if ((known.floats || known.named) && fits && (spoke || (o.relaxed && known.floats))) best = p;
      else if (!best && !flow && spoke && known.length < (o.inMain ? LONGEST_BANNER : 2500)) flow = p;
      if (o.inMain && p.matches('main,[role=main]')) break;
    }
    if (best) {
      const inPage = closest(best, 'main,article,[role=main]');
      if (inPage && !floatsAbove(best) && !o.inMain) return null;
      return best;
    }
    if (flow) return !o.inMain && closest(flow, 'main,article,[role=main],form') ? null : flow;
    if (o.framed && speaks(written(document.body))) return document.body;
    return null;
  }
  const floatsAbove = (e) => { for (let p = e; p && p !== document.body; p = parent(p)) if (floats(p)) return true; return false; };
  const edge = (e) => {
    if (e.parentElement !== document.body) return false;
    const all = [...document.body.children].filter((c) => !/^(SCRIPT|STYLE|LINK|NOSCRIPT|TEMPLATE)$/.test(c.tagName));
    const at = all.indexOf(e);
    return at >= 0 && (at < 3 || at >= all.length - 3);
  };

  function seeds(o) {
    const found = [];
    for (const e of walk(document)) {
      if (o.relaxed && e.matches(SWITCH)) { if (shown(e) || [...(e.labels || [])].some(shown)) found.push(e); continue; }
      if (!pressable(e)) continue;
      const text = cheaply(e);
      if (text.length > 140) continue;
      if (CHOOSING.has(role(e, text)) && shown(e)) found.push(e);
    }
    return found;
  }

  function scan(o) {
    const memo = new Map(), containers = new Map();
    for (const seed of seeds(o)) {
      const box = around(seed, o, memo);
      if (box && !containers.has(box) && box !== seed) containers.set(box, true);
    }
    const outer = [...containers.keys()].filter((c) => ![...containers.keys()].some((d) => d !== c && within(c, d)));
    const panels = outer.map((c) => panel(c, o)).filter((p) => p);
    if (o.child && !o.framed) panels.forEach((p) => { p.banner = false; }); // what a part of the page embeds asks for itself
    return { document: stamp, ready: document.readyState, panels, frames: embedded() };
  }
  const stamp = Math.random().toString(36).slice(2);

  function panel(c, o) {
    if (c !== document.body && fixed(c) && ![c, ...c.querySelectorAll('*')].slice(0, 200).some((e) => inView(e) && shown(e))) return null;
    const controls = [], switches = [], pairs = new Map();
    let person = false;
    for (const e of walk(c)) {
      if (e.matches('input[type=email],input[type=tel],input[type=password],input[name*=mail i]') && shown(e)) person = true;
      if (e.matches(SWITCH)) { const s = toggle(e, c); if (s) switches.push(s); continue; }
      if (!pressable(e) || !shown(e)) continue;
      const k = control(e);
      controls.push(k);
      if (k.role === 'ACCEPT' || k.role === 'REFUSE') {
        const row = parent(e);
        pairs.set(row, [...(pairs.get(row) || []), [e, k]]);
      }
    }
    pairUp(c, pairs, controls, switches);
    radios(c, switches);
    drawn(c, switches);
    const text = textOf(c).replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
    const t = plain(text.slice(0, 60000)), has = (r) => controls.some((k) => k.role === r);
    const about = speaks(text.slice(0, 60000)), over = (c === document.body ? !!o.framed : floatsAbove(c) || controls.some((k) => floatsAbove(element(k.ref)))), named = c === document.body ? !!o.framed : is.named.test(marks(c)) || closestNamed(c);
    const age = is.age.test(t) && !controls.some((k) => (k.role === 'ACCEPT' || k.role === 'REFUSE') && is.explicit.test(plain(k.text)) && !is.age.test(plain(k.text)));
    const chat = !named && is.chat.test(marks(c));
    const choice = has('ACCEPT') || has('REFUSE') || (has('SETTINGS') && (has('SAVE') || has('CLOSE'))) || (has('SAVE') && switches.length > 0);
    const bar = has('CLOSE') && is.strong.test(t) && is.informs.test(t) && (named || over) && text.length < 1200;
    const placed = over || named || (has('ACCEPT') && (has('REFUSE') || has('SETTINGS'))) || (has('ACCEPT') && edge(c) && text.length < 700);
    const banner = about && !person && !age && !chat && placed && (choice || bar);
    return { ref: ref(c), text: text.slice(0, 20000), banner, about, over, named, person: person || age, controls, switches,
      score: (over ? 2 : 0) + (named ? 3 : 0) + controls.filter((k) => CHOOSING.has(k.role)).length * 0.2 + (has('ACCEPT') ? 1 : 0) + (has('REFUSE') ? 1 : 0) };
  }
  const closestNamed = (c) => { for (let p = parent(c), i = 0; p && p !== document.body && i < 3; p = parent(p), i++) if (is.named.test(marks(p))) return true; return false; };

  function control(e) {
    const box = e.getBoundingClientRect(), text = said(e), leaf = lettered(e), style = getComputedStyle(leaf);
    return { ref: ref(e), role: role(e, text), text: text.slice(0, 200), tag: e.getAttribute('role') && e.localName !== 'button' && e.localName !== 'a' ? e.getAttribute('role') : e.localName,
      x: box.x, y: box.y, width: box.width, height: box.height, fontPixels: parseFloat(style.fontSize) || 0, fontWeight: parseInt(style.fontWeight, 10) || 400,
      contrast: contrast(leaf), underlined: /underline/.test(style.textDecorationLine) || /underline/.test(getComputedStyle(e).textDecorationLine), href: leads(e) };
  }
  function lettered(e) {
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (n.data.trim() && n.parentElement && n.parentElement.checkVisibility()) return n.parentElement;
    }
    return e;
  }

  // ---- contrast, WCAG 2

  let painter = null;
  function colour(css) {
    const m = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+%?))?\)$/.exec(css);
    if (m) return [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : m[4].endsWith('%') ? parseFloat(m[4]) / 100 : +m[4]];
    try {
      painter = painter || new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      painter.clearRect(0, 0, 1, 1);
      painter.fillStyle = css;
      painter.fillRect(0, 0, 1, 1);
      const d = painter.getImageData(0, 0, 1, 1).data;
      return [d[0], d[1], d[2], d[3] / 255];
    } catch (x) { return null; }
  }
  const over = (top, under) => { const a = top[3]; return [0, 1, 2].map((i) => top[i] * a + under[i] * (1 - a)).concat(1); };
  const luminance = (c) => { const [r, g, b] = c.map((v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  function contrast(e) {
    const layers = [];
    let opacity = 1;
    for (let p = e; p; p = parent(p)) {
      const style = getComputedStyle(p);
      if (style.backgroundImage !== 'none') return 0;
      opacity *= parseFloat(style.opacity);
      const c = colour(style.backgroundColor);
      if (!c) return 0;
      if (c[3] > 0) layers.push(c);
      if (c[3] >= 1) break;
    }
    const ink = colour(getComputedStyle(e).color);
    if (!ink) return 0;
    let ground = [255, 255, 255, 1];
    for (const layer of layers.reverse()) ground = over(layer, ground);
    const a = luminance(over([ink[0], ink[1], ink[2], ink[3] * Math.min(1, opacity)], ground)), b = luminance(ground);
    return Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100;
  }

  // ---- boxes and switches

  const VAGUE = /^(on|off|oui|non|yes|no|active|actif|inactif|activer|desactiver|toggle|switch|enabled|disabled|checkbox|consent|accept|autoriser|i|\W*)$/;
  function row(e, c) { // the largest part of the banner that holds this switch only
    let best = e;
    for (let p = parent(e), i = 0; p && p !== c && i < 7; p = parent(p), i++) {
      if (p.querySelectorAll(SWITCH).length > 1 || p.querySelectorAll('input[type=radio]').length > 2) break;
      best = p;
    }
    return best;
  }
  function label(e, c) {
    const options = [];
    const by = e.getAttribute('aria-labelledby');
    if (by) options.push(name(e));
    for (const l of e.labels || []) options.push(squeeze(l.innerText || l.textContent));
    options.push(squeeze(e.getAttribute('aria-label')), e.matches('input') ? '' : squeeze(e.innerText), squeeze(e.getAttribute('title')));
    const clear = options.find((o) => o && !VAGUE.test(plain(o)));
    if (clear) return clear.slice(0, 160);
    for (let p = parent(e), i = 0; p && p !== c && i < 5; p = parent(p), i++) {
      const line = (p.innerText || '').split('\n').map(squeeze).find((s) => s && !VAGUE.test(plain(s)));
      if (line) return line.slice(0, 160);
    }
    return options.find((o) => o) || squeeze(e.value === 'on' ? '' : e.value) || '';
  }
  const context = (e, c) => squeeze(row(e, c).innerText).slice(0, 500);
  function toggle(e, c) {
    const seen = shown(e) || [...(e.labels || [])].some(shown) || (e.matches('input') && e.checkVisibility() && e.parentElement && shown(e.parentElement));
    if (!seen) return null;
    const native = e.matches('input'), state = native ? '' : e.getAttribute('aria-checked') ?? e.getAttribute('aria-pressed');
    return { on: ref(e), off: ref(e), label: label(e, c), context: context(e, c), checked: native ? e.checked : state === 'true',
      locked: native ? e.disabled || e.readOnly === true && e.hasAttribute('readonly') || e.matches('[aria-disabled=true]') || closest(e, 'fieldset[disabled]') !== null : e.matches('[aria-disabled=true],[disabled]'),
      stateKnown: native || state !== null };
  }
  const isAll = (text) => /\b(tout|tous|toutes|all|everything)\b/.test(plain(text));
  function pairUp(c, pairs, controls, switches) { // « Autoriser | Interdire » beside each service
    const rows = [...pairs.values()].filter((r) => r.length === 2 && r[0][1].role !== r[1][1].role && !r.some(([, k]) => isAll(k.text)));
    if (!rows.some((r) => r.some(([e]) => e.hasAttribute('aria-pressed'))) && rows.length < 2) return;
    for (const r of rows) {
      const yes = r.find(([, k]) => k.role === 'ACCEPT'), no = r.find(([, k]) => k.role === 'REFUSE');
      const pressed = yes[0].getAttribute('aria-pressed') ?? no[0].getAttribute('aria-pressed');
      if (pressed === null && rows.length < 2) continue;
      const around = parent(parent(yes[0]) || c) || c;
      const text = (around.innerText || '').split('\n').map(squeeze).find((s) => s && s !== yes[1].text && s !== no[1].text) || yes[1].text;
      switches.push({ on: yes[1].ref, off: no[1].ref, label: text.slice(0, 160), context: squeeze(around.innerText).slice(0, 500),
        checked: yes[0].getAttribute('aria-pressed') === 'true', locked: yes[0].disabled === true, stateKnown: pressed !== null });
      for (const [, k] of r) controls.splice(controls.indexOf(k), 1);
    }
  }
  function radios(c, switches) { // « oui / non » for each purpose
    const groups = new Map();
    for (const e of walk(c)) {
      if (e.matches('input[type=radio]') && e.name && ([...(e.labels || [])].some(shown) || shown(e))) groups.set(e.name, [...(groups.get(e.name) || []), e]);
    }
    for (const group of groups.values()) {
      if (group.length !== 2) continue;
      const meant = group.map((e) => { const t = plain(squeeze([...(e.labels || [])].map((l) => l.textContent).join(' ')) || e.value); return is.refuse.test(t) || /^(off|0|false|inacti)/.test(t) ? 'no' : is.accept.test(t) || /^(on|1|true|acti)/.test(t) ? 'yes' : ''; });
      const yes = group[meant.indexOf('yes')], no = group[meant.indexOf('no')];
      if (!yes || !no) continue;
      let p = parent(yes);
      while (p && p !== c && !(within(no, p))) p = parent(p);
      const title = squeeze(p?.querySelector('legend')?.textContent) || squeeze((parent(p) || p).innerText?.split('\n').find((s) => s.trim())) || yes.name;
      switches.push({ on: ref(yes), off: ref(no), label: title.slice(0, 160), context: squeeze((p || yes).innerText).slice(0, 500), checked: yes.checked, locked: yes.disabled && no.disabled, stateKnown: true });
    }
  }
  function drawn(c, switches) { // switches that are only a picture
    for (const e of walk(c)) {
      if (e.childElementCount > 1 || squeeze(e.textContent) || !/slider|switch|toggle|knob|on-?off/.test(marks(e)) || !shown(e)) continue;
      const box = e.getBoundingClientRect();
      if (box.width < 22 || box.width > 90 || box.height < 10 || box.height > 48 || box.width < box.height * 1.2) continue;
      let real = false;
      for (let p = e, i = 0; p && p !== c && i < 4; p = parent(p), i++) {
        real = real || p.matches(SWITCH + ',button,a') || !!p.querySelector(SWITCH + ',input[type=radio]');
        if (squeeze(p.textContent)) break; // its row
      }
      const called = label(e, c), owner = closest(e, 'label');
      real = real || (owner && owner.control) || switches.some((s) => s.stateKnown && s.label === called);
      if (real || switches.some((s) => element(s.on) && (within(e, element(s.on)) || within(element(s.on), e)))) continue;
      switches.push({ on: ref(e), off: ref(e), label: called, context: squeeze(parent(e).innerText).slice(0, 500), checked: false, locked: false, stateKnown: false });
    }
  }
  function states(numbers) {
    return numbers.map((number) => {
      const e = element(number);
      if (!e) return null;
      if (e.matches('input')) return e.checked;
      const state = e.getAttribute('aria-checked') ?? e.getAttribute('aria-pressed');
      return state === null ? null : state === 'true';
    });
  }

  // ---- where to press

  function at(x, y) {
    let e = document.elementFromPoint(x, y);
    while (e && e.shadowRoot) { const inner = e.shadowRoot.elementFromPoint(x, y); if (!inner || inner === e) break; e = inner; }
    return e;
  }
  function where(number) {
    const e = element(number);
    if (!e) return null;
    const isSwitch = e.matches(SWITCH) || e.matches('input[type=radio]');
    const options = isSwitch ? [e, e.nextElementSibling, ...(e.labels || []), e.parentElement] : [e];
    for (const round of [0, 1]) {
      for (const option of options) {
        if (!option || option.getBoundingClientRect().width < 2) continue;
        if (round === 1 || !inView(option)) option.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        const box = option.getBoundingClientRect();
        for (const [fx, fy] of [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.1, 0.3], [0.5, 0.85]]) {
          const x = box.x + box.width * fx, y = box.y + box.height * fy, hit = at(x, y);
          if (!hit) continue;
          const mine = within(hit, e) || (isSwitch && (within(hit, option) || within(e, hit) && hit.localName === 'label') && !closest(hit, 'a[href]') &&
            (option !== e.parentElement || hit.closest?.('label') !== null)) || (within(e, hit) && hit.localName === 'button');
          if (mine) return { x, y, left: box.x, top: box.y };
        }
      }
    }
    return { covered: true };
  }

  // ---- the rest of the page

  function embedded() {
    return [...document.querySelectorAll('iframe')].slice(0, 60).map((f) => {
      const box = f.getBoundingClientRect();
      return { src: f.src, name: f.name || f.id, shown: shown(f) && box.width >= 120 && box.height >= 30 && inView(f),
        named: is.named.test(marks(f) + ' ' + (f.title || '').toLowerCase()) || closestNamed(f), over: floatsAbove(f) || box.width * box.height > innerWidth * innerHeight * 0.5 };
    });
  }
  function own() { // how the frame we are in lies in its page, if we may look
    try {
      const f = window.frameElement;
      if (!f) return null;
      const d = f.ownerDocument.defaultView, box = f.getBoundingClientRect();
      let over = false, named = is.named.test(marks(f) + ' ' + (f.title || '').toLowerCase());
      for (let p = f; p && p !== f.ownerDocument.body; p = p.parentElement || p.getRootNode().host) {
        const style = d.getComputedStyle(p);
        over = over || style.position === 'fixed' || style.position === 'sticky' || p.matches('[role=dialog],dialog[open]') || (style.position === 'absolute' && Number(style.zIndex) >= 10);
        named = named || is.named.test(marks(p));
      }
      return { shown: f.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width >= 120 && box.height >= 30, over, named };
    } catch (x) { return null; }
  }

  function reopeners() {
    const found = [], inBanner = scan({}).panels.filter((p) => p.banner).map((p) => element(p.ref)).filter(Boolean);
    for (const e of walk(document)) {
      const icon = e.matches(WORDS.reopenIcon);
      if (!icon && !(e.matches(PRESSABLE) || (e.localName === 'span' || e.localName === 'a') && getComputedStyle(e).cursor === 'pointer')) continue;
      if (e.matches(SWITCH) || inBanner.some((b) => within(e, b))) continue;
      const text = cheaply(e);
      if (text.length > LONGEST_CHOICE) continue;
      const t = plain(text);
      const says = is.reopen.test(t) && !is.reopenNot.test(t), bare = is.bare.test(t) && !leads(e);
      const pictured = !squeeze(e.textContent) && !leads(e) && /cookie|consent|tarteaucitron|privacy/.test(t + ' ' + marks(e)) && !!e.querySelector('img,svg,i') && fixed(e);
      if (!(icon || says || bare || pictured) || !shown(e) || closest(e, 'article') && !closest(e, 'footer')) continue;
      if (found.some((f) => within(e, element(f.ref)))) continue;
      found.push({ ...control(e), role: 'REOPEN', rank: (icon || says ? 2 : 1) - (leads(e) ? 0.5 : 0) });
    }
    return found.sort((a, b) => b.rank - a.rank).slice(0, 12);
  }
  function leadsToCookies() { // pages that may hold a panel of choices
    return [...document.querySelectorAll('a[href]')].filter((a) => /cookie|traceur/.test(plain(cheaply(a))) && leads(a) && shown(a)).slice(0, 4).map((a) => ({ ...control(a), role: 'LINK', rank: 0 }));
  }
  function walls(number) {
    const c = element(number);
    if (!c) return false;
    let held = 0, points = 0;
    for (const fx of [0.08, 0.3, 0.5, 0.7, 0.92]) for (const fy of [0.08, 0.35, 0.6, 0.92]) {
      const hit = at(innerWidth * fx, innerHeight * fy);
      points++;
      if (!hit) continue;
      let covers = within(hit, c);
      for (let p = hit; p && p !== document.body && !covers; p = parent(p)) {
        const box = p.getBoundingClientRect();
        covers = getComputedStyle(p).position === 'fixed' && box.width > innerWidth * 0.85 && box.height > innerHeight * 0.85;
      }
      if (covers) held++;
    }
    return held >= points * 0.85;
  }
  const hash = (text) => { let h = 0; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0; return h; };
  function state() {
    const kept = {};
    try { for (const c of document.cookie.split('; ')) if (c) kept['cookie ' + c.split('=')[0]] = hash(c); } catch (x) { /* sandboxed */ }
    try { for (let i = 0; i < localStorage.length && i < 200; i++) kept['localStorage ' + localStorage.key(i)] = hash(localStorage.getItem(localStorage.key(i)) || ''); } catch (x) { /* refused */ }
    return kept;
  }

  // ---- what a rule engine presses in our place

  let pressed = null;
  const hear = (event) => {
    if (!pressed || pressed.length > 200) return;
    let e = event.composedPath()[0];
    e = e instanceof Element ? closest(e, PRESSABLE + ',' + SWITCH) || e : null;
    if (!e) return;
    const text = e.matches(SWITCH) ? label(e, document.body) : said(e);
    pressed.push({ text: text.slice(0, 200), role: e.matches(SWITCH) ? 'OTHER' : role(e, text), shown: shown(e), at: Date.now() });
  };
  function watch() { pressed = []; addEventListener('click', hear, true); }
  function watched() { const all = pressed || []; pressed = pressed ? [] : null; return all; }

  /** The banner around elements that a rule knows, when words did not tell. */
  function known(selectors) {
    for (const selector of selectors) {
      let e = null;
      try { e = [...document.querySelectorAll(selector)].find(shown); } catch (x) { continue; }
      if (!e) continue;
      let box = e;
      for (let p = e; p && p !== document.body && p !== document.documentElement; p = parent(p)) {
        if (p.querySelector('main,[role=main]')) break;
        if (floats(p) || is.named.test(marks(p))) box = p;
      }
      if (box === e && e.matches(PRESSABLE) && parent(e) && parent(e) !== document.body) box = parent(e);
      const p = panel(box, {});
      if (p && p.controls.length > 0) return { document: stamp, ready: document.readyState, panels: [{ ...p, banner: true }], frames: [] };
    }
    return { document: stamp, ready: document.readyState, panels: [], frames: [] };
  }

  globalThis.limpideBanner = { scan: (o) => scan(o.child ? { ...o, ...framing(o) } : o), where, states, reopeners, leadsToCookies, walls, state, watch, watched, known, own,
    html: (number) => { const e = element(number); return !e ? '' : ((e.shadowRoot ? '<!-- shadow -->' + e.shadowRoot.innerHTML : '') + e.outerHTML).slice(0, 200000); },
    shown: (number) => { const e = element(number); return !!e && (shown(e) || [...walk(e)].some((x) => x.matches(PRESSABLE) && shown(x))); },
    role: (text, link) => { const e = document.createElement(link ? 'a' : 'button'); if (link) e.href = '/elsewhere'; return role(e, text); } };
  function framing(o) {
    const mine = own() || o.lies || null;
    return { framed: !!mine && mine.shown && (mine.over || mine.named) };
  }
})();
