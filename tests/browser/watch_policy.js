// Runs before the scripts of a page under test.
window.policyBreaches = [];
document.addEventListener("securitypolicyviolation", (breach) => {
  window.policyBreaches.push(`${breach.violatedDirective} ${breach.blockedURI}`);
});
