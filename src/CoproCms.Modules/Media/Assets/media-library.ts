import { contentAdded, enhance } from "../../Admin/Assets/lib/dom";
import { getText } from "../../Admin/Assets/lib/http";
import { moveByKeys, takeFiles } from "./lib/library";

enhance<HTMLElement>("main [data-media-library]", (root) => {
  takeFiles(root, () => void refresh(root));
  moveByKeys(root);
});

async function refresh(root: HTMLElement): Promise<void> {
  const page = new DOMParser().parseFromString(await getText(location.href), "text/html");
  const fresh = page.querySelector("[data-listing]");
  const listing = root.querySelector("[data-listing]");
  if (!fresh || !listing) return;
  listing.replaceWith(document.adoptNode(fresh));
  moveByKeys(root);
  contentAdded();
}
