// Runs before the first paint, so that a kept theme does not flash.
const kept = localStorage.getItem("theme");
if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
