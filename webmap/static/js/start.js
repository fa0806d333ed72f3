// @ts-check
// The first thing that runs: lets the browser show the picture of the map before anything else is asked for.
// A classic script that does not hold up reading: the page is read while its sheet is on the way.
{
  // A page in the background is not painted; it gets ready all the same.
  const LONGEST_WAIT_MS = 1000;

  /** Make what no folded menu shows yet: to a reader with script it is still text. */
  const fill = () => {
    for (const each of document.querySelectorAll(".choices > noscript")) {
      each.replaceWith(document.createRange().createContextualFragment(each.textContent ?? ""));
    }
  };

  /** Put what the page holds back into its head; each script runs after those before it. */
  const release = () => {
    fill();
    const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));
    for (const each of content.querySelectorAll("script")) {
      const script = document.createElement("script");
      Object.assign(script, { src: each.src, type: each.type, async: false });
      each.replaceWith(script);
    }
    document.head.append(content);
  };

  /** Wait until the page was painted, or is not going to be. */
  const whenPainted = () => {
    let isReleased = false;
    const once = () => {
      if (!isReleased) {
        isReleased = true;
        release();
      }
    };
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
    setTimeout(once, LONGEST_WAIT_MS);
  };

  // On a phone the table lies below the map: who asked for it lands there.
  // Who reloads or comes back stays where they were.
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (visit?.type === "navigate" && !location.hash && matchMedia("(max-width: 760px)").matches) {
    document.querySelector(".has-table > .tables")?.scrollIntoView();
  }
  addEventListener("DOMContentLoaded", whenPainted);
}
