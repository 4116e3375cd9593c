// Imitates reCAPTCHA: a hidden frame of google.com whose answer sets _GRECAPTCHA.
(function () {
  var f = document.createElement('iframe');
  f.src = 'https://www.google.com/recaptcha/api2/anchor?ar=1&k=6Lexample';
  f.style.cssText = 'width:256px;height:60px;border:0';
  function add() { document.body.appendChild(f); }
  document.body ? add() : document.addEventListener('DOMContentLoaded', add);
  window.grecaptcha = {ready: function (f) { f(); }, execute: function () { return Promise.resolve('token'); }};
})();
