// A field with suggestions, as the ARIA combobox pattern wants it: arrows choose, Enter takes, Escape closes.
import { h } from "./dom.ts";
import type { Hit } from "./search.ts";

let made = 0;

export function combobox(options: {
  readonly label: string;
  readonly placeholder: string;
  readonly key: string;
  readonly find: (query: string) => readonly Hit[];
  readonly pick: (hit: Hit) => void;
  readonly say: (text: string) => void;
}): HTMLElement {
  const list = h("ul", {
    class: "hits",
    role: "listbox",
    id: `hits-${++made}`,
    "aria-label": "Suggestions",
    hidden: true,
  });
  const field = h("input", {
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: options.placeholder,
    "aria-label": options.label,
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    "data-key": options.key,
  });
  let hits: readonly Hit[] = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const take = (at: number) => {
    const hit = hits[at];
    if (!hit) return;
    close();
    field.value = "";
    options.pick(hit);
  };
  const paint = () => {
    list.replaceChildren(
      ...hits.map((hit, i) =>
        h(
          "li",
          {
            role: "option",
            id: `${list.id}-${i}`,
            "aria-selected": String(i === active),
            // before the blur of the field, which closes the list
            onmousedown: (event) => {
              event.preventDefault();
              take(i);
            },
          },
          h("span", {}, hit.label),
          h("span", { class: "kind" }, hit.kind),
        ),
      ),
    );
    list.hidden = hits.length === 0;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    if (active >= 0) field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else field.removeAttribute("aria-activedescendant");
  };
  field.addEventListener("input", () => {
    hits = options.find(field.value);
    active = hits.length > 0 ? 0 : -1;
    paint();
    if (field.value.trim() !== "") options.say(hits.length === 0 ? "Nothing found" : `${hits.length} suggestions`);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (hits.length === 0) return;
      active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      paint();
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") take(active);
    else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  field.addEventListener("blur", close);
  return h("div", { class: "combobox" }, field, list);
}
