// Imitates TikTok's pixel: _ttp, then a call.
(function () {
  var domain = location.hostname.split('.').slice(-2).join('.'), id = crypto.randomUUID().replace(/-/g, '');
  document.cookie = '_ttp=' + id + ';domain=.' + domain + ';path=/;max-age=33696000';
  navigator.sendBeacon('https://analytics.tiktok.com/api/v2/pixel', JSON.stringify({event: 'Pageview', context: {user: {anonymous_id: id}}}));
})();
