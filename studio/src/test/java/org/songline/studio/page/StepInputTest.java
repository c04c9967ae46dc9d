package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;

/** Notes are written step by step with nothing but the letters of the keyboard. */
class StepInputTest {
  private static final String NOTES =
      """
      Object.values(song.patterns).find(({ id }) => !id.includes('beat'))?.notes
        .map(({ at, key }) => `${at / 80640} ${key}`).join(', ')
      """;

  @TempDir private Path home;

  @Test
  void lettersWriteStepsChordsAndRests() throws Exception {
    try (OpenStudio studio =
        OpenStudio.of(home, Templates.bare().song("First light", 48000, 120, "A minor"))) {
      Hands hands = new Hands(studio.window());
      Page page = hands.page();
      page.evaluate(
          """
          () => studio.operate(
            { type: 'add-track', kind: 'instrument', name: 'Keys', after: null, devices: ['synth'] })
          """);
      hands.until("song.tracks.some(({ name }) => name === 'Keys')");
      hands.tab("Notes");
      hands.button("New clip").click();
      page.locator(".notes-roll").waitFor();
      hands.press("Shift+K", "Alt+I");
      page.locator("[aria-label='Step input'][aria-pressed=true]").waitFor();
      hands.press("a", "d");
      hands.until(NOTES + " === '0 60, 1 64'");
      hands.press("ArrowRight");
      for (String key : new String[] {"a", "d", "g"}) {
        page.keyboard().down(key);
      }
      for (String key : new String[] {"a", "d", "g"}) {
        page.keyboard().up(key);
      }
      hands.until(NOTES + " === '0 60, 1 64, 3 60, 3 64, 3 67'");
      assertThat(page.locator("[role=status]").first().innerText()).isNotEmpty();
      page.waitForFunction(
          "() => [...document.querySelectorAll('[role=status]')].some(({ textContent }) =>"
              + " textContent.includes('C4, E4 and G4. Cursor at bar 1.2.1'))");
      hands.press("Backspace");
      hands.until(NOTES + " === '0 60, 1 64'");
      hands.press("Control+z");
      hands.until(NOTES + " === '0 60, 1 64, 3 60, 3 64, 3 67'");
      hands.press("Escape");
      hands.press("a");
      page.waitForTimeout(100);
      assertThat(page.evaluate("() => { const song = studio.song.peek(); return " + NOTES + "; }"))
          .isEqualTo("0 60, 1 64, 3 60, 3 64, 3 67");
    }
  }
}
