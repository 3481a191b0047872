// Two comforts for forms that also work without it. A change of a field that decides which others are shown asks the
// server again: the form carries hx-post and hx-trigger="kc:refresh", this only raises the event. The error summary takes the focus.
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (window.htmx && field.form && field.dataset && field.dataset.rerender === "true") {
      window.htmx.trigger(field.form, "kc:refresh");
    }
  });
  function focusSummary() {
    var summary = document.querySelector("[data-autofocus='true']");
    if (summary) {
      summary.focus();
    }
  }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", focusSummary);
  } else {
    focusSummary();
  }
})();
