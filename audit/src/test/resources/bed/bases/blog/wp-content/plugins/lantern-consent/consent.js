// A WordPress-like consent plugin, in English. Cases load it and set window.lanternConsent:
//   refuse, settings, close (booleans), preticked, graphic, single, vague, implied ('scroll' | 'browse' | 'close'),
//   ignoreRefusal, keepOnWithdraw, reopen, forget (a refusal is not kept), days, style (CSS), purposes.
(function () {
  var o = Object.assign({refuse: true, settings: true, reopen: true, days: 180, purposes: ['statistics', 'marketing']}, window.lanternConsent);
  var NAME = 'lantern_consent';
  var ALL = {
    statistics: {label: 'Statistics', about: 'Google Analytics (Google Ireland) counts visits so that we know what is read.', cookies: /^_ga/, start: function () {
      window.dataLayer = window.dataLayer || []; (function () { window.dataLayer.push(arguments); })('config', 'G-LANTERN1');
      load('https://www.googletagmanager.com/gtag/js?id=G-LANTERN1');
    }},
    marketing: {label: 'Marketing', about: 'Microsoft Advertising (bing.com) shows our advertisements to people who came here.', cookies: /^_uet/, start: function () { load('https://bat.bing.com/bat.js'); }}
  };
  function load(src) { var s = document.createElement('script'); s.src = src; document.head.appendChild(s); }
  function read() { var m = document.cookie.match('(?:^|; )' + NAME + '=([^;]*)'); return m ? decodeURIComponent(m[1]).split(',') : null; }
  function write(list) { document.cookie = NAME + '=' + encodeURIComponent(list.join(',') || 'none') + ';path=/;max-age=' + o.days * 86400 + ';SameSite=Lax;Secure'; }
  function run(list) { o.purposes.forEach(function (p) { if (list.indexOf(p) >= 0) ALL[p].start(); }); }
  function clear(list) {
    document.cookie.split('; ').forEach(function (c) {
      var n = c.split('=')[0];
      o.purposes.forEach(function (p) {
        if (list.indexOf(p) < 0 && ALL[p].cookies.test(n)) ['', ';domain=.' + location.hostname.split('.').slice(-2).join('.')].forEach(function (d) { document.cookie = n + '=;path=/;max-age=0' + d; });
      });
    });
  }
  function choose(list) {
    var before = read() || [];
    if (!(o.forget && !list.length)) write(list);
    hide();
    if (before.some(function (p) { return list.indexOf(p) < 0 && ALL[p]; })) {
      if (!o.keepOnWithdraw) { clear(list); location.reload(); }
    } else run(o.ignoreRefusal ? o.purposes : list);
  }
  function hide() { var e = document.querySelector('.lantern-consent'); if (e) e.remove(); }
  function box(p) {
    if (o.graphic) return '<div class="lc-row"><span>' + ALL[p].label + '</span> <span class="lc-slider" data-p="' + p + '" style="display:inline-block;width:40px;height:20px;border-radius:10px;background:#999"></span></div>';
    return '<div class="lc-row"><label><input type="checkbox" value="' + p + '"' + (o.preticked ? ' checked' : '') + '> ' + (o.single ? 'Optional cookies' : ALL[p].label) + '</label></div>';
  }
  function show() {
    hide();
    var e = document.createElement('div');
    e.className = 'lantern-consent';
    e.setAttribute('role', 'dialog'); e.setAttribute('aria-modal', 'false'); e.setAttribute('aria-label', 'Cookie consent');
    e.style.cssText = 'position:fixed;bottom:0;left:0;right:0;background:#fff;color:#111;padding:16px;border-top:1px solid #333;z-index:9999';
    e.innerHTML = '<style>.lc-b{width:160px;height:44px;margin-right:12px;background:#222;color:#fff;border:0;font-size:16px}' + (o.style || '') + '</style>' +
      (o.close ? '<button class="lc-x" aria-label="Close">×</button>' : '') +
      '<h2>We value your privacy</h2><p>' + (o.vague ? 'We use cookies to give you the best experience and to improve our services.' :
        'With your consent, we and our partners use cookies for: ' + o.purposes.map(function (p) { return ALL[p].label.toLowerCase() + ' (' + ALL[p].about + ')'; }).join('; ') + '.') +
      ' <a href="/privacy-policy#cookies">Cookie list and partners</a></p>' +
      '<div class="lc-more" hidden><div class="lc-row"><label><input type="checkbox" checked disabled> Strictly necessary</label></div>' + (o.single ? [o.purposes[0]] : o.purposes).map(box).join('') + '<button class="lc-b lc-save">Save preferences</button></div>' +
      '<div class="lc-actions">' + (o.refuse ? '<button class="lc-b lc-no">Reject all</button>' : '') + (o.settings ? '<button class="lc-b lc-set">Manage options</button>' : '') + '<button class="lc-b lc-yes">Accept all</button></div>';
    e.addEventListener('click', function (ev) {
      var c = ev.target.classList;
      if (c.contains('lc-yes')) choose(o.purposes);
      if (c.contains('lc-no')) choose([]);
      if (c.contains('lc-x')) { if (o.implied === 'close') choose(o.purposes); else { choose([]); } }
      if (c.contains('lc-set')) e.querySelector('.lc-more').hidden = false;
      if (c.contains('lc-slider')) c.toggle('on');
      if (c.contains('lc-save')) choose(o.single ? (e.querySelector('input[value]').checked ? o.purposes : []) :
        Array.from(e.querySelectorAll('input[value]:checked')).map(function (i) { return i.value; }).concat(Array.from(e.querySelectorAll('.lc-slider.on')).map(function (i) { return i.dataset.p; })));
    });
    document.body.appendChild(e);
  }
  window.addEventListener('DOMContentLoaded', function () {
    var chosen = read();
    if (chosen) run(o.ignoreRefusal ? o.purposes : chosen);
    else {
      show();
      if (o.implied === 'scroll') window.addEventListener('scroll', function () { choose(o.purposes); }, {once: true});
      if (o.implied === 'browse' && document.referrer.indexOf(location.origin) === 0) run(o.purposes);
    }
    if (o.reopen) {
      var b = document.createElement('button');
      b.className = 'lc-manage'; b.textContent = 'Cookie settings';
      b.onclick = show;
      document.querySelector('footer').appendChild(b);
    }
  });
})();
