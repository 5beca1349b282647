// Inside the frame beside the form the page stays where it is: links and forms show what they look like and lead nowhere.
if (window.parent !== window) {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a[href]");
    if (link && !link.getAttribute("href")!.startsWith("#")) event.preventDefault();
  }, true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
}

export {};
