// A second press within a few seconds is not sent. The server would take it as the same act anyway.
const PAUSE = 5000;

export function sendOnce() {
  for (const form of document.querySelectorAll("form[data-once]")) {
    let sentAt = 0;
    form.addEventListener("submit", (event) => {
      const now = Date.now();
      if (now - sentAt < PAUSE) event.preventDefault();
      else sentAt = now;
    });
  }
}
