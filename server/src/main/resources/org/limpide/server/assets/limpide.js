// What htmx sends carries the same token as a form.
document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('input[name="_csrf"]');
  if (token) event.detail.headers['X-CSRF-TOKEN'] = token.value;
});
