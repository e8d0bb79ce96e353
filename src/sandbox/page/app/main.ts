import { call } from "./api.js";
import { checkView } from "./check-view.js";
import { byId, fill, h } from "./dom.js";
import { catchDrops } from "./drop.js";
import { messagesView } from "./messages-view.js";
import { sandboxNow, showSandbox } from "./sandbox-now.js";
import { settingsView } from "./settings-view.js";
import { addressOf, onState, state, type State } from "./state.js";
import type { View } from "./view.js";
import type { SandboxJson } from "../shapes.js";

const titles: Readonly<Record<State["view"], string>> = {
  messages: "Messages",
  settings: "Practices and faults",
  check: "Check a file",
};

async function start(): Promise<void> {
  showSandbox(await call<SandboxJson>("sandbox"));
  const views: Readonly<Record<State["view"], View>> = {
    messages: messagesView(),
    settings: settingsView(),
    check: checkView(),
  };
  catchDrops();
  const show = (now: State, before: State | undefined): void => {
    const view = views[now.view];
    fill(
      byId("views"),
      Object.entries(titles).map(([name, title]) =>
        h(
          "a",
          {
            href: addressOf({ view: name as State["view"] }),
            "data-go": true,
            "aria-current": name === now.view ? "page" : undefined,
          },
          title,
        ),
      ),
    );
    document.title = `${view.title} - MESH sandbox`;
    const main = byId("content");
    if (main.firstElementChild !== view.element) main.replaceChildren(view.element);
    view.update(now, before);
    // The list goes on in the background, and with it the connection that tells what changes.
    if (now.view !== "messages") views.messages.update(now, before);
  };
  onState(show);
  show(state(), undefined);
  document.body.dataset["ready"] = sandboxNow().url;
}

start().catch((error: unknown) => {
  fill(byId("content"), h("p", { role: "alert" }, error instanceof Error ? error.message : "The page cannot start."));
});
