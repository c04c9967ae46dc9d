package org.songline.studio.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What people do at a window of the studio, with the mouse or with nothing but keys. */
final class Hands {
  private static final int MOST_STOPS = 120;
  private static final double RULER_INSIDE = 14;
  private static final int PATIENCE_MS = 10_000;

  private static final String FOCUSED =
      """
      () => {
        const { activeElement } = document;
        if (activeElement === document.body) return '';
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
      }
      """;

  private final Page page;

  Hands(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  Page page() {
    return page;
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Finds a command by its name, as the palette does, and runs it. */
  void command(String name) {
    press("Control+k");
    choose("Find a command", name);
  }

  /** Types into a search that has the focus, and takes the first that is found. */
  void choose(String search, String words) {
    Locator field = page.locator("dialog input[aria-label='" + search + "']");
    field.waitFor();
    page.keyboard().type(words);
    page.locator("dialog [role=option]").first().waitFor();
    press("Enter");
    field.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Goes from stop to stop with the tab key until the one of this name has the focus. */
  void tabTo(String name) {
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < MOST_STOPS; i++) {
      String here = String.valueOf(page.evaluate(FOCUSED)).strip();
      if (here.equals(name) || here.startsWith(name + ":")) {
        return;
      }
      stops.add(here.lines().findFirst().orElse(""));
      press("Tab");
    }
    throw new AssertionError("the tab key does not come to " + name + " but to " + stops);
  }

  Locator button(String name) {
    return Browser.named(page, AriaRole.BUTTON, name);
  }

  /** A line of the menu that is open. */
  Locator item(String name) {
    return Browser.named(page, AriaRole.MENUITEM, name);
  }

  /** A line of the list that is open. */
  Locator option(String name) {
    return Browser.named(page, AriaRole.OPTION, name);
  }

  /**
   * Waits until something is so, said of the {@code song} that the page mirrors; when it never is,
   * what is seen is kept as a picture.
   */
  void until(String song) {
    try {
      page.waitForFunction("() => { const song = studio.song.peek(); return " + song + "; }");
    } catch (TimeoutError late) {
      Path seen = Path.of("target", "journey.png").toAbsolutePath();
      page.screenshot(new Page.ScreenshotOptions().setPath(seen));
      throw new AssertionError("never so: " + song + "; see " + seen, late);
    }
  }

  /** How much can be undone, taken back step by step with the key for it. */
  int undoAll() {
    int steps = 0;
    while ((boolean) page.evaluate("studio.undoable.peek() !== null")) {
      step("Control+z");
      steps++;
    }
    return steps;
  }

  void redo(int steps) {
    for (int i = 0; i < steps; i++) {
      step("Control+Shift+z");
    }
  }

  private void step(String key) {
    Object revision = page.evaluate("studio.revision.peek()");
    press(key);
    page.waitForFunction("before => studio.revision.peek() > before", revision);
  }

  /** Goes to a page by its tab. */
  void tab(String name) {
    page.locator("[aria-label=Pages] [role=tab]")
        .filter(new Locator.FilterOptions().setHasText(name))
        .click();
  }

  /** Presses at one place, goes to another, and lets go. */
  void drag(Spot from, Spot to) {
    drag(page, from, to);
  }

  static void drag(Page page, Spot from, Spot to) {
    page.mouse().move(from.x(), from.y());
    page.mouse().down();
    page.mouse().move((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    page.mouse().move(to.x(), to.y());
    page.mouse().up();
  }

  /** Clicks so often in quick succession. */
  void click(Spot at, int times) {
    page.mouse().click(at.x(), at.y(), new Mouse.ClickOptions().setClickCount(times));
  }

  /** A place of the window. */
  record Spot(double x, double y) {
    Spot plus(double right, double down) {
      return new Spot(x + right, y + down);
    }
  }

  /** The places of times on a page with a ruler: its left edge is at the song's start. */
  record Scale(double left, double beat) {
    double at(double beats) {
      return left + beats * beat;
    }
  }

  /** Finds out by clicking on a ruler, without snapping, which place is which time. */
  Scale scale(String ruler, String snap) {
    BoundingBox box = page.locator(ruler).boundingBox();
    double y = box.y + RULER_INSIDE;
    toggle(snap, false);
    double first = beatsAt(box.x + box.width * 0.2, y);
    double second = beatsAt(box.x + box.width * 0.6, y);
    double beat = box.width * 0.4 / (second - first);
    toggle(snap, true);
    press("Home");
    return new Scale(box.x + box.width * 0.2 - first * beat, beat);
  }

  private void toggle(String name, boolean on) {
    button(name).click();
    page.waitForFunction(
        "([name, on]) => document.querySelector(`[aria-label='${name}'][aria-pressed=${on}]`)",
        List.of(name, on));
  }

  private double beatsAt(double x, double y) {
    Object before = page.evaluate("studio.position()");
    page.mouse().click(x, y);
    page.waitForFunction("before => studio.position() !== before", before);
    return ((Number) page.evaluate("studio.position()")).doubleValue() / 322_560;
  }

  /** The middle of what is called so. */
  Spot middle(Locator of) {
    BoundingBox box = of.boundingBox();
    return new Spot(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** The height at which a track's lane is pressed, below the names of its clips. */
  double row(String track) {
    BoundingBox box = page.getByLabel("Track name: " + track).boundingBox();
    return box.y + box.height + 8;
  }

  /** Drops a file at a place within an element, as from a window of files. */
  void drop(String name, byte[] file, String on, Spot at) {
    String bytes = Base64.getEncoder().encodeToString(file);
    page.evaluate(
        """
        ([name, bytes, on, clientX, clientY]) => {
          const dataTransfer = new DataTransfer();
          const file = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
          dataTransfer.items.add(new File([file], name));
          for (const type of ['dragover', 'drop']) {
            document.querySelector(on).dispatchEvent(new DragEvent(type,
              { bubbles: true, cancelable: true, clientX, clientY, dataTransfer }));
          }
        }
        """,
        List.of(name, bytes, on, at.x(), at.y()));
  }
}
