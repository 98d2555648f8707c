"use strict";
(function () {
  const touched = Array.from(document.querySelectorAll("tr.touched"));
  function go(step) {
    if (!touched.length) { return; }
    const at = touched.indexOf(document.activeElement.closest ? document.activeElement.closest("tr") : null);
    const next = touched[(at + step + touched.length + (at < 0 && step < 0 ? 1 : 0)) % touched.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "j") { go(1); }
    if (event.key === "k") { go(-1); }
    if (event.key === "d") { document.body.classList.toggle("linked-only"); }
  });
  document.querySelectorAll("nav a").forEach(function (link) {
    link.addEventListener("click", function () {
      const row = document.querySelector(link.getAttribute("href"));
      if (row) { setTimeout(function () { row.focus({ preventScroll: true }); row.scrollIntoView({ block: "center" }); }, 0); }
    });
  });
}());
