// Imitates Matomo: _pk_id and _pk_ses on the site itself, unless the page turned cookies off; then a hit.
// Settings are read from _paq: setSiteId, setTrackerUrl, disableCookies, setVisitorCookieTimeout, setSecureCookie, renewCookie (test only).
(function () {
  var conf = {setSiteId: '1', setTrackerUrl: '/matomo/matomo.php', setVisitorCookieTimeout: 33696000}, off = false, renew = false, hit = false;
  (window._paq || []).forEach(function (c) {
    if (c[0] === 'disableCookies') off = true;
    else if (c[0] === 'renewCookie') renew = true;
    else if (c[0] === 'trackPageView') hit = true;
    else conf[c[0]] = c[1];
  });
  function read(name) { var m = document.cookie.match('(?:^|; )' + name.replace(/\./g, '\\.') + '=([^;]*)'); return m && m[1]; }
  var url = conf.setTrackerUrl + '?idsite=' + conf.setSiteId + '&rec=1&url=' + encodeURIComponent(location.href);
  if (!off) {
    var name = '_pk_id.' + conf.setSiteId + '.1fff', old = read(name);
    var id = old ? old.split('.')[0] : Math.random().toString(16).slice(2, 18).padEnd(16, '0');
    if (!old || renew) document.cookie = name + '=' + id + '.' + Math.floor(Date.now() / 1000) + ';path=/;max-age=' + conf.setVisitorCookieTimeout + ';SameSite=Lax';
    document.cookie = '_pk_ses.' + conf.setSiteId + '.1fff=1;path=/;max-age=1800;SameSite=Lax';
    url += '&_id=' + id;
  }
  if (hit) navigator.sendBeacon(url);
})();
