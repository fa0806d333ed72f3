// Takhoum embeds, version 1: gives each iframe marked data-takhoum the height its page tells. Without this script it scrolls.
addEventListener("message", (event) => {
  const { type, height } = event.data || {};
  if (type !== "takhoum:resize" || !(height > 0 && height < 20000)) return;
  const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-takhoum]"));
  for (const frame of frames) {
    const isOwn = event.source === frame.contentWindow;
    if (isOwn && (event.origin === "null" || event.origin === new URL(frame.src).origin)) frame.style.height = `${Math.ceil(height)}px`;
  }
});
