import { useEffect, useState } from "preact/hooks";

/** Whether the page is dark now: as the theme, the editor or the system has it. */
export function useIsDark(): boolean {
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    const look = () => setDark(isDark());
    const system = matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
    system.addEventListener("change", look);
    look();
    return () => {
      observer.disconnect();
      system.removeEventListener("change", look);
    };
  }, []);
  return dark;
}

function isDark(): boolean {
  const said = getComputedStyle(document.documentElement).getPropertyValue("--is-dark").trim();
  return said === "" ? matchMedia("(prefers-color-scheme: dark)").matches : said === "1";
}
