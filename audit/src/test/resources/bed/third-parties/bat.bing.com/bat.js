// Imitates Microsoft's UET tag: _uetsid and _uetvid, then a call.
(function () {
  var domain = location.hostname.split('.').slice(-2).join('.'), id = crypto.randomUUID().replace(/-/g, '');
  document.cookie = '_uetsid=' + id + ';domain=.' + domain + ';path=/;max-age=86400';
  document.cookie = '_uetvid=' + id + ';domain=.' + domain + ';path=/;max-age=33696000';
  new Image().src = 'https://bat.bing.com/action/0?ti=1234567&Ver=2&evt=pageLoad&vid=' + id;
})();
