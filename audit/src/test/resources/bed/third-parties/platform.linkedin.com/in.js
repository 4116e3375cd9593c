// Imitates LinkedIn's share plugin: a call that sets bcookie.
new Image().src = 'https://px.ads.linkedin.com/collect/?v=2&fmt=js&pid=plugin&url=' + encodeURIComponent(location.href);
