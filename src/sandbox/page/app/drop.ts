import { byId } from "./dom.js";
import { go } from "./state.js";
import { checkFiles } from "./check-view.js";

/** Files may be dropped anywhere on the page. */
export function catchDrops(): void {
  const over = (isOver: boolean): void => {
    document.body.dataset["drop"] = String(isOver);
  };
  addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    go({ view: "check" });
    checkFiles(files);
    byId("content").focus();
  });
}
