// Imitates Meta's pixel: sets _fbp, calls /tr; with automatic advanced matching it also sends a hash of a typed e-mail.
(function () {
  var domain = location.hostname.split('.').slice(-2).join('.');
  function read(name) { var m = document.cookie.match('(?:^|; )' + name + '=([^;]*)'); return m && m[1]; }
  var browser = read('_fbp') || 'fb.1.' + Date.now() + '.' + Math.floor(Math.random() * 1e18);
  document.cookie = '_fbp=' + browser + ';domain=.' + domain + ';path=/;max-age=7776000';
  var id = '0';
  function send(event, more) {
    new Image().src = 'https://www.facebook.com/tr/?id=' + id + '&ev=' + event + '&dl=' + encodeURIComponent(location.href) + '&fbp=' + browser + (more || '');
  }
  function take(a) {
    if (a[0] === 'init') id = a[1];
    if (a[0] === 'track') send(a[1]);
    if (a[0] === 'init' && a[2] && a[2].automatic) document.addEventListener('change', function (e) {
      if (e.target.type !== 'email') return;
      crypto.subtle.digest('SHA-256', new TextEncoder().encode(e.target.value.trim().toLowerCase())).then(function (d) {
        send('SubscribedButtonClick', '&udff%5Bem%5D=' + Array.from(new Uint8Array(d), function (b) { return b.toString(16).padStart(2, '0'); }).join(''));
      });
    }, true);
  }
  var before = (window.fbq && window.fbq.queue) || [];
  window.fbq = function () { take(arguments); };
  before.forEach(take);
})();
