// A button copies the text that it stands beside; without it, a click selects all of that.
const said = document.getElementById("copied");

async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    // on http there is no clipboard but that of what is selected
    getSelection().selectAllChildren(text);
    if (!document.execCommand("copy")) return;
  }
  said.textContent = `Đã chép: ${text.textContent}`;
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
