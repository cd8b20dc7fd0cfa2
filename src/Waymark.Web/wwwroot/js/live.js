// Asks for a short text again and again, such as "Taken by Priya Shah at 10:36", and shows it without moving the focus.
// An element asks for it with data-live="/address" and role="status". Stops while the page is not looked at.
const EVERY = 10000;

// The page asks, not the person: it does not keep an idle session open.
const WATCHING = { "Waymark-Watching": "yes" };

export function live() {
  for (const place of document.querySelectorAll("[data-live]")) {
    setInterval(async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(place.dataset.live, {
          credentials: "same-origin",
          redirect: "error",
          headers: WATCHING,
        });
        if (!answer.ok) return;
        const text = await answer.text();
        if (text !== place.textContent) place.textContent = text;
      } catch {
        // Off line for a moment: what stands there stays true, and is asked again.
      }
    }, EVERY);
  }
}
