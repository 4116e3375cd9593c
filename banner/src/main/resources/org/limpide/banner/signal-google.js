(how, allowed) => {
  const say = (list) => (list.some(allowed) ? "granted" : "denied"), ads = say(__ADS__);
  (function () { (window.dataLayer = window.dataLayer || []).push(arguments); })("consent", how, {
    ad_storage: ads, ad_user_data: ads, ad_personalization: ads, analytics_storage: say(__MEASURE__) });
}
