// A browser may keep a whole page in memory and show it again after signing out. The epoch cookie changes at each
// sign-in, sign-out, hiding and change of rights: a kept page of another epoch is left at once.
const epoch = () => (document.cookie.match(/waymark-epoch=([^;]+)/) || [])[1] || "";

export function guardBack() {
  if (document.body.dataset.signedIn !== "yes") return;
  const own = epoch();
  addEventListener("pagehide", () => {
    document.documentElement.hidden = true;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && epoch() !== own) location.replace("/signed-out");
    else document.documentElement.hidden = false;
  });
}
