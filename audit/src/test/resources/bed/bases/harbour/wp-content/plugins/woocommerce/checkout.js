// The checkout block: fields, payment and button are drawn by script.
(function () {
  var fields = [
    ['email', 'email', 'Email address', 'email', true],
    ['text', 'shipping-first_name', 'First name', 'given-name', true],
    ['text', 'shipping-last_name', 'Last name', 'family-name', true],
    ['text', 'shipping-address_1', 'Address', 'address-line1', true],
    ['text', 'shipping-postcode', 'Postal code', 'postal-code', true],
    ['text', 'shipping-city', 'City', 'address-level2', true],
    ['tel', 'shipping-phone', 'Phone (optional, for the carrier only)', 'tel', false]
  ];
  var form = document.createElement('form');
  form.className = 'wc-block-components-form wc-block-checkout__form';
  form.method = 'post';
  form.action = '/checkout';
  form.innerHTML = '<p>Fields marked * are required to deliver your order.</p>' + fields.map(function (f) {
    return '<div class="wc-block-components-text-input"><label for="' + f[1] + '">' + f[2] + (f[4] ? ' *' : '') + '</label><input type="' + f[0] + '" id="' + f[1] + '" name="' + f[1] + '" autocomplete="' + f[3] + '"' + (f[4] ? ' required' : '') + '></div>';
  }).join('') +
    '<fieldset class="wc-block-checkout__payment-method"><legend>Payment options</legend><label><input type="radio" name="radio-control-wc-payment-method-options" value="stripe" checked> Card, with Stripe and your bank’s confirmation (3-D Secure)</label><div id="card-element"></div>' +
    '<!-- save --></fieldset>' +
    '<p>Total: €29.00 including delivery</p>' +
    '<label class="wc-block-checkout__terms"><input type="checkbox" name="terms" required> I accept the <a href="/terms">terms of sale</a> *</label>' +
    '<p>Harbour Candles SAS uses these data to prepare, deliver and invoice your order (contract). The carrier receives your name and address. How long, and your rights: <a href="/privacy-policy">privacy policy</a>.</p>' +
    '<div class="wc-block-checkout__actions"><button type="submit" class="wc-block-components-button wc-block-components-checkout-place-order-button">Order with obligation to pay</button></div>';
  document.querySelector('[data-block-name="woocommerce/checkout"]').appendChild(form);
  Stripe('pk_test_harbour').elements().create('card').mount('#card-element');
})();
