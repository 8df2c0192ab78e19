// What the viewer is made of: elements, boxes, and words for people. Stands before viewer.js in one module.

const SVG = "http://www.w3.org/2000/svg";

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made[name] = value;
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function rectangle([left, top, right, bottom], kind, title, pad = 0) {
  const made = document.createElementNS(SVG, "rect");
  const place = { x: left - pad, y: top - pad, width: right - left + 2 * pad, height: bottom - top + 2 * pad };
  for (const [name, value] of Object.entries({ class: kind, ...place })) made.setAttribute(name, value);
  if (title) made.append(Object.assign(document.createElementNS(SVG, "title"), { textContent: title }));
  return made;
}

const spoken = (name) =>
  (name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ")).replace(/\b(iban|bic|po|vat|id|sku)\b/gi, (word) => word.toUpperCase());
// Boxes of words that stand side by side, as one box a line.
function joined(boxes) {
  const lines = [];
  for (const [left, top, right, bottom] of boxes) {
    const line = lines.at(-1);
    const beside = line && Math.min(bottom, line[3]) - Math.max(top, line[1]) > (bottom - top) / 2 && left - line[2] < 1.5 * (bottom - top) && left >= line[0];
    if (beside) lines[lines.length - 1] = [line[0], Math.min(top, line[1]), Math.max(right, line[2]), Math.max(bottom, line[3])];
    else lines.push([left, top, right, bottom]);
  }
  return lines;
}

const around = (boxes) => [
  Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])),
  Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3])),
];
// A field as a person calls it; a cell of a line item with its line.
const place = (path) => {
  const cell = path.match(/^line_items\[(\d+)\]\.(.+)$/);
  return cell ? `Line ${Number(cell[1]) + 1}, ${spoken(cell[2]).toLowerCase()}` : spoken(path);
};
// A mark as a person calls it: what it is, whether it is ticked, what it stands for.
const markTitle = (mark) => {
  const done = mark.kind === "signature" ? "signed" : "ticked";
  const state = mark.checked === null ? "" : mark.checked ? `, ${done}` : `, not ${done}`;
  return `${spoken(mark.kind)}${state}${mark.label && `: ${mark.label}`} (${percent(mark.confidence)})`;
};
const isNumber = (text) => /^[-+]?[\d.,]+$/.test(text);
const percent = (share) => `${Math.round(share * 100)} %`;
const SOURCES = {
  e_invoice: "e-invoice", form_field: "form field", code: "code", text_layer: "text layer", ocr: "OCR", model: "model",
  rule: "rule", master_data: "master data", person: "person",
};
