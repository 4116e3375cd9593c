// Imitates Plausible: no storage, no identifier, one event.
fetch('https://plausible.io/api/event', {method: 'POST', mode: 'no-cors', body: JSON.stringify({n: 'pageview', u: location.href, d: location.hostname})});
