document.getElementById('mdp').addEventListener('input', function (e) {
  var v = e.target.value, courants = ['motdepasse', '123456', 'azerty', 'password'];
  document.getElementById('force').value = courants.some(function (c) { return v.toLowerCase().indexOf(c) >= 0; }) ? 0 : Math.min(4, Math.floor(v.length / 4));
});
