package org.songline.studio.page;

import static com.microsoft.playwright.options.ReducedMotion.REDUCE;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium that is installed on this machine, showing the studio. */
public final class Browser implements AutoCloseable {
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Where one is installed. */
  public static Optional<Path> installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Browser open(Path program) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    com.microsoft.playwright.Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    return new Browser(playwright, browser);
  }

  /** A window with the studio in it, its song being there. */
  public Page window(URI studio) {
    Page page =
        browser
            .newContext(new NewContextOptions().setViewportSize(1280, 800).setReducedMotion(REDUCE))
            .newPage();
    page.onConsoleMessage(message -> System.out.println("page: " + message.text()));
    page.onResponse(
        answer -> {
          if (answer.status() >= 400) {
            System.out.println("page: " + answer.status() + " " + answer.url());
          }
        });
    page.onPageError(error -> System.out.println("page: " + error));
    page.navigate(studio.toString());
    opened(page);
    return page;
  }

  /** Loads the page of a window anew, its song being there. */
  static void reload(Page page) {
    page.reload();
    opened(page);
  }

  private static void opened(Page page) {
    page.waitForFunction("() => globalThis.studio !== undefined");
  }

  /** Shows a window in a theme from now on, in a page that is loaded anew. */
  static void theme(Page page, String theme) {
    page.evaluate(
        "theme => fetch('/api/settings', { method: 'POST', body: JSON.stringify({ theme }) })",
        theme);
    reload(page);
  }

  /** What has a role and just this name. */
  static Locator named(Page page, AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
