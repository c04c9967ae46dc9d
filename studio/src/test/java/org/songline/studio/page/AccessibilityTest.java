package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page, in dark and light, keeps the automatic rules of WCAG 2.2 AA, as axe checks them. */
class AccessibilityTest {
  private static final String RULES =
      """
      async () => {
        const { violations } = await axe.run(document, { runOnly: { type: 'tag', values:
          ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
      }
      """;

  private static final int SETTLE_MS = 300;

  @TempDir private Path home;

  static String axe() throws Exception {
    try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static List<String> violations(Page page) {
    List<String> told = new ArrayList<>();
    for (Object each : (List<?>) page.evaluate(RULES)) {
      told.add(String.valueOf(each));
    }
    return told;
  }

  @Test
  void theJudgeSeesAButtonWithoutAName() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Page page = studio.window();
      page.evaluate(axe());
      page.evaluate("() => document.body.append(document.createElement('button'))");
      assertThat(violations(page)).anyMatch(told -> told.startsWith("button-name"));
    }
  }

  @Test
  void noPageBreaksARule() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Page page = studio.window();
      page.evaluate(axe());
      List<String> all = new ArrayList<>();
      for (String theme : List.of("dark", "light", "contrast")) {
        Browser.theme(page, theme);
        page.evaluate(axe());
        for (Locator tab : page.locator("[aria-label=Pages] [role=tab]").all()) {
          tab.click();
          page.waitForTimeout(SETTLE_MS);
          String name = tab.getAttribute("aria-label");
          for (String told : violations(page)) {
            all.add(theme + ", " + (name == null ? tab.innerText() : name) + ": " + told);
          }
        }
        page.keyboard().press("1");
        page.keyboard().press("Control+a");
        page.keyboard().press("Shift+e");
        page.locator(".clip-editor").waitFor();
        page.waitForTimeout(SETTLE_MS);
        violations(page).forEach(told -> all.add(theme + ", a recording: " + told));
      }
      assertThat(all).isEmpty();
    }
  }
}
