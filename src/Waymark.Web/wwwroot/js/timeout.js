// Two minutes before the session ends, asks whether to stay. The page says after how many seconds that is.
const WARN_BEFORE = 120;

export function warnBeforeTimeout() {
  const seconds = Number(document.body.dataset.idleSeconds);
  const dialog = document.querySelector("[data-timeout]");
  if (!seconds || !dialog) return;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dialog.showModal(), (seconds - WARN_BEFORE) * 1000);
  };
  dialog.querySelector("button").addEventListener("click", async () => {
    try {
      const answer = await fetch("/account/here", { credentials: "same-origin", redirect: "error" });
      if (answer.ok) wait();
    } finally {
      dialog.close();
    }
  });
  wait();
}
