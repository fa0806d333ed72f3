// Takhoum embeds, version 1: gives each iframe marked data-takhoum the height its page tells. Without this script it scrolls.
var takhoumFrames = () => /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-takhoum]"));
addEventListener("message", (event) => {
  const { type, height } = event.data || {};
  if (type !== "takhoum:resize" || !(height > 0 && height < 20000)) return;
  for (const frame of takhoumFrames()) {
    const isOwn = event.source === frame.contentWindow;
    if (isOwn && (event.origin === "null" || event.origin === new URL(frame.src).origin)) frame.style.height = `${Math.ceil(height)}px`;
  }
});
// Pages that were there before this script told their height to nobody.
for (const frame of takhoumFrames()) frame.contentWindow?.postMessage({ type: "takhoum:ask" }, "*");
