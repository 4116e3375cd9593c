// Follows Consent-O-Matic's rules (consent-o-matic/rules.json), in a world of our own. It only presses: actions that merely
// hide, close tabs or drag are left out, because hiding a banner is not an answer to it.
(() => {
  if (globalThis.limpideRules) return;
  const MOST_STEPS = 400;
  const shown = (e) => e.isConnected && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().height > 0;
  const list = (value) => (Array.isArray(value) ? value : [value]);
  function fits(e, target) {
    if (target.textFilter) {
      const text = (e.textContent || '').toLowerCase();
      if (!list(target.textFilter).some((t) => text.includes(t.toLowerCase()))) return false;
    }
    if (target.styleFilter) {
      const same = getComputedStyle(e)[target.styleFilter.option] === target.styleFilter.value;
      if (same === !!target.styleFilter.negated) return false;
    }
    if (target.displayFilter !== undefined && (e.offsetHeight !== 0) !== target.displayFilter) return false;
    if (target.iframeFilter !== undefined && (window !== window.parent) !== target.iframeFilter) return false;
    return !target.childFilter || find(target.childFilter, e).length > 0;
  }
  function find(options, base) {
    let from = [base];
    if (options.parent) from = [...base.querySelectorAll(options.parent.selector)].filter((e) => fits(e, options.parent));
    if (!options.target) return from;
    return from.flatMap((f) => {
      const { selector } = options.target;
      const own = selector.trim().startsWith(':scope') || f === document ? [] : (f.matches?.(selector) ? [f] : []);
      return [...own, ...f.querySelectorAll(selector)].filter((e) => fits(e, options.target));
    });
  }
  const matches = (matcher, base) => {
    const found = find(matcher, base)[0];
    return matcher.type === 'checkbox' ? !!found && found.checked === true : !!found;
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  let steps = 0;
  async function act(action, base, accept) {
    if (!action || ++steps > MOST_STEPS) return;
    switch (action.type) {
      case 'click': {
        const e = find(action, base)[0];
        if (e) { e.click(); await wait(60); }
        break;
      }
      case 'list': for (const inner of action.actions) await act(inner, base, accept); break;
      case 'foreach': for (const e of find(action, base)) await act(action.action, e, accept); break;
      case 'ifcss': await act(find(action, base).length ? action.trueAction : action.falseAction, base, accept); break;
      case 'wait': await wait(Math.min(action.waitTime, 2000)); break;
      case 'waitcss': {
        let left = action.retries ?? 10;
        while (left-- > 0 && (find(action, base).length > 0) === !!action.negated) await wait(Math.min(action.waitTime ?? 250, 500));
        break;
      }
      case 'consent':
        for (const consent of action.consents) {
          if (consent.toggleAction) {
            if (matches(consent.matcher, base) !== accept) await act(consent.toggleAction, base, accept);
          } else await act(accept ? consent.trueAction : consent.falseAction, base, accept);
        }
        break;
      default: // hide, close, slide
    }
  }
  const safely = (test) => { try { return test(); } catch (x) { return false; } };
  globalThis.limpideRules = {
    over: false,
    /** Names of the rules whose banner is there and visible. */
    showing(rules) {
      return Object.entries(rules).filter(([, rule]) => safely(() => rule.detectors.some((d) =>
        list(d.presentMatcher).every((m) => matches(m, document)) &&
        (d.showingMatcher ? list(d.showingMatcher).every((m) => matches(m, document)) : list(d.presentMatcher).some((m) => find(m, document).some(shown)))))).map(([name]) => name);
    },
    start(rule, accept) {
      this.over = false;
      steps = 0;
      (async () => {
        for (const name of ['OPEN_OPTIONS', 'DO_CONSENT', 'SAVE_CONSENT']) {
          const method = rule.methods.find((m) => m.name === name);
          if (method && method.action) { try { await act(method.action, document, accept); } catch (x) { /* the page changed under us */ } await wait(120); }
        }
        this.over = true;
      })();
      return true;
    },
  };
})();
