package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Song;
import org.songline.studio.TestSound;
import org.songline.studio.page.Hands.Spot;

/** A folder of the disk is shown in the page: its files are found, heard and brought in. */
class FilesTest {
  private static final String AUDIO = "song.tracks.filter(({ kind }) => kind === 'audio')";

  /** Notes how long the sounds are that the page begins to play. */
  private static final String LISTEN =
      """
      () => {
        globalThis.showDirectoryPicker = undefined;
        globalThis.heard = [];
        const { start } = AudioBufferSourceNode.prototype;
        AudioBufferSourceNode.prototype.start = function (...when) {
          globalThis.heard.push(Math.round(this.buffer.duration * 10) / 10);
          return start.apply(this, when);
        };
      }
      """;

  @TempDir private Path home;

  private Path folder() throws Exception {
    Path loops = Files.createDirectories(home.resolve("Samples/Loops"));
    Files.write(loops.resolve("Tone.wav"), TestSound.wav(96_000));
    Files.write(home.resolve("Samples/Short.wav"), TestSound.wav(24_000));
    Files.writeString(home.resolve("Samples/Broken.wav"), "no sound", StandardCharsets.UTF_8);
    Files.writeString(home.resolve("Samples/read me.txt"), "no sound", StandardCharsets.UTF_8);
    return home.resolve("Samples");
  }

  private static Locator row(Page page, String name) {
    return page.getByRole(AriaRole.TREEITEM)
        .filter(new Locator.FilterOptions().setHasText(name))
        .first();
  }

  private static List<?> heard(Page page) {
    return (List<?>) page.evaluate("() => globalThis.heard");
  }

  @Test
  void filesOfAChosenFolderAreHeardDroppedAndRefused() throws Exception {
    Song bare = Templates.bare().song("First light", 48000, 120, "A minor");
    try (OpenStudio studio = OpenStudio.of(home, bare)) {
      Hands hands = new Hands(studio.window());
      Page page = hands.page();
      hands.button("Start from a beat").click();
      hands.until("song.tracks.some(({ name }) => name === 'Drums')");
      hands.tab("Arrange");
      page.evaluate(LISTEN);
      page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Files")).click();
      FileChooser chooser =
          page.waitForFileChooser(() -> hands.button("Add a folder of files").click());
      chooser.setFiles(folder());
      row(page, "Samples").waitFor();
      assertThat(page.getByRole(AriaRole.TREEITEM).allInnerTexts())
          .as("no text file, the folder first")
          .map(text -> text.lines().findFirst().orElse(""))
          .containsExactly("This song", "Samples", "Loops", "Broken", "Short");
      page.evaluate(AccessibilityTest.axe());
      assertThat(AccessibilityTest.violations(page)).isEmpty();

      page.getByLabel("Search files").fill("loops tone");
      row(page, "Tone").click();
      hands.press("Enter");
      page.waitForFunction("() => globalThis.heard.length === 1");
      assertThat(heard(page)).as("two seconds").hasToString("[2]");
      hands.press("Space");
      page.locator("[aria-label='Hear the chosen file'][aria-pressed=false]").waitFor();

      Hands.Scale song = hands.scale(".arrange-ruler", "Snap to the grid");
      var below = new Spot(song.at(8), hands.row("Master") + 80);
      hands.drag(hands.middle(row(page, "Tone")), below);
      hands.until(AUDIO + "[0]?.clips[0]?.at === 8 * 322560");
      assertThat(studio.song().sources()).hasSize(1);

      page.getByLabel("Search files").fill("");
      row(page, "Tone").click();
      assertThat(row(page, "Tone").innerText()).contains("2.00 s, 48 kHz");
      hands.press("Space");
      page.waitForFunction("() => globalThis.heard.length === 2");
      hands.press("Shift+Enter");
      hands.until(AUDIO + ".flatMap(({ clips }) => clips).length === 2");
      assertThat(studio.song().sources()).as("the same recording again").hasSize(1);

      row(page, "Broken").click();
      hands.press("Shift+Enter");
      Locator refused = page.locator(".ui-toast-error").first();
      refused.waitFor();
      assertThat(refused.innerText())
          .as("the program's words")
          .contains("Broken.wav: ", "WAV, AIFF");
      assertThat(studio.song().sources()).hasSize(1);
    }
  }
}
