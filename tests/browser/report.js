// report.js FOLDER: the report as a reader meets it: clicks, keys, filters, permalinks, and that nothing leaves the page.
"use strict";
const { chromium } = require("playwright-core");
const fs = require("fs");
const path = require("path");

const top = process.argv[2];
const address = (...names) => "file://" + path.join(top, ...names).split(path.sep).map(encodeURIComponent).join("/");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
let failed = 0, passed = 0;
function check(ok, what) {
  if (ok) passed++;
  else { failed++; console.log("FAILED:", what); }
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
  const requests = [], noise = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("dialog", (dialog) => { noise.push("a dialog: " + dialog.message()); dialog.dismiss(); });

  const files = fs.readdirSync(path.join(top, "small")).sort();
  const pages = files.filter((name) => name !== "index.html");
  check(pages.every((name) => /^[0-9]{5}(-[a-z0-9]+)*\.html$/.test(name)), "file names: " + pages);

  // The index: every page, its ledger, sorted and found.
  await page.goto(address("small", "index.html"));
  check(await page.locator("#pages tbody tr").count() === pages.length, "a row a page");
  check(await page.getByText("every ledger balances").isVisible(), "the verdict on the ledgers");
  const facts = async () => page.locator("#pages tbody tr td:nth-child(3)").allTextContents().then((list) => list.map(Number));
  await page.getByRole("button", { name: "facts" }).click();
  check((await facts()).every((n, i, list) => i === 0 || list[i - 1] >= n), "sorted by facts, most first");
  await page.getByRole("button", { name: "facts" }).click();
  check((await facts()).every((n, i, list) => i === 0 || list[i - 1] <= n), "and least first");
  await page.keyboard.press("/");
  await page.keyboard.type("county");
  check(await page.locator("#pages tbody tr:visible").count() < pages.length, "the search leaves some out");
  check(/^\d+ of \d+ pages$/.test(await page.locator("#count").textContent()), "and counts them");
  await page.getByLabel("Find pages").fill("");
  await page.getByLabel("Only pages").selectOption("findings");
  check(await page.locator("#pages tbody tr:visible").count() >= 1, "pages with findings");

  // A page: a click on a number opens its record.
  const hostile = pages.find((name) => name.includes("img-src"));
  await page.goto(address("small", hostile));
  check(await page.locator("article img, article script, aside img").count() === 0, "no element of the text's own");
  check((await page.locator("#text").textContent()).includes("<img src=x onerror=alert(3)>"), "its text stands as text");
  check(!(await page.locator("#text").textContent()).includes("\u202E"), "nothing turns the line around");
  const ten = page.locator(".m.fact", { hasText: "10.4 million yuan" });
  await ten.click();
  const panel = page.locator("#panel");
  check((await panel.textContent()).includes("10,400,000"), "the record of 10.4 million yuan");
  check(await panel.locator(".steps li").count() >= 3, "digits, scale and unit are steps");
  check(/[a-z_]+\.yaml:\d+/.test(await panel.textContent()), "its rule, with file and line");
  check(await ten.getAttribute("aria-current") === "true", "the number is the current one");
  check(await page.evaluate(() => ["item", "time", "actor", "action", "recipient"].some((name) => CSS.highlights.has(name))), "its roles are highlighted");
  check(await panel.locator("dd a", { hasText: "6.5 million yuan" }).count() === 1, "its parts are named");
  await panel.getByRole("link", { name: "6.5 million yuan" }).click();
  check((await panel.textContent()).includes("part of"), "and lead to the part, which names its whole");

  // A permalink opens the same record again.
  const link = page.url();
  check(/#f[0-9a-f]{16}$/.test(link), "the address names the fact: " + link);
  await page.goto("about:blank");
  await page.goto(link);
  check((await page.locator("#panel .value").textContent()).startsWith("6,500,000"), "the permalink opens the record");
  await page.keyboard.press("Escape");
  check(await page.locator("#panel.idle").count() === 1 && !page.url().includes("#"), "Escape closes it");

  // Findings: n goes to them, their spans are joined.
  await page.keyboard.press("n");
  check(/#finding-1$/.test(page.url()), "n opens the finding: " + page.url());
  check(await page.locator(".thread path").count() >= 1, "its spans are joined by a thread");
  check(await page.evaluate(() => CSS.highlights.has("span")), "and highlighted");
  await page.keyboard.press("Escape");
  await page.locator(".card").first().click();
  check(await page.locator(".thread").count() === 1, "a click on a finding draws it too");
  await page.keyboard.press("Escape");

  // Keys through all numbers.
  await page.keyboard.press("j");
  const first = await page.locator(".m[aria-current]").textContent();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  check(await page.locator(".m[aria-current]").textContent() === first, "j and k go there and back");

  // Filters.
  const shown = () => page.locator(".m:not(.dim):not(.entity)").count();
  const all = await shown();
  await page.getByRole("button", { name: "dates" }).click();
  check(await shown() < all, "without dates there are fewer");
  check(await page.getByRole("button", { name: "dates" }).getAttribute("aria-pressed") === "false", "the chip says so");
  await page.getByRole("button", { name: "dates" }).click();
  await page.getByLabel("kind").selectOption("money");
  check(await shown() === 3, "three amounts of money");
  check((await page.locator("#count").textContent()).startsWith("3 of "), "are counted");
  await page.getByLabel("kind").selectOption("");
  for (const name of ["unit", "section", "finding"]) {
    await page.getByLabel(name, { exact: true }).selectOption({ index: 1 });
    const some = await shown();
    check(some > 0 && some <= all, "filter by " + name);
    await page.getByLabel(name, { exact: true }).selectOption("");
  }

  // Names for those who listen, and a place for the keyboard.
  const unnamed = await page.evaluate(() => [...document.querySelectorAll("a, button, select, input, aside, article, nav")]
    .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim() || node.getAttribute("aria-labelledby"))).map((node) => node.outerHTML.slice(0, 80)));
  check(unnamed.length === 0, "accessible names: " + unnamed);
  await page.goto(address("small", hostile));
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.className) === "skip", "the first stop is the skip link");
  await page.keyboard.press("?");
  check(await page.locator("dialog[open]").count() === 1, "? opens the help");
  await page.keyboard.press("Escape");

  // Light and dark, by the system and by the reader.
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  check(light !== dark, "dark is dark");
  await page.locator("#theme").click();
  check(await ground() === light, "the reader's choice wins");
  await page.emulateMedia({ media: "print" });
  check(await page.locator(".tools").isHidden(), "no tools on paper");
  await page.emulateMedia({ media: "screen", colorScheme: "light" });

  // Contrast of every ink on its ground (WCAG 2.2, 1.4.3), in both schemes.
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => { localStorage.clear(); delete document.documentElement.dataset.theme; });
    const poor = await page.evaluate(() => {
      const channel = (c) => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
      const light = (hex) => [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16))).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
      const style = getComputedStyle(document.documentElement);
      const color = (name) => { const value = style.getPropertyValue(name).trim(); return value.length === 4 ? "#" + [...value.slice(1)].map((c) => c + c).join("") : value; };
      const inks = ["ink", "soft", "accent", "fact", "date", "other", "entity", "unclaimed", "error", "warning", "info"];
      const pairs = [...inks.flatMap((ink) => ["paper", "sheet", "wash"].map((ground) => [ink, ground])), ["unclaimed", "unclaimed-wash"],
        ...["item", "time", "actor", "action", "recipient", "part", "span"].map((ground) => ["ink", ground])];
      return pairs.map(([a, b]) => [a, b, ratio(color("--" + a), color("--" + b))]).filter(([, , r]) => r < 4.5).map((pair) => pair.join(" "));
    });
    check(poor.length === 0, `contrast in ${colorScheme}: ${poor}`);
  }

  // Every page of the sample opens without a word.
  for (const name of pages) await page.goto(address("small", name));

  // A thousand pages.
  const began = Date.now();
  await page.goto(address("large", "index.html"));
  const took = Date.now() - began;
  check(await page.locator("#pages tbody tr").count() === 1000, "a thousand rows");
  check(await page.locator("#pages tbody tr:visible").count() === 200, "of which two hundred at once");
  await page.getByRole("button", { name: "Show all 1000 pages" }).click();
  check(await page.locator("#pages tbody tr:visible").count() === 1000, "and all of them when asked for");
  await page.getByLabel("Find pages").fill("year 1999");
  check(await page.locator("#pages tbody tr:visible").count() === 1, "one of a thousand is found");

  check(noise.length === 0, "the console is silent: " + noise.slice(0, 5));
  const left = requests.filter((url) => !url.startsWith("file://" + top.split(path.sep).map(encodeURIComponent).join("/")) && url !== "about:blank");
  check(left.length === 0, "no request leaves the report: " + left.slice(0, 5));
  await browser.close();
  console.log(`${passed} passed, ${failed} failed; the index of 1,000 pages opens in ${took} ms`);
  process.exit(failed ? 1 : 0);
}
main().catch((error) => { console.log(error.stack ?? error); process.exit(1); });
