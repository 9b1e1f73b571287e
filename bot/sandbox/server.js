// The way to the server and back: events from it, what people do to it.

const KEY = document.querySelector('meta[name="sandbox-key"]').content;
const RETRY_MS = 1500;

// heard(event) gets every event, told(lost) whether the connection is lost.
export function listen(heard, told) {
  const source = new EventSource(`/page/events?key=${encodeURIComponent(KEY)}`);
  source.onmessage = (message) => {
    told(false);
    heard(JSON.parse(message.data));
  };
  source.onerror = () => {
    told(true);
    // A restarted server has another key and refuses the stream for good: only a reload brings the new key.
    if (source.readyState === EventSource.CLOSED) waitForServer();
  };
}

function waitForServer() {
  setTimeout(() => fetch("/").then(() => location.reload(), waitForServer), RETRY_MS);
}

export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Sandbox-Key": KEY },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
