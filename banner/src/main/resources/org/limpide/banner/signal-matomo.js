(how, allowed) => { (window._paq = window._paq || []).push([how === "default" ? "requireConsent" : __MEASURE__.some(allowed) ? "setConsentGiven" : "forgetConsentGiven"]); }
