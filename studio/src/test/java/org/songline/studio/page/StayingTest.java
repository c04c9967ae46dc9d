package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;

/** What was done in the page stays: after a reload, beside another window, after a kill. */
class StayingTest {
  private static final String RENAME =
      """
      (name) => studio.perform('Rename to ' + name,
        [{ edit: 'set-title', old: studio.song.peek().title, new: name }])
      """;

  @TempDir private Path home;

  private static Locator named(Page page, AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void theHistoryGoesToAnyStepByPressAndByKeyAndSurvivesAReload() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Page page = studio.window();
      for (String name : new String[] {"One", "Two", "Three", "Four"}) {
        page.evaluate(RENAME, name);
      }
      page.keyboard().press("Shift+H");
      Locator list = named(page, AriaRole.LISTBOX, "Steps of the song; Enter goes to one");
      list.getByText("Rename to Two").click();
      page.waitForFunction("() => studio.song.peek().title === 'Two'");
      assertThat(studio.song().title()).isEqualTo("Two");
      page.reload();
      list.getByText("Rename to Four").waitFor();
      list.focus();
      page.keyboard().press("Home");
      page.keyboard().press("Enter");
      page.waitForFunction("() => studio.song.peek().title === 'Four'");
      list.getByText("The song before these steps").click();
      page.waitForFunction("() => studio.song.peek().title === 'First light'");
    }
  }

  @Test
  void aVersionIsSavedComparedAndReturnedToAsOneStep() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Page page = studio.window();
      Song before = studio.song();
      page.keyboard().press("Control+S");
      named(page, AriaRole.TEXTBOX, "Name").fill("Before the rename");
      page.keyboard().press("Enter");
      page.getByText("Before the rename is saved").first().waitFor();
      page.evaluate(RENAME, "Other");
      page.keyboard().press("Shift+J");
      named(page, AriaRole.LISTBOX, "Versions").getByText("Before the rename").click();
      page.getByText("title First light → Other").waitFor();
      named(page, AriaRole.BUTTON, "Return").click();
      page.getByRole(AriaRole.DIALOG)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Return"))
          .click();
      page.waitForFunction("() => studio.song.peek().title === 'First light'");
      assertThat(studio.song()).isEqualTo(before);
      page.evaluate("() => studio.undo()");
      assertThat(studio.song().title()).isEqualTo("Other");
    }
  }

  @Test
  void windowsThatEditAtOnceShowTheProgramsSongInTheEnd() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Page one = studio.window();
      Page two = studio.window();
      String work =
          """
          (seed) => {
            let state = seed;
            const dice = (sides) => (state = (state * 48271) % 2147483647) % sides;
            globalThis.work = (async () => {
              for (let i = 0; i < 60; i++) {
                const tracks = studio.song.peek().tracks;
                const track = tracks[dice(tracks.length)];
                const what = dice(5);
                const act = what === 0 ? studio.undo() : what === 1 ? studio.redo()
                  : what === 2 ? studio.travel(dice(5) - 2)
                  : studio.perform('Volume', [{ edit: 'set-fader', track: track.id, old: track.fader, new: -dice(20) }]);
                if (dice(3) === 0) await act.catch(() => undefined);
                else act.catch(() => undefined);
              }
              await studio.save();
            })();
          }
          """;
      one.evaluate(work, 11);
      two.evaluate(work, 23);
      one.evaluate("() => globalThis.work");
      two.evaluate("() => globalThis.work");
      String song = "() => JSON.stringify(studio.song.peek())";
      Page fresh = studio.window();
      String program = (String) fresh.evaluate(song);
      int revision = (int) fresh.evaluate("() => studio.revision.peek()");
      assertThat(revision).isGreaterThan(20);
      for (Page page : new Page[] {one, two}) {
        page.waitForFunction("(wanted) => studio.revision.peek() >= wanted", revision);
        assertThat((String) page.evaluate(song)).isEqualTo(program);
      }
    }
  }

  @Test
  void aReloadInTheMidstOfEditsLosesNoneThatWereAnswered() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Page page = studio.window();
      for (int i = 0; i < 3; i++) {
        page.evaluate(
            """
            () => {
              sessionStorage.setItem('answered', studio.song.peek().title);
              void (async () => {
                for (let i = 0; ; i++) {
                  const name = String(i).padStart(4, '0');
                  await studio.perform('Count', [{ edit: 'set-title', old: studio.song.peek().title, new: name }]);
                  sessionStorage.setItem('answered', name);
                }
              })();
            }
            """);
        page.waitForFunction("() => Number(studio.song.peek().title) > 3");
        Browser.reload(page);
        int answered =
            Integer.parseInt((String) page.evaluate("sessionStorage.getItem('answered')"));
        String title = studio.song().title();
        assertThat(page.evaluate("() => studio.song.peek().title")).isEqualTo(title);
        assertThat(Integer.parseInt(title)).isBetween(answered, answered + 1);
        page.evaluate(RENAME, "First light");
      }
    }
  }

  @Test
  void afterAKillThePageTellsWhatCameBack() throws Exception {
    SongFolder.create(home.resolve("song"), OpenStudio.bare()).close();
    Path program = Browser.installed().orElse(null);
    Assumptions.assumeTrue(program != null, "NOT TESTED: the page needs an installed Chromium");
    String secret = "0123456789abcdef";
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStudio.class.getName(),
                home.toString(),
                secret)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Browser browser = Browser.open(program)) {
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      Page page = browser.window(URI.create(out.readLine()));
      page.evaluate(RENAME, "One");
      page.evaluate(RENAME, "Two");
      process.destroyForcibly().waitFor();
      try (OpenStudio studio = OpenStudio.again(home)) {
        Page again = studio.window();
        Locator notice = named(again, AriaRole.DIALOG, "Your work is here");
        assertThat(notice.textContent()).contains("All 2 steps").contains("Rename to Two");
        assertThat((String) again.evaluate("() => studio.song.peek().title")).isEqualTo("Two");
        named(again, AriaRole.BUTTON, "See history").click();
        again.getByText("Rename to One").waitFor();
        Page later = studio.window();
        assertThat(later.evaluate("() => studio.recovered.peek()")).isNull();
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
