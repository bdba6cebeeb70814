// Closes what the content policy cannot: navigation away and WebRTC. Runs before anything else.

const removed = ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]; // by name only; never called

function staysHere(url: string): boolean {
  const target = new URL(url, location.href);
  if (target.protocol === "blob:") return true;
  target.hash = "";
  const here = new URL(location.href);
  here.hash = "";
  return target.href === here.href;
}

interface NavigateEvent extends Event {
  destination: { url: string };
}

export function lockNetwork(): void {
  for (const name of removed) {
    Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
  }
  const navigation = (window as unknown as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener("navigate", (event) => {
    if (event.cancelable && !staysHere((event as NavigateEvent).destination.url)) event.preventDefault();
  });
  const guard = (event: Event) => {
    for (const node of event.composedPath()) {
      if (node instanceof HTMLAnchorElement && node.href !== "" && (node.target !== "" || !staysHere(node.href))) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }
  };
  for (const type of ["click", "auxclick"]) document.addEventListener(type, guard, true);
}
