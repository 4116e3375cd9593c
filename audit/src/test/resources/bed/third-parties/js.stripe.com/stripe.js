// Imitates Stripe Elements: the card fields live in a frame of js.stripe.com.
window.Stripe = function () {
  return {elements: function () { return {create: function () { return {mount: function (where) {
    var f = document.createElement('iframe');
    f.src = 'https://js.stripe.com/v3/elements-inner-card.html'; f.title = 'Paiement sécurisé par carte';
    f.style.cssText = 'width:100%;height:80px;border:0';
    document.querySelector(where).appendChild(f);
  }, on: function () {}}; }}; }};
};
