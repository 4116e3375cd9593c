// Imitates Criteo's OneTag: a bundle in local storage and a cookie, then a user sync.
(function () {
  var id = crypto.randomUUID();
  document.cookie = 'cto_bundle=' + btoa(id) + ';path=/;max-age=33696000';
  try { localStorage.setItem('cto_bundle', btoa(id)); } catch (e) {}
  fetch('https://gum.criteo.com/sid/json?origin=onetag&domain=' + location.hostname + '&bundle=' + btoa(id), {mode: 'no-cors', credentials: 'include'});
})();
