// Imitates Hotjar: a user and a session cookie, then a call with the user's identifier.
(function () {
  var domain = location.hostname.split('.').slice(-2).join('.');
  var id = btoa(JSON.stringify({id: crypto.randomUUID(), created: Date.now()}));
  document.cookie = '_hjSessionUser_123456=' + id + ';domain=.' + domain + ';path=/;max-age=31536000;SameSite=None;Secure';
  document.cookie = '_hjSession_123456=' + id + ';domain=.' + domain + ';path=/;max-age=1800;SameSite=None;Secure';
  fetch('https://in.hotjar.com/api/v2/client/sites/123456/visit-data?sv=7&uid=' + encodeURIComponent(id), {mode: 'no-cors'});
})();
