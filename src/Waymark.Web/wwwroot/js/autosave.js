// Saves what is typed every ten seconds while it changes. A form asks for it with data-autosave="/address"; the answer
// is a short text such as "Saved 10:31", shown in the form's [role=status].
const EVERY = 10000;

export function autosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) keep(form);
}

function keep(form) {
  const status = form.querySelector("[role=status]");
  let saved = words(form);
  let busy = false;
  setInterval(async () => {
    const now = words(form);
    if (busy || now === saved) return;
    busy = true;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(now),
        credentials: "same-origin",
        redirect: "error",
      });
      if (!answer.ok) throw new Error("not saved");
      saved = now;
      if (status) status.textContent = await answer.text();
    } catch {
      if (status) status.textContent = "Not saved just now. Your words are still on this page.";
    }
    busy = false;
  }, EVERY);
}

const words = (form) => new URLSearchParams(new FormData(form)).toString();
