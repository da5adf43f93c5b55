// Language and light or dark, kept from page to page where the browser keeps anything for local files.
const kept = {
  get: (name) => { try { return localStorage.getItem(`cqcheck-${name}`); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(`cqcheck-${name}`, value); } catch { /* the page works without */ } },
};

const showLanguage = (lang) => {
  root.lang = lang;
  for (const one of document.querySelectorAll("[data-says]")) {
    const words = isEnglish() ? one.dataset.en : one.dataset.zh;
    if (one.dataset.says === "text") one.textContent = words;
    else one.setAttribute(one.dataset.says, words);
  }
  for (const one of document.querySelectorAll("[data-lang]")) {
    one.setAttribute("aria-pressed", String(one.dataset.lang === lang));
  }
  for (const act of onLanguage) act();
};

const isDark = () => getComputedStyle(root).colorScheme === "dark" ||
  (getComputedStyle(root).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

const startSwitches = () => {
  document.querySelector(".switches").hidden = false;
  for (const one of document.querySelectorAll("[data-lang]")) {
    one.addEventListener("click", () => { showLanguage(one.dataset.lang); kept.set("lang", one.dataset.lang); });
  }
  document.querySelector("[data-theme-switch]").addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.style.colorScheme = theme;
    kept.set("theme", theme);
  });
  const theme = kept.get("theme");
  if (theme === "light" || theme === "dark") root.style.colorScheme = theme;
  const lang = kept.get("lang");
  showLanguage(lang === "en" || lang === "zh-CN" ? lang : root.lang);
};
