package org.songline.studio.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journey that docs/studio-with-a-screen-reader.md writes down, by roles, names and what is
 * said, as a screen reader has them.
 */
class ScreenReaderJourneyTest {
  @TempDir private Path home;

  /** What is said of itself, without the focus going there. */
  private static void hears(Page page, String words) {
    assertThat(
            page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(words)))
                .first())
        .hasCount(1);
  }

  private static Locator control(Page page, AriaRole role, String name) {
    return Browser.named(page, role, name).first();
  }

  @Test
  void leadsThroughArrangeMixerAndADevice() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Hands hands = new Hands(studio.window());
      Page page = hands.page();
      hands.command("Arrange");
      hands.tabTo("Tracks and clips");
      for (int i = 0; i < 40 && !said(page).startsWith("Bass,"); i++) {
        hands.press("ArrowDown");
      }
      hears(page, "^Bass, instrument track, 7 clips$");
      hands.press("ArrowRight");
      hears(page, "^Bass, clip .+, bar \\d+ to \\d+, selected$");
      hands.press("Control+d");
      hears(page, "Duplicate");
      hands.press("Control+z");
      hears(page, "^Undid: Duplicate");
      hands.press("m");
      hears(page, "^Mute Bass$");
      hands.press("Control+z");
      hears(page, "^Undid: Mute Bass$");
      hands.press(".");
      hears(page, "^Bar 2\\.1\\.1$");

      hands.command("Mixer");
      hands.tabTo("Volume of Bass");
      Locator fader = control(page, AriaRole.SLIDER, "Volume of Bass");
      String before = fader.getAttribute("aria-valuetext");
      hands.press("ArrowDown");
      assertThat(fader).not().hasAttribute("aria-valuetext", before);
      assertThat(fader).hasAttribute("aria-valuetext", Pattern.compile("^[−-]?\\d+\\.\\d dB$"));
      hears(page, "^Volume of Bass");
      assertThat(control(page, AriaRole.METER, "Level of Bass")).hasCount(1);
      hands.tabTo("Solo Bass");
      hands.press("Enter");
      assertThat(control(page, AriaRole.BUTTON, "Solo Bass")).hasAttribute("aria-pressed", "true");
      hears(page, "^Solo Bass$");

      hands.command("Devices");
      Locator device =
          page.getByRole(
              AriaRole.REGION, new Page.GetByRoleOptions().setName("Equaliser, device 3 of 7"));
      assertThat(device).hasCount(1);
      hands.tabTo("Band 1 frequency of Equaliser");
      Locator knob = control(page, AriaRole.SLIDER, "Band 1 frequency of Equaliser");
      String was = knob.getAttribute("aria-valuetext");
      hands.press("ArrowUp");
      assertThat(knob).not().hasAttribute("aria-valuetext", was);
      hands.press("Control+z");
      assertThat(knob).hasAttribute("aria-valuetext", was);
      hears(page, "^Undid: ");
    }
  }

  private static String said(Page page) {
    return page.getByRole(AriaRole.STATUS).first().textContent();
  }
}
