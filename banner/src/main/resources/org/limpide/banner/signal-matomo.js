(h,f)=>{(window._paq=window._paq||[]).push([h=="default"?"requireConsent":__MEASURE__.some(f)?"setConsentGiven":"forgetConsentGiven"])}
