// Draws the sign-up without a form element, as single-page sites do.
(function () {
  var app = document.getElementById('app');
  app.innerHTML = '<div class="card"><h2>Create your account</h2>'
    + '<div><label for="m">E-mail (required)</label><input id="m" type="email" autocomplete="email" required></div>'
    + '<div><label for="p">Password (required)</label><input id="p" type="password" autocomplete="new-password" required>'
    + '<small>Use between 8 and 128 characters with letters and numbers.</small></div>'
    + '<button type="button">Sign up</button>'
    + '<p>Paper Lanterns keeps your account until you delete it (contract). See our <a href="/privacy-policy">privacy policy</a>.</p></div>';
})();
