(how, allowed) => { (window.uetq = window.uetq || []).push("consent", how, { ad_storage: __ADS__.some(allowed) ? "granted" : "denied" }); }
