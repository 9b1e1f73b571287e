// The chat page of the sandbox: state from the server's events, messages, people, scrolling and writing.

import { CommandsMenu } from "./commands.js";
import { RLM, endsInBlock, formatted, isolated, keyboard, make } from "./format.js";
import { listen, post } from "./server.js";

const TOAST_MS = 3200;
const TYPING_MS = 5000;
const QUERY_MS = 10000;
const NEAR_END_PX = 120;
const STARTERS = ["/start", "/subscribe دير الزور"];

const $ = (id) => document.getElementById(id);
const history = $("history");
const field = $("text");
const menu = new CommandsMenu($("menu"), $("menu-button"), (text) => send(text));

const state = {
  people: [],
  person: null,
  messages: new Map(), // chat id -> Map(message id -> message)
  commands: {},
  waiting: new Map(), // callback query id -> button element
  early: new Set(), // queries answered before the page heard their id
  unread: new Map(),
  below: 0,
};

// ---- From the server

const HANDLERS = {
  state(event) {
    state.people = event.people;
    state.commands = event.commands;
    $("bot-name").textContent = event.bot;
    state.messages = new Map(event.people.map((person) => [person.id, new Map()]));
    for (const message of event.messages) state.messages.get(message.chat).set(message.id, message);
    const remembered = Number(sessionStorage.getItem("person"));
    state.person = state.messages.has(remembered) ? remembered : event.people[0].id;
    showPeople();
    showChat();
  },
  message({ message }) {
    const chat = state.messages.get(message.chat);
    const known = chat.has(message.id);
    chat.set(message.id, message);
    if (message.chat !== state.person) {
      if (!known && !message.mine) count(message.chat);
      return;
    }
    stopTyping();
    known ? replaceMessage(message) : appendMessage(message);
  },
  deleted({ chat, id }) {
    state.messages.get(chat).delete(id);
    if (chat === state.person) element(id)?.remove();
    showEmptiness();
  },
  answered({ chat, query, text, alert }) {
    const key = state.waiting.get(query);
    if (key) release(query);
    else state.early.add(query);
    if (!text || chat !== state.person) return;
    if (alert) {
      $("alert-text").textContent = text;
      $("alert").showModal();
    } else toast(text);
  },
  typing({ chat }) {
    if (chat !== state.person) return;
    $("status").textContent = "يكتب…";
    $("status").classList.add("busy");
    clearTimeout(stopTyping.timer);
    stopTyping.timer = setTimeout(stopTyping, TYPING_MS);
  },
  commands({ commands }) {
    state.commands = commands;
    suggest();
  },
};

const calm = $("status").textContent;

function stopTyping() {
  clearTimeout(stopTyping.timer);
  $("status").textContent = calm;
  $("status").classList.remove("busy");
}

// ---- People

function showPeople() {
  $("people").replaceChildren(...state.people.map((person) => {
    const tab = make("button", { type: "button", role: "tab" });
    tab.append(person.name);
    tab.setAttribute("aria-selected", String(person.id === state.person));
    const unread = state.unread.get(person.id);
    if (unread) tab.append(make("span", { className: "count", textContent: unread > 99 ? "99+" : unread }));
    tab.onclick = () => {
      state.person = person.id;
      state.unread.delete(person.id);
      sessionStorage.setItem("person", person.id);
      showPeople();
      showChat();
      field.focus();
    };
    return tab;
  }));
}

function count(chat) {
  state.unread.set(chat, (state.unread.get(chat) || 0) + 1);
  showPeople();
}

// ---- Messages

function showChat() {
  stopTyping();
  $("messages").replaceChildren();
  lastDay = null;
  for (const message of currentChat().values()) place(message);
  showEmptiness();
  suggest();
  toEnd();
}

const currentChat = () => state.messages.get(state.person);
const element = (id) => document.querySelector(`[data-message="${id}"]`);
let lastDay = null;

function place(message) {
  const day = new Date(message.time).toDateString();
  if (day !== lastDay) {
    lastDay = day;
    $("messages").append(make("li", { className: "day", textContent: dayName(new Date(message.time)) }));
  }
  const item = messageElement(message);
  $("messages").append(item);
  return item;
}

function appendMessage(message) {
  const follow = message.mine || nearEnd();
  place(message).classList.add("new");
  showEmptiness();
  if (follow) return toEnd();
  state.below += 1;
  showDown();
}

function replaceMessage(message) {
  const old = element(message.id);
  if (!old) return;
  const follow = nearEnd();
  const changed = message.edited && old.dataset.text !== message.text;
  const item = messageElement(message);
  if (changed) item.classList.add("flash");
  old.replaceWith(item);
  if (follow) toEnd();
}

function messageElement(message) {
  const item = make("li", { className: message.mine ? "message mine" : "message" });
  item.dataset.message = message.id;
  item.dataset.text = message.text;
  const bubble = make("div", { className: "bubble" });
  const text = make("div", { className: "text" });
  text.append(...formatted(message.text, message.entities, { send, copy }));
  if (!endsInBlock(message.text, message.entities)) text.append(RLM);
  bubble.append(text, meta(message));
  item.append(bubble);
  if (message.keyboard.length) item.append(keyboard(message.keyboard, (key, data) => press(message, key, data)));
  return item;
}

function meta(message) {
  const line = make("div", { className: "meta" });
  if (message.edited) line.append(make("span", { textContent: "عُدّلت" }));
  const date = new Date(message.time);
  line.append(make("time", { dateTime: message.time, title: date.toLocaleString("ar-u-nu-latn"), textContent: clock(date) }));
  return line;
}

const clock = (date) => date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function dayName(date) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  if (days === 0) return "اليوم";
  if (days === 1) return "أمس";
  return date.toLocaleDateString("ar-u-nu-latn", { weekday: "long", day: "numeric", month: "long" });
}

async function press(message, key, data) {
  if (key.classList.contains("waiting")) return;
  key.classList.add("waiting");
  try {
    const { query } = await post("/page/press", { person: message.chat, message: message.id, data });
    state.waiting.set(query, key);
    if (state.early.delete(query)) return release(query);
    setTimeout(() => release(query), QUERY_MS);
  } catch {
    key.classList.remove("waiting");
    toast("لم يعد هذا الزر صالحاً");
  }
}

function release(query) {
  state.waiting.get(query)?.classList.remove("waiting");
  state.waiting.delete(query);
}

// ---- Scrolling

const nearEnd = () => history.scrollHeight - history.scrollTop - history.clientHeight < NEAR_END_PX;

function toEnd() {
  history.scrollTop = history.scrollHeight;
  state.below = 0;
  showDown();
}

function showDown() {
  const end = nearEnd();
  if (end) state.below = 0;
  $("down").hidden = end;
  $("unread").hidden = state.below === 0;
  $("unread").textContent = state.below;
}

history.addEventListener("scroll", showDown, { passive: true });
new ResizeObserver(() => { if (!state.below && $("down").hidden) toEnd(); }).observe(history);
$("down").onclick = () => history.scrollTo({ top: history.scrollHeight, behavior: "smooth" });

// ---- Writing

function showEmptiness() {
  const messages = [...currentChat().values()];
  $("empty").hidden = messages.length > 0;
  messages.length ? $("menu").before($("chips")) : $("empty").append($("chips"));
  const said = messages.filter((message) => message.mine).map((message) => message.text);
  const left = STARTERS.filter((starter) => !said.some((text) => text.startsWith(starter.split(" ")[0])));
  $("chips").replaceChildren(...left.map((starter) => {
    const [command, ...words] = starter.split(" ");
    const chip = make("button", { type: "button", className: "chip" });
    chip.append(isolated(command), ...words.map((word) => ` ${word}`));
    chip.onclick = () => send(starter);
    return chip;
  }));
  $("chips").hidden = left.length === 0;
}

async function send(text) {
  if (!text.trim()) return;
  menu.close();
  try {
    await post("/page/send", { person: state.person, text });
    if (field.value === text) clearField();
  } catch {
    toast("لم تُرسل الرسالة: لا اتصال ببيئة التجربة");
  }
}

function clearField() {
  field.value = "";
  fit();
}

function fit() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 150)}px`;
  $("send").disabled = !field.value.trim();
}

$("composer").onsubmit = (event) => {
  event.preventDefault();
  send(field.value);
  field.focus();
};

field.oninput = () => {
  fit();
  suggest();
};

field.onkeydown = (event) => {
  if (event.isComposing) return;
  if (menuKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(field.value);
  }
};

// ---- Commands

const commands = () => state.commands[state.person] || [];

function suggest() {
  const typed = /^\/(\w*)$/.exec(field.value);
  const fitting = typed ? commands().filter((entry) => entry.command.startsWith(typed[1].toLowerCase())) : [];
  fitting.length ? menu.open(fitting, 0) : menu.close();
}

// Enter sends the chosen command, Tab writes it out so that words can follow.
function menuKey(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!menu.chosen) return false;
  if (event.key in steps) menu.move(steps[event.key]);
  else if (event.key === "Escape") menu.close();
  else if (event.key === "Tab") {
    field.value = `${menu.chosen} `;
    field.oninput();
  } else if (event.key === "Enter" && !event.shiftKey) {
    const command = menu.chosen;
    clearField();
    send(command);
  } else return false;
  event.preventDefault();
  return true;
}

$("menu-button").onclick = () => (menu.isOpen ? menu.close() : menu.open(commands()));

document.addEventListener("click", (event) => {
  if (!event.target.closest("#menu, #composer")) menu.close();
});

// ---- Small things

function copy(text) {
  navigator.clipboard?.writeText(text).then(() => toast("نُسخ"));
}

function toast(text) {
  const note = $("toast");
  note.textContent = text;
  note.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { note.hidden = true; }, TOAST_MS);
}

fit();
listen((event) => HANDLERS[event.event]?.(event), (lost) => { $("lost").hidden = !lost; });
