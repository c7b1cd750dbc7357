// Suggests numbers, issuers and subjects while one types; without it, all works as well.
const box = document.getElementById("q");
const list = document.createElement("datalist");
list.id = "completions";
box.after(list);
box.setAttribute("list", list.id);
box.setAttribute("autocomplete", "off");

let waiting;
async function suggest() {
  const typed = box.value.trim();
  if (typed.length < 2) return;
  const answer = await fetch(`/api/v1/complete?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || box.value.trim() !== typed) return;
  const found = await answer.json();
  list.replaceChildren(...found.map((each) => new Option(each.text)));
}
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});
