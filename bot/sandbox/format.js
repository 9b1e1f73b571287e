// Message text to elements. Text only ever becomes text nodes; what is formatted is built element by element from
// the entity types named in WRAPPERS, and links only from http and https addresses.

// Entity offsets are UTF-16 units, as string indices are here; entities come outer first and properly nested.
export function formatted(text, entities, does, start = 0, end = text.length) {
  const nodes = [];
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const stop = entity.offset + entity.length;
    if (entity.offset < at || stop > end) continue;
    const inner = entities.slice(i + 1).filter((other) => other.offset >= entity.offset && other.offset + other.length <= stop);
    const block = BLOCKS.has(entity.type);
    // A block breaks the line by itself.
    nodes.push(plain(text.slice(at, entity.offset).replace(block ? /\n$/ : /$^/, "")));
    const children = formatted(text, inner, does, entity.offset, stop);
    nodes.push(...wrap(entity, children, text.slice(entity.offset, stop), does));
    at = block && text[stop] === "\n" ? stop + 1 : stop;
  }
  nodes.push(plain(text.slice(at, end)));
  return nodes;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
export const RLM = "\u200f";

// Whether the text ends in a block, after which nothing may follow without opening a new line.
export function endsInBlock(text, entities) {
  return entities.some((entity) => BLOCKS.has(entity.type) && entity.offset + entity.length === text.length);
}

// A line with no strong letter outside isolates would run left to right; the mark at its end settles that.
function plain(text) {
  return document.createTextNode(text.replaceAll("\n", `${RLM}\n`));
}

const WRAPPERS = {
  bold: () => make("strong"),
  italic: () => make("em"),
  underline: () => make("u"),
  strikethrough: () => make("s"),
  pre: () => make("pre"),
  blockquote: () => make("blockquote"),
  code: (_, raw, does) => {
    const code = make("code", { title: "انقر للنسخ", dir: "auto" });
    code.onclick = () => does.copy(raw);
    return code;
  },
  expandable_blockquote: () => opening(make("blockquote", { className: "expandable" })),
  spoiler: () => opening(make("span", { className: "spoiler" })),
  text_link: (entity) => link(entity.url),
  url: (_, raw) => link(raw),
  bot_command: (_, raw, does) => {
    const command = make("span", { className: "command", role: "button", tabIndex: 0 });
    command.onclick = () => does.send(raw);
    command.onkeydown = (event) => event.key === "Enter" && does.send(raw);
    return command;
  },
};

function wrap(entity, children, raw, does) {
  const wrapper = WRAPPERS[entity.type]?.(entity, raw, does);
  if (!wrapper) return children;
  wrapper.append(...children);
  return [wrapper];
}

function opening(node) {
  node.onclick = () => node.classList.toggle("open");
  return node;
}

function link(address) {
  if (!/^https?:\/\//i.test(address)) return null;
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address });
}

// The buttons below a message; press(element, data) is told of those that carry data.
export function keyboard(rows, press) {
  const block = make("div", { className: "keyboard" });
  for (const row of rows) {
    const line = make("div");
    line.append(...row.map((button) => (button.url ? urlKey(button) : dataKey(button, press))));
    block.append(line);
  }
  return block;
}

function urlKey(button) {
  const key = link(button.url) || make("span");
  key.className = "key link";
  key.append(isolated(button.text));
  return key;
}

function dataKey(button, press) {
  const key = make("button", { type: "button", className: "key" });
  key.append(isolated(button.text));
  key.onclick = () => press(key, button.callback_data);
  return key;
}

export function isolated(text) {
  return make("bdi", { textContent: text });
}

export function make(tag, properties = {}) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    name === "role" ? node.setAttribute(name, value) : (node[name] = value);
  }
  return node;
}
