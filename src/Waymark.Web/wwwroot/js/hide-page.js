// Shift pressed three times hides the page, as the button does. The screen is blanked before the answer comes.
const WITHIN = 2000;

export function hidePage() {
  const form = document.querySelector("[data-hide-page]");
  if (!form) return;
  form.addEventListener("submit", () => {
    document.body.hidden = true;
  });
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < WITHIN), now];
    if (presses.length >= 3) form.requestSubmit();
  });
}
