"use strict";
// Moves the drawing with the pointer; without this, it scrolls like anything else.
const drawing = document.querySelector(".drawing");
let from = null;
drawing.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("a")) {
    from = [event.clientX + drawing.scrollLeft, event.clientY + drawing.scrollTop];
    drawing.classList.add("held");
    drawing.setPointerCapture(event.pointerId);
  }
});
drawing.addEventListener("pointermove", (event) => {
  if (from) drawing.scrollTo(from[0] - event.clientX, from[1] - event.clientY);
});
for (const end of ["pointerup", "pointercancel"]) {
  drawing.addEventListener(end, () => {
    from = null;
    drawing.classList.remove("held");
  });
}
