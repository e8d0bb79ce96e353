const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** What a page says, without its style sheet and its markup. */
export function pageText(page: string): string {
  const marked = page
    .replace(/<style>.*<\/style>/s, "")
    .replace(/<[^>]*>/g, (tag) => (/^<\/?span/.test(tag) ? "" : " "));
  return oneLine(marked.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity));
}

/** The same words, whatever separates them. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
