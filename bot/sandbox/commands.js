// The list of commands above the field: all of them from the button, the fitting ones while "/…" is typed.

import { make } from "./format.js";

export class CommandsMenu {
  #list;
  #button;
  #send;
  #commands = [];
  #at = -1;

  constructor(list, button, send) {
    this.#list = list;
    this.#button = button;
    this.#send = send;
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  // The command that the arrow keys stand on, with its slash, or null.
  get chosen() {
    const entry = this.#commands[this.#at];
    return this.isOpen && entry ? `/${entry.command}` : null;
  }

  open(commands, at = -1) {
    this.#commands = commands;
    this.#list.replaceChildren(...commands.map((entry) => this.#item(entry)));
    if (!commands.length) this.#list.append(make("li", { className: "none", textContent: "لم يضع البوت أوامره بعد" }));
    this.#list.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#choose(at);
  }

  close() {
    this.#list.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }

  move(step) {
    this.#choose((this.#at + step + this.#commands.length) % this.#commands.length);
  }

  #choose(at) {
    this.#at = at;
    [...this.#list.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === at));
      if (index === at) item.scrollIntoView({ block: "nearest" });
    });
  }

  #item(entry) {
    const item = make("li", { role: "option" });
    item.append(make("b", { textContent: `/${entry.command}` }), make("span", { textContent: entry.description }));
    item.onclick = () => {
      this.close();
      this.#send(`/${entry.command}`);
    };
    return item;
  }
}
