// Imitates a Google Tag Manager container whose only tag is Google Analytics 4.
(function () {
  window.dataLayer = window.dataLayer || [];
  var s = document.createElement('script');
  s.src = 'https://www.googletagmanager.com/gtag/js?id=G-CONTAINER1';
  s.onload = function () { (function () { window.dataLayer.push(arguments); })('config', 'G-CONTAINER1'); };
  document.head.appendChild(s);
})();
