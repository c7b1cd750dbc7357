// Shows how far a job is as soon as it gets on; without it, the page reloads itself.
const news = document.getElementById("news");
const events = new EventSource(news.dataset.follows);

events.addEventListener("message", async (event) => {
  const { over } = JSON.parse(event.data);
  if (over) events.close();
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["news", "job"]) {
    const former = document.getElementById(id);
    // where somebody stands on a link, that stays until they have left it
    if (!former.contains(document.activeElement)) {
      former.replaceChildren(...page.getElementById(id).childNodes);
    } else if (over) location.reload();
  }
  document.title = page.title;
});
