package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.studio.Chords;
import org.songline.studio.UserFolders;

/** What people do on the page of the master, with nothing but that page. */
class MasterJourneyTest {
  /** Plays clicks and noise through the way to the ear of this window, without its clock. */
  private static final String THROUGH =
      """
      async () => {
        const frames = 32768;
        const context = new OfflineAudioContext(2, frames, 48000);
        const sound = context.createBuffer(2, frames, 48000);
        for (const side of [0, 1]) sound.getChannelData(side)[0] = 0.5;
        const player = new AudioBufferSourceNode(context, { buffer: sound });
        studio.listening.attach(context, player);
        player.start();
        const heard = (await context.startRendering()).getChannelData(0);
        studio.listening.detach();
        const level = (hertz) => {
          let re = 0, im = 0;
          for (let i = 0; i < frames; i++) {
            const angle = (2 * Math.PI * hertz * i) / 48000;
            re += heard[i] * Math.cos(angle);
            im -= heard[i] * Math.sin(angle);
          }
          return 10 * Math.log10(4 * (re * re + im * im));
        };
        return [...[100, 1000, 3000, 10000].map(level), heard[0],
          heard.slice(1).every((value) => value === 0) ? 1 : 0];
      }
      """;

  private static final String PLANNED =
      "async () => (await studio.get('/api/master/plan')).plan.%s.integrated";

  @TempDir private Path home;

  private static void press(Page page, AriaRole role, String name) {
    Browser.named(page, role, name).first().click();
  }

  private static void done(Page page, String label) {
    page.waitForFunction(
        "label => studio.jobs.peek().some((job) => job.label === label && job.finished)", label);
  }

  private static double number(Page page, String what) {
    return ((Number) page.evaluate(what)).doubleValue();
  }

  private static List<?> through(Page page) {
    return (List<?>) page.evaluate(THROUGH);
  }

  private static double at(List<?> heard, int index) {
    return ((Number) heard.get(index)).doubleValue();
  }

  @Test
  void aSongIsMeasuredHeldAgainstAReferenceMasteredAndTakenBack() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, Chords.song())) {
      Page page = studio.window();
      page.keyboard().press("6");
      page.keyboard().press("l");
      done(page, "Measure the song");
      page.locator(".master-tiles").waitFor();
      Path file = Chords.noise(home.resolve("Noise.wav"), 0.9);
      page.waitForFileChooser(() -> press(page, AriaRole.BUTTON, "Add")).setFiles(file);
      done(page, "Hear Noise.wav");
      page.locator("[aria-label='Hear Noise']").click();
      page.waitForFunction("() => studio.listening.beside.peek() !== null");
      double song =
          number(
              page,
              "async () => (await studio.get('/api/master/measured')).measured.figures.integrated");
      double reference =
          Objects.requireNonNull(
              Measure.file(file, Part.quick(), Progress.NONE)
                  .figures()
                  .loudness()
                  .integratedLufs());
      double gain = number(page, "() => studio.listening.beside.peek().gain");
      page.keyboard().press("1");
      page.waitForFunction("() => studio.listening.beside.peek() === null");
      double trim = number(page, "() => studio.listening.trim.peek()");
      assertThat(song + trim).isCloseTo(reference + gain, within(0.1));
      assertThat(Math.min(trim, gain)).isLessThan(-3);
      page.keyboard().press("2");
      page.waitForFunction("() => studio.listening.beside.peek() !== null");
      page.keyboard().press("Escape");
      page.waitForFunction("() => studio.listening.beside.peek() === null");
      assertThat(number(page, "() => studio.listening.trim.peek()")).isZero();
      page.keyboard().press("Space");
      page.waitForFunction("() => studio.transport.peek().state === 'stopped'");

      Song before = studio.song();
      press(page, AriaRole.TAB, "Chain");
      press(page, AriaRole.BUTTON, "Plan the master");
      done(page, "Plan the master");
      double after = number(page, PLANNED.formatted("after"));
      double least = Math.min(after, number(page, PLANNED.formatted("before")));
      press(page, AriaRole.RADIO, "Before");
      press(page, AriaRole.RADIO, "After");
      page.waitForFunction("trim => studio.listening.trim.peek() === trim", least - after);
      assertThat(studio.song()).isEqualTo(before);
      press(page, AriaRole.RADIO, "As it is");
      page.waitForFunction("() => studio.listening.trim.peek() === 0");
      press(page, AriaRole.BUTTON, "Apply");
      page.waitForFunction("() => studio.undoable.peek() === 'Apply the master chain'");
      assertThat(studio.song().master().devices())
          .extracting(device -> device.id().text())
          .isNotEmpty()
          .allMatch(id -> id.startsWith("mastering-"));
      page.getByText("The song changed since it was measured").waitFor();
      page.keyboard().press("Control+z");
      page.waitForFunction("() => studio.undoable.peek() === null");
      assertThat(studio.song()).isEqualTo(before);
      clean(page);
    }
  }

  /** Takes the sound of references from this machine again. */
  private static void clean(Page page) throws Exception {
    Map<?, ?> shelf = (Map<?, ?>) page.evaluate("() => studio.get('/api/master/references')");
    for (Object each : (List<?>) shelf.get("references")) {
      Object hash = ((Map<?, ?>) each).get("hash");
      Files.deleteIfExists(UserFolders.cache().resolve("references").resolve(hash + ".wav"));
    }
  }

  @Test
  void aWindowListensThroughAPhoneAndSaysSoUntilOneKeyEndsIt() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, Chords.song())) {
      Page page = studio.window();
      List<?> plain = through(page);
      assertThat(at(plain, 4)).isEqualTo(0.5);
      assertThat(at(plain, 5)).as("silence behind the click").isEqualTo(1);
      page.keyboard().press("6");
      press(page, AriaRole.TAB, "Monitors");
      press(page, AriaRole.BUTTON, "Phone");
      page.locator(".shell-monitor").waitFor();
      assertThat(page.locator(".shell-monitor").innerText()).contains("Phone");
      page.waitForFunction("() => studio.sound.peek().kind === 'running'");
      List<?> heard = through(page);
      PlaybackDevice phone = PlaybackDevices.find("phone").orElseThrow();
      double beside = at(heard, 1) - phone.tone().decibels(1000);
      double[] hertz = {100, 1000, 3000, 10000};
      for (int i = 0; i < hertz.length; i++) {
        assertThat(at(heard, i) - beside)
            .as("%s Hz", hertz[i])
            .isCloseTo(phone.tone().decibels(hertz[i]), within(0.5));
      }
      page.keyboard().press("1");
      assertThat(page.locator(".shell-monitor").isVisible()).isTrue();
      page.keyboard().press("Shift+M");
      page.waitForFunction("() => document.querySelector('.shell-monitor') === null");
      assertThat(through(page)).isEqualTo(plain);
      assertThat(studio.song()).isEqualTo(Chords.song());
    }
  }

  @Test
  void everyPartOfThePageKeepsTheRulesOfAccess() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, Chords.song())) {
      Page page = studio.window();
      page.evaluate("() => studio.post('/api/master/measure', '')");
      page.evaluate(
          """
          () => studio.post('/api/master/plan', JSON.stringify({ target: 'cd', loudness: null,
            ceiling: null, amount: 1, without: [], linearPhase: false, careful: true, match: null }))
          """);
      page.evaluate("() => studio.post('/api/master/elsewhere', '')");
      page.evaluate("() => studio.post('/api/check', '')");
      done(page, "Listen to the song");
      page.keyboard().press("6");
      page.locator(".master-tiles").waitFor();
      List<String> all = new ArrayList<>();
      for (String theme : List.of("dark", "light")) {
        Browser.theme(page, theme);
        page.keyboard().press("6");
        page.locator(".master-tiles").waitFor();
        page.evaluate(AccessibilityTest.axe());
        for (String side : List.of("References", "Chain", "Monitors", "Checks")) {
          press(page, AriaRole.TAB, side);
          page.waitForTimeout(100);
          for (String told : AccessibilityTest.violations(page)) {
            all.add(theme + ", " + side + ": " + told);
          }
        }
      }
      assertThat(all).isEmpty();
      press(page, AriaRole.BUTTON, "Spectrum as a table");
      assertThat(page.locator("[aria-label='Spectrum, table'] tbody tr").count()).isEqualTo(31);
    }
  }
}
