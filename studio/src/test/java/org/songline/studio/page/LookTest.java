package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page at the sizes of screens: no text over another, nothing that sticks out, and no control
 * without a name and a tooltip. With {@code -Dpictures=DIR} what was seen is kept there.
 */
class LookTest {
  private static final Map<String, int[]> SCREENS =
      Map.of("1280", new int[] {1280, 800}, "1920", new int[] {1920, 1080});
  private static final int[] PHONE = {390, 844};
  private static final List<String> ON_A_PHONE = List.of("Arrange", "Mixer");
  private static final int SETTLE_MS = 700;

  /** Faults of what is seen now, each in words. */
  private static final String FAULTS =
      """
      () => {
        const faults = [];
        const named = (element) => (element.getAttribute('aria-label') ?? element.textContent ??
          element.getAttribute('placeholder') ?? '').trim();
        const told = (element) => element.closest('[title],[data-tip]') !== null;
        const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
          && element.getBoundingClientRect().width > 1;
        const words = (element) =>
          `${element.tagName.toLowerCase()}.${element.className} "${named(element).slice(0, 40)}"`;
        for (const control of document.querySelectorAll(
            'button, input:not([hidden]), select, textarea, [role=slider], [role=spinbutton], [role=switch]')) {
          if (!seen(control) || control.type === 'file') continue;
          if (!named(control)) faults.push(`no name: ${words(control)}`);
          else if (!told(control)) faults.push(`no tooltip: ${words(control)}`);
        }
        const root = document.documentElement;
        const { overflowX, overflowY } = getComputedStyle(root);
        if (overflowX !== 'hidden' && root.scrollWidth > innerWidth) faults.push(`wider than the window: ${root.scrollWidth}`);
        if (overflowY !== 'hidden' && root.scrollHeight > innerHeight) faults.push(`higher than the window: ${root.scrollHeight}`);
        const boxes = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement;
          if (!node.textContent.trim() || !seen(element) || element.closest('.hidden-text, script, style')) continue;
          range.selectNodeContents(node);
          const text = range.getBoundingClientRect();
          let { left, right, top, bottom } = text;
          for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
            const box = at.getBoundingClientRect();
            left = Math.max(left, box.left); right = Math.min(right, box.right);
            top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
          }
          if (right - left < 2 || bottom - top < 2) continue;
          const x = (left + right) / 2;
          const y = (top + bottom) / 2;
          const above = document.elementFromPoint(x, y);
          if (!above || !(above === element || above.contains(element) || element.contains(above))) continue;
          boxes.push({ left, right, top, bottom, node });
        }
        for (let i = 0; i < boxes.length; i++) {
          for (let k = i + 1; k < boxes.length; k++) {
            const a = boxes[i], b = boxes[k];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 2 && down > 5) {
              faults.push(`text over text: "${a.node.textContent.trim().slice(0, 30)}" and "${b.node.textContent.trim().slice(0, 30)}"`);
            }
          }
        }
        return faults;
      }
      """;

  @TempDir private Path home;

  private static List<String> faults(Page page) {
    List<String> told = new ArrayList<>();
    for (Object each : (List<?>) page.evaluate(FAULTS)) {
      told.add(String.valueOf(each));
    }
    return told;
  }

  private static void keep(Page page, String name) throws Exception {
    String folder = System.getProperty("pictures");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      page.mouse().move(0, 0);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(folder, name.toLowerCase(Locale.ROOT) + ".png")));
    }
  }

  @Test
  void theJudgeSeesTextOverTextAndAControlWithoutATooltip() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Page page = studio.window();
      page.waitForTimeout(SETTLE_MS);
      page.evaluate(
          """
          () => {
            const parent = document.createElement('button');
            const child = document.createElement('b');
            parent.textContent = 'One word';
            child.textContent = 'Another word';
            Object.assign(parent.style, { position: 'fixed', left: '400px', top: '400px', zIndex: '99' });
            Object.assign(child.style, { position: 'absolute', left: '0', top: '0' });
            parent.append(child);
            document.body.append(parent);
          }
          """);
      assertThat(faults(page))
          .anyMatch(told -> told.startsWith("no tooltip: button"))
          .anyMatch(told -> told.startsWith("text over text: \"One word\""));
    }
  }

  @Test
  void noPageHasAFaultAtAnySize() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "night-ferry")) {
      Page page = studio.window();
      List<String> all = new ArrayList<>();
      for (String theme : List.of("dark", "light")) {
        Browser.theme(page, theme);
        for (Locator tab : page.locator("[aria-label=Pages] [role=tab]").all()) {
          page.setViewportSize(SCREENS.get("1280")[0], SCREENS.get("1280")[1]);
          tab.click();
          String label = tab.getAttribute("aria-label");
          String name = label == null ? tab.innerText() : label;
          for (Map.Entry<String, int[]> screen : SCREENS.entrySet()) {
            page.setViewportSize(screen.getValue()[0], screen.getValue()[1]);
            page.waitForTimeout(SETTLE_MS);
            keep(page, name + "-" + screen.getKey() + "-" + theme);
            faults(page)
                .forEach(told -> all.add(name + " " + screen.getKey() + " " + theme + ": " + told));
          }
          if (ON_A_PHONE.contains(name)) {
            page.setViewportSize(PHONE[0], PHONE[1]);
            page.waitForTimeout(SETTLE_MS);
            keep(page, name + "-phone-" + theme);
            faults(page).forEach(told -> all.add(name + " phone " + theme + ": " + told));
          }
        }
      }
      assertThat(all).isEmpty();
    }
  }
}
