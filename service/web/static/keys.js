// Work by keyboard: keys press what shows them; forms of the review queue are sent without
// loading a page. Without this script, all works as well. The keys are on the page of help.
const PLACES = new Map([
  ["s", "/"], ["q", "/queue"], ["n", "/upload"], ["k", "/check"], ["c", "/saved"],
  ["g", "/baskets"], ["t", "/missing"], ["d", "/quarantine"], ["h", "/help"],
]);
const ITEMS = ".hits h2 a, .candidates button, .candidates a, main tbody a";
let goes = false; // "g" was pressed: the next key says where to
let busy = false; // a form is on its way
let shown = place(); // the page that is there, whatever the address says

function place() {
  return window.location.pathname + window.location.search;
}

function isTyping(target) {
  return target.closest("input, select, textarea") !== null;
}

function go(address) {
  window.location.assign(address);
}

function search() {
  const box = document.getElementById("q");
  if (!box) return go("/");
  box.focus();
  box.select();
}

function step(by) {
  const items = [...document.querySelectorAll(ITEMS)].filter((each) => each.checkVisibility());
  if (!items.length) return;
  const at = items.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by;
  items[Math.min(Math.max(next, 0), items.length - 1)].focus();
}

function press(key) {
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return false;
  if (isTyping(found)) {
    found.focus();
    found.select?.();
  } else {
    found.click();
  }
  return true;
}

function act(key) {
  if (goes) {
    goes = false;
    if (!PLACES.has(key)) return false;
    go(PLACES.get(key));
    return true;
  }
  if (press(key)) return true;
  if (key === "g") goes = true;
  else if (key === "/") search();
  else if (key === "?") go("/help#keys");
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (isTyping(event.target)) return;
  if (event.repeat && event.key !== "j" && event.key !== "k") return;
  if (busy || act(event.key)) event.preventDefault();
});

// The page that answers a form takes the place of this one, and its heading is read out.
function show(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.getElementById("main");
  if (!main) return go(address);
  history.pushState(null, "", address);
  shown = place();
  document.title = page.title;
  document.getElementById("main").replaceWith(main);
  window.scrollTo(0, 0);
  const heading = main.querySelector("[role=alert], h2") ?? main.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

async function send(form, button) {
  busy = true;
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body });
    show(await answer.text(), answer.url);
  } catch {
    go(window.location.href); // the server is away: what was recorded is shown when it is back
  } finally {
    busy = false;
  }
}

document.addEventListener("submit", (event) => {
  const isOfQueue = window.location.pathname === "/queue" && event.target.method === "post";
  if (!isOfQueue || !event.target.closest("main")) return;
  event.preventDefault();
  if (!busy) send(event.target, event.submitter);
});
window.addEventListener("popstate", () => {
  if (place() !== shown) window.location.reload(); // not where only the # has changed
});
