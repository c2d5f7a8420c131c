import { h } from "./dom.js";

/** How far, in pixels, an anchor may scroll before what hangs on it goes. */
const MOVED = 12;

let current = null;

/** Show `element` beside `anchor` until it is closed, Escape is pressed or something else is touched. */
export function popup(element, anchor, { onClose, at, above = false, width } = {}) {
  current?.close(false);
  const box = h("div", { class: "popup" }, element);
  (anchor.closest("dialog") ?? document.body).append(box);
  if (width) box.style.minWidth = `${anchor.getBoundingClientRect().width}px`;
  const put = () => position(box, at ?? anchor.getBoundingClientRect(), above);
  put();
  const outside = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) handle.close(false);
  };
  const home = anchor.getBoundingClientRect().top;
  const scrolled = () => {
    if (Math.abs(anchor.getBoundingClientRect().top - home) > MOVED) handle.close(false);
  };
  const onKey = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    handle.close(true);
  };
  const handle = {
    close(refocus) {
      if (current !== handle) return;
      current = null;
      document.removeEventListener("pointerdown", outside, true);
      document.removeEventListener("scroll", scrolled, true);
      box.removeEventListener("keydown", onKey);
      box.remove();
      if (refocus) anchor.focus({ preventScroll: true });
      onClose?.(refocus);
    },
    put,
  };
  current = handle;
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("scroll", scrolled, true);
  box.addEventListener("keydown", onKey);
  return handle;
}

export function closePopup() {
  current?.close(false);
}

function position(box, rect, above) {
  const gap = 6;
  // Measured at the edge, or what is left of the window beside it would narrow it.
  box.style.left = "0";
  box.style.top = "0";
  const { width, height } = box.getBoundingClientRect();
  const below = rect.bottom + gap + height <= innerHeight - gap;
  const top = (below && !above) || rect.top - gap - height < gap ? rect.bottom + gap : rect.top - gap - height;
  box.style.left = `${Math.max(gap, Math.min(rect.left, innerWidth - width - gap))}px`;
  box.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
}
