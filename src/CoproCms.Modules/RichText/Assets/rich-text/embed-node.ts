import { Node } from "@tiptap/core";

const names = ["src", "title", "width", "height", "loading", "allowfullscreen", "sandbox", "referrerpolicy"];

/** Something from another site. While it is edited nothing is fetched from there: its title and address stand for it. */
export const embedNode = (hint: string) =>
  Node.create({
    name: "embed",
    group: "block",
    atom: true,
    draggable: true,
    parseHTML: () => [{ tag: "iframe" }],
    renderHTML: ({ HTMLAttributes }) => ["iframe", HTMLAttributes],
    addAttributes: () =>
      Object.fromEntries(
        names.map((name) => [
          name,
          {
            default: null,
            parseHTML: (element: HTMLElement) => element.getAttribute(name),
            renderHTML: (values: Record<string, string | null>) => (values[name] === null ? {} : { [name]: values[name] }),
          },
        ]),
      ),
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement("div");
        dom.className = "rich-text-embed";
        const title = document.createElement("strong");
        title.textContent = node.attrs.title ?? hint;
        const address = document.createElement("span");
        address.textContent = node.attrs.src ?? "";
        dom.append(title, address);
        return { dom };
      },
  });
