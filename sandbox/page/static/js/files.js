import { h } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./store.js";

const UNITS = ["bytes", "KB", "MB"];

export function size(bytes) {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${unit ? value.toFixed(1) : value} ${UNITS[unit]}`;
}

/** Keep to pictures and files of the sandbox itself: nothing is loaded from elsewhere. */
function local(url) {
  const own = state.shell.files;
  const full = new URL(own && url.startsWith(own) ? url.slice(own.length) : url, location.href);
  return full.origin === location.origin || full.protocol === "data:" ? full.href : null;
}

/** Resolve what a component points at: an uploaded attachment or an address. */
export function media(message, item) {
  const name = /^attachment:\/\/(.+)$/.exec(item?.url ?? "")?.[1];
  const found = message.attachments?.find((file) => (name ? file.filename === name : file.url === item?.url));
  return found ?? { url: item?.url ?? "", filename: item?.url?.split("/").pop() ?? "" };
}

export function picture({ url, width, height, filename }, { alt, spoiler = false, className = "picture" } = {}) {
  const source = local(url);
  const text = alt ?? "";
  if (!source) return h("span", { class: "picture-away" }, icon("external", 18), text || filename || "Picture from elsewhere");
  const image = h("img", { src: source, alt: text, width, height, loading: "lazy", decoding: "async" });
  const enlarge = h(
    "button",
    { type: "button", class: className, "aria-label": text ? `Enlarge picture: ${text}` : `Enlarge picture ${filename ?? ""}`, on: { click: () => lightbox(source, text, filename) } },
    image,
  );
  return spoiler ? covered(enlarge) : enlarge;
}

function covered(content) {
  const box = h("div", { class: "covered" }, content);
  const cover = h("button", { type: "button", class: "cover", on: { click: () => cover.remove() } }, "Spoiler");
  content.inert = true;
  cover.addEventListener("click", () => {
    content.inert = false;
    content.focus();
  });
  box.append(cover);
  return box;
}

function lightbox(source, alt, filename) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "lightbox", "aria-label": alt || "Picture", on: { close: () => dialog.remove() } },
    h("img", { src: source, alt }),
    h(
      "div",
      { class: "lightbox-bar" },
      alt && h("p", {}, alt),
      h("a", { href: source, download: filename || "picture", class: "text-button" }, "Download"),
      h("button", { type: "button", class: "text-button", on: { click: close } }, "Close"),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
}

/** Draw one attached file: a picture as such, anything else as a card with a download link. */
export function attachment(file, { spoiler } = {}) {
  const hidden = spoiler ?? file.filename.startsWith("SPOILER_");
  if (file.content_type?.startsWith("image/")) return picture(file, { alt: file.description, spoiler: hidden });
  const card = h(
    "div",
    { class: "file" },
    icon("file", 30),
    h("div", { class: "file-text" }, link(file), h("span", { class: "file-size" }, size(file.size ?? 0), file.description && ` · ${file.description}`)),
    link(file, icon("download", 20)),
  );
  return hidden ? covered(card) : card;
}

function link(file, content) {
  const name = content ? `Download ${file.filename}` : undefined;
  return h("a", { href: local(file.url) ?? "#", download: file.filename, class: content ? "icon-button" : "file-name", "aria-label": name, title: name }, content ?? file.filename);
}
