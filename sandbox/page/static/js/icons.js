const NS = "http://www.w3.org/2000/svg";

const PATHS = {
  hash: ["M9.5 4 7.5 20", "M16.5 4l-2 16", "M4.5 9h16", "M3.5 15h16"],
  rise: ["M4 17l5.5-5.5 3.5 3.5L20 8", "M14.5 7.5H20.5V13.5"],
  lock: ["M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"],
  forum: ["M4 5h12v8H9l-3.5 3v-3H4z", "M18.5 9H20v8h-1.5v3L15 17h-4"],
  thread: ["M7 4v9a3 3 0 0 0 3 3h8", "M14.5 12.5 18 16l-3.5 3.5"],
  at: ["M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z", "M16 8.5V13a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-3.6 7.2"],
  event: ["M5 6h14v14H5z", "M5 10.5h14", "M9 3.5V8", "M15 3.5V8"],
  menu: ["M4 7h16", "M4 12h16", "M4 17h16"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  dots: ["M6 12h.01", "M12 12h.01", "M18 12h.01"],
  send: ["M4 12 20 4.5 15.5 20l-4-6.5z", "M11.5 13.5 20 4.5"],
  plus: ["M12 5v14", "M5 12h14"],
  down: ["M6 9.5l6 6 6-6"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  sun: ["M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z", "M12 3v1.5", "M12 19.5V21", "M3 12h1.5", "M19.5 12H21", "M5.6 5.6l1.1 1.1", "M17.3 17.3l1.1 1.1", "M5.6 18.4l1.1-1.1", "M17.3 6.7l1.1-1.1"],
  moon: ["M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"],
  auto: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "M12 3.5v17", "M12 7l6-1", "M12 12h8", "M12 17l6 1"],
  clock: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "M12 7v5l3.5 2"],
  file: ["M6 3.5h8l4.5 4.5v12.5H6z", "M13.5 3.5V8.5h5"],
  download: ["M12 4v11", "M7.5 11 12 15.5 16.5 11", "M5 19.5h14"],
  external: ["M10 5H5v14h14v-5", "M13.5 4.5h6v6", "M19 5l-8.5 8.5"],
  alert: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "M12 7.5V13", "M12 16.5h.01"],
  eye: ["M3 12c3-5 6-6.5 9-6.5s6 1.5 9 6.5c-3 5-6 6.5-9 6.5S6 17 3 12z", "M14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z"],
  wrench: ["M14.5 6.5a4 4 0 0 1 5-1l-3 3 .5 2 2 .5 3-3a4 4 0 0 1-5.5 4.5L9 20a2 2 0 0 1-3-3l7.5-7.5a4 4 0 0 1 1-3z"],
  compass: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "M15.5 8.5l-2 5-5 2 2-5z"],
  reply: ["M4.5 18v-4a4 4 0 0 1 4-4H19"],
  people: ["M12 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z", "M2.5 19c.5-4 2.5-5.5 6-5.5s5.5 1.5 6 5.5", "M15.5 5.5a3.5 3.5 0 0 1 0 6", "M17.5 14c2.5.5 3.5 2 4 5"],
  pencil: ["M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z"],
  trash: ["M5 7h14", "M9.5 7V4.5h5V7", "M7 7l1 13h8l1-13"],
  copy: ["M8 8h11v12H8z", "M5 15.5V4h10.5"],
};

/** Draw one of the page's own line icons; it is decoration, so the control around it carries the name. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  for (const d of PATHS[name]) {
    const path = document.createElementNS(NS, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
