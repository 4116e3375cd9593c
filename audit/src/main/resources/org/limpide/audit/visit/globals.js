// Versions that libraries announce themselves; must run in the page's own world to see them.
(() => {
  const found = {};
  const tries = {
    'jQuery': () => jQuery.fn.jquery, 'jQuery UI': () => jQuery.ui.version, 'AngularJS': () => angular.version.full, 'Vue': () => Vue.version,
    'React': () => React.version, 'Bootstrap': () => bootstrap.Tooltip.VERSION || jQuery.fn.tooltip.Constructor.VERSION, 'Lodash': () => _.VERSION,
    'Moment': () => moment.version, 'Backbone': () => Backbone.VERSION, 'Handlebars': () => Handlebars.VERSION, 'Prototype': () => Prototype.Version,
    'MooTools': () => MooTools.version, 'Knockout': () => ko.version, 'D3': () => d3.version, 'Ember': () => Ember.VERSION, 'PrestaShop': () => prestashop && 'present',
    'DOMPurify': () => DOMPurify.version, 'Next': () => next.version, 'TinyMCE': () => tinymce.majorVersion + '.' + tinymce.minorVersion, 'CKEditor': () => CKEDITOR.version,
  };
  for (const [name, get] of Object.entries(tries)) { try { const v = get(); if (typeof v === 'string' && v.length < 40) found[name] = v; } catch (e) {} }
  return found;
})()
