// Imitates what Google's Universal Analytics shows from outside: _ga, _gid, then a hit.
(function () {
  var domain = location.hostname.split('.').slice(-2).join('.');
  function keep(name, value, seconds) {
    document.cookie = name + '=' + value + ';domain=.' + domain + ';path=/;max-age=' + seconds;
  }
  function read(name) { var m = document.cookie.match('(?:^|; )' + name + '=([^;]*)'); return m && m[1]; }
  var now = Math.floor(Date.now() / 1000);
  var client = (read('_ga') || '').replace(/^GA1\.2\./, '') || Math.floor(Math.random() * 2147483647) + '.' + now;
  keep('_ga', 'GA1.2.' + client, 63072000);
  keep('_gid', 'GA1.2.' + Math.floor(Math.random() * 2147483647) + '.' + now, 86400);
  keep('_gat', '1', 60);
  new Image().src = 'https://www.google-analytics.com/collect?v=1&tid=UA-1234567-1&t=pageview&cid=' + client + '&dl=' + encodeURIComponent(location.href);
})();
