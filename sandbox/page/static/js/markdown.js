import { h } from "./dom.js";
import { inline } from "./inline.js";

const FENCE = /^```(?:([\w+#-]+)\n)?\n*([\s\S]*?)\n*```\n?/;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const ITEM = /^( *)(?:[-*]|(\d{1,3})\.) +(.+)$/;

/** Draw Discord's markdown as nodes; whatever is not markdown stays text. */
export function markdown(text) {
  const out = [];
  let rest = text;
  while (rest) {
    const start = rest.indexOf("```");
    const fence = start >= 0 ? FENCE.exec(rest.slice(start)) : null;
    if (!fence) {
      out.push(...blocks(rest));
      break;
    }
    if (start > 0) out.push(...blocks(rest.slice(0, start).replace(/\n$/, "")));
    out.push(h("pre", { tabindex: 0, "aria-label": "Code" }, h("code", {}, fence[2].replace(/\n$/, ""))));
    rest = rest.slice(start + fence[0].length);
  }
  return out;
}

function blocks(text) {
  const lines = text.split("\n");
  const out = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) out.push(h("p", {}, inline(paragraph.join("\n"))));
    paragraph = [];
  };
  while (lines.length) {
    const block = take(lines);
    if (block) {
      flush();
      out.push(block);
    } else {
      paragraph.push(lines.shift());
    }
  }
  flush();
  return out;
}

function take(lines) {
  const [line] = lines;
  const heading = HEADING.exec(line);
  if (heading) {
    lines.shift();
    // The page's own headings go down to the third level, so a message's begin at the fourth for screen readers.
    const level = heading[1].length;
    return h("div", { class: `md-h${level}`, role: "heading", "aria-level": level + 3 }, inline(heading[2]));
  }
  const small = SMALL.exec(line);
  if (small) {
    lines.shift();
    return h("p", { class: "md-small" }, inline(small[1]));
  }
  if (line.startsWith(">>> ")) {
    const rest = lines.splice(0).join("\n").slice(4);
    return h("blockquote", {}, blocks(rest));
  }
  if (/^> /.test(line)) {
    const quoted = [];
    while (lines.length && /^>( |$)/.test(lines[0])) quoted.push(lines.shift().slice(2));
    return h("blockquote", {}, blocks(quoted.join("\n")));
  }
  return ITEM.test(line) ? list(lines) : null;
}

function list(lines) {
  const [, indent, number] = ITEM.exec(lines[0]);
  const depth = indent.length;
  const root = number === undefined ? h("ul") : h("ol", { start: number });
  while (lines.length) {
    const match = ITEM.exec(lines[0]);
    if (match) {
      const here = match[1].length;
      if (here < depth) break;
      if (here >= depth + 2 && root.lastElementChild) {
        root.lastElementChild.append(list(lines));
        continue;
      }
      if ((match[2] === undefined) !== (number === undefined)) break;
      lines.shift();
      root.append(h("li", {}, inline(match[3])));
    } else if (/^ {2,}\S/.test(lines[0]) && root.lastElementChild) {
      root.lastElementChild.append(h("br"), ...inline(lines.shift().trim()).map(asNode));
    } else {
      break;
    }
  }
  return root;
}

const asNode = (part) => (part instanceof Node ? part : document.createTextNode(part));
