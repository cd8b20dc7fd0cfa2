// Lists the children whose names begin as typed, as the same radios that the page shows when it is sent.
// The name travels in the body of the request: an address would stand in logs.
const PAUSE = 300;
const AS_TYPED = "as-typed";

export function findChild() {
  for (const form of document.querySelectorAll("form[data-find-child]")) {
    const name = form.querySelector("input[name=Name]");
    const place = form.querySelector("[data-found]");
    let waiting;
    name.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => show(place, await find(form)), PAUSE);
    });
  }
}

async function find(form) {
  try {
    const answer = await fetch(form.dataset.findChild, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "error",
    });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

function show(place, found) {
  place.replaceChildren();
  if (found.length === 0) return;
  const fieldset = add(add(place, "div", "govuk-form-group"), "fieldset", "govuk-fieldset");
  const legend = add(fieldset, "legend", "govuk-fieldset__legend govuk-fieldset__legend--s");
  legend.textContent = "Is it one of these children?";
  const radios = add(fieldset, "div", "govuk-radios govuk-radios--small");
  found.forEach(({ id, label }, index) => radio(radios, `found-${index}`, id, label));
  add(radios, "div", "govuk-radios__divider").textContent = "or";
  radio(radios, "found-typed", AS_TYPED, "None of these. Keep the name as I wrote it");
}

function radio(radios, id, value, words) {
  const item = add(radios, "div", "govuk-radios__item");
  const input = add(item, "input", "govuk-radios__input");
  Object.assign(input, { type: "radio", name: "Chosen", id, value });
  const label = add(item, "label", "govuk-label govuk-radios__label");
  label.htmlFor = id;
  label.textContent = words;
}

function add(parent, name, className) {
  const element = document.createElement(name);
  element.className = className;
  return parent.appendChild(element);
}
