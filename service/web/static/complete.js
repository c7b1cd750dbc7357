// Proposes documents and issuers while one types; without it, all works as well.
const box = document.getElementById("q");
const list = document.createElement("ul");
let waiting;
let active = null;
list.id = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Gợi ý");
box.after(list);
box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-controls", list.id);
box.setAttribute("autocomplete", "off");
show(false);

function show(isOpen) {
  list.hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) activate(null);
}

function activate(option) {
  active?.setAttribute("aria-selected", "false");
  active = option;
  if (!option) return box.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  box.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

async function suggest() {
  const typed = box.value.trim();
  if (typed.length < 2) return show(false);
  const answer = await fetch(`/suggestions?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || box.value.trim() !== typed) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  active = null;
  list.replaceChildren(...found.querySelectorAll("[role=option]"));
  show(list.childElementCount > 0 && document.activeElement === box);
}

const moves = {
  ArrowDown: () => activate(active?.nextElementSibling ?? list.firstElementChild),
  ArrowUp: () => activate(active?.previousElementSibling ?? list.lastElementChild),
  Escape: () => show(false),
};
box.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  if (event.key === "Enter" && active) {
    event.preventDefault();
    location.assign(active.dataset.address);
  } else if (event.key in moves) {
    event.preventDefault();
    event.stopPropagation(); // to other scripts Escape means to leave the field
    moves[event.key]();
  }
});
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});
box.addEventListener("blur", () => show(false));
// a click would take the focus first, and close the list
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) location.assign(option.dataset.address);
});
