// Draws lists and buttons that the server leaves to the browser, as the theme does.
(function () {
  var products = [['4-bouquet-pivoine', 'Bouquet de pivoines séchées', '39 €'], ['5-couronne', 'Couronne de lavande', '29 €']];
  document.querySelectorAll('[data-produits]').forEach(function (list) {
    products.forEach(function (p) {
      var li = document.createElement('li');
      li.className = 'product-miniature';
      li.innerHTML = '<a href="/' + p[0] + '">' + p[1] + '</a> <span class="price">' + p[2] + '</span>';
      list.appendChild(li);
    });
  });
})();
