// What a script adds to pages that work without one.
(() => {
  const body = document.body;

  // What htmx sends carries the same token as a form.
  document.addEventListener('htmx:configRequest', (event) => {
    const token = document.querySelector('input[name="_csrf"]');
    if (token) event.detail.headers['X-CSRF-TOKEN'] = token.value;
  });

  // A sentence in a corner, read aloud; it goes when the next one comes or when it is pressed away.
  const say = (sentence, tone) => {
    const place = document.getElementById('said');
    if (!place) return;
    const box = document.createElement('div');
    box.className = `alert alert-${tone}`;
    box.textContent = sentence;
    place.replaceChildren(box);
    setTimeout(() => { if (box.isConnected) box.remove(); }, 10_000);
  };

  // An answer that is no success: the service's own sentence when it gave one, else ours. Nothing typed is touched.
  document.addEventListener('htmx:responseError', (event) => {
    let sentence = body.dataset.refused;
    const { xhr } = event.detail;
    try {
      const type = xhr.getResponseHeader('Content-Type') || '';
      if (type.includes('json')) {
        sentence = JSON.parse(xhr.responseText).title || sentence;
      } else if (type.includes('html')) {
        const page = new DOMParser().parseFromString(xhr.responseText, 'text/html');
        sentence = page.querySelector('[data-problem]')?.textContent.trim() || sentence;
      }
    } catch { /* an answer nobody can read: ours stays */ }
    say(sentence, 'danger');
  });
  for (const lost of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(lost, () => say(body.dataset.offline, 'danger'));
  }
  // A form sent back with its errors is shown, though its status is 422; a whole page only where the element picks its part.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, elt } = event.detail;
    const whole = /^\s*<!doctype/i.test(xhr.responseText);
    if (xhr.status === 422 && (!whole || elt.closest('[hx-select]'))) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // Copying.
  const offerCopies = (root) => {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll('[data-copy][hidden]')) button.hidden = false;
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      say(body.dataset.copied, 'success');
    }
    // A menu shuts when one presses beside it.
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener('htmx:load', (event) => offerCopies(event.detail.elt));
  offerCopies(document);

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const open of document.querySelectorAll('details.menu[open], details.confirm[open], details.fold[open]')) {
        open.open = false;
        if (open.contains(document.activeElement)) open.querySelector('summary').focus();
      }
      document.getElementById('said')?.replaceChildren();
    }
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.getElementById('search-q');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
})();
