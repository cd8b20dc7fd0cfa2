// Everything here only adds: each page works without it.
import { guardBack } from "./back-guard.js";
import { sendOnce } from "./send-once.js";
import { hidePage } from "./hide-page.js";

guardBack();
sendOnce();
hidePage();

const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();
