// The filters of the report. Without a script the page shows everything and no filters; the script hides what does not match and makes no
// markup from text.
export const SCRIPT = `
"use strict";
const bar = document.getElementById("filters");
const [kind, slice, type, words] = ["kind", "slice", "type", "words"].map((id) => document.getElementById(id));
const told = document.getElementById("told");
const texts = [...document.querySelectorAll(".text")].map((section) => ({
  section,
  items: [...section.querySelectorAll(".item")].map((item) => ({
    item,
    kinds: item.dataset.kinds.split(" "),
    slices: item.dataset.slices.split(" "),
    types: item.dataset.types.split(" "),
    words: (section.dataset.id + " " + item.textContent).toLowerCase(),
  })),
}));
const total = texts.reduce((sum, { items }) => sum + items.length, 0);
function show() {
  const wanted = words.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const { section, items } of texts) {
    let here = 0;
    for (const { item, kinds, slices, types, words: text } of items) {
      const fits = (kind.value === "" || kinds.includes(kind.value)) && (slice.value === "" || slices.includes(slice.value)) &&
        (type.value === "" || types.includes(type.value)) && wanted.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) here++;
    }
    section.hidden = here === 0 && (items.length > 0 || kind.value + slice.value + type.value !== "" || wanted.length > 0);
    shown += here;
  }
  told.textContent = shown === total ? "all " + total + " claims and lines" : shown + " of " + total + " claims and lines";
}
let waiting = 0;
words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
for (const field of [kind, slice, type]) field.addEventListener("change", show);
document.getElementById("reset").addEventListener("click", () => {
  for (const field of [kind, slice, type, words]) field.value = "";
  show();
});
for (const head of document.querySelectorAll("th[data-slice], th[data-type]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = "show its claims and lines";
  button.append(...head.childNodes);
  button.addEventListener("click", () => {
    for (const field of [kind, words]) field.value = "";
    slice.value = head.dataset.slice ?? "";
    type.value = head.dataset.type ?? "";
    show();
    document.getElementById("texts").scrollIntoView();
    (slice.value === "" ? type : slice).focus({ preventScroll: true });
  });
  head.append(button);
}
bar.hidden = false;
show();
document.documentElement.dataset.ready = "";
`;
