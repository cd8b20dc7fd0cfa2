// Everything here only adds: each page works without it.
import { autosave } from "./autosave.js";
import { guardBack } from "./back-guard.js";
import { findChild } from "./find-child.js";
import { hidePage } from "./hide-page.js";
import { live } from "./live.js";
import { sendOnce } from "./send-once.js";
import { warnBeforeTimeout } from "./timeout.js";

guardBack();
sendOnce();
hidePage();
autosave();
findChild();
live();
warnBeforeTimeout();

const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();
