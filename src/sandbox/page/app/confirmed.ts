import { h } from "./dom.js";

/** Asks before something that cannot be undone. */
export function confirmed(question: string, yes: string): Promise<boolean> {
  const dialog = h(
    "dialog",
    { "aria-label": question },
    h("p", {}, question),
    h(
      "div",
      { class: "buttons" },
      h("button", { class: "primary", click: () => dialog.close("yes") }, yes),
      h("button", { click: () => dialog.close() }, "Keep them"),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
