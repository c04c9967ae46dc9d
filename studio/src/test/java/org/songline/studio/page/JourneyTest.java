package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.exchange.audio.SongTags;
import org.songline.exchange.audio.SoundFile;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.studio.Library;

/** What people do in the studio, with nothing but its page. */
class JourneyTest {
  @TempDir private Path home;

  private static void undoable(Page page, boolean there) {
    page.waitForFunction(
        "there => (studio.undoable.peek() !== null) === there && studio.connected.peek()", there);
  }

  @Test
  void aBeatFromNothingPlaysAndIsUndoneToTheEmptySong() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Song empty = studio.song();
      Page page = studio.window();
      Browser.named(page, AriaRole.BUTTON, "Start from a beat").click();
      page.waitForFunction("() => studio.song.peek().tracks.length > 1");
      page.keyboard().press("Space");
      page.waitForFunction("() => studio.transport.peek().state === 'playing'");
      page.waitForFunction("() => studio.level('').peakLeft > 0.01");
      page.waitForFunction("() => studio.position() > 322560 / 2");
      page.keyboard().press("Space");
      page.waitForFunction("() => studio.transport.peek().state === 'stopped'");
      Song made = studio.song();
      assertThat(made.tracks()).anyMatch(track -> track.kind() == Track.Kind.INSTRUMENT);
      for (int i = 0; i < 20 && (boolean) page.evaluate("studio.undoable.peek() !== null"); i++) {
        page.evaluate("() => studio.undo()");
      }
      undoable(page, false);
      assertThat(studio.song()).isEqualTo(empty);
      for (int i = 0; i < 20 && (boolean) page.evaluate("studio.redoable.peek() !== null"); i++) {
        page.evaluate("() => studio.redo()");
      }
      assertThat(studio.song()).isEqualTo(made);
    }
  }

  @Test
  void twoWindowsShowTheSameSong() throws Exception {
    try (OpenStudio studio = OpenStudio.bundled(home, "paper-boats")) {
      Page one = studio.window();
      Page other = studio.window();
      one.keyboard().press("4");
      Locator fader =
          one.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Volume of Kick"));
      fader.first().focus();
      one.keyboard().press("ArrowDown");
      undoable(other, true);
      String faders = "() => JSON.stringify(studio.song.peek().tracks.map(({ fader }) => fader))";
      assertThat(other.evaluate(faders)).isEqualTo(one.evaluate(faders));
      other.evaluate("() => studio.undo()");
      undoable(one, false);
      assertThat(one.evaluate(faders)).isEqualTo(other.evaluate(faders));
    }
  }

  @Test
  void whatIsDoneWhileTheServerIsAwayIsDoneWhenItComesBack() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Page page = studio.window();
      studio.restart(
          () -> {
            page.waitForFunction("() => !studio.connected.peek()");
            page.evaluate(
                """
                () => void studio.perform('Rename',
                  [{ edit: 'set-title', old: 'First light', new: 'Second light' }])
                """);
          });
      page.waitForFunction("() => studio.song.peek().title === 'Second light'");
      assertThat(studio.song().title()).isEqualTo("Second light");
      assertThat((String) page.evaluate("() => document.title")).startsWith("Second light");
    }
  }

  @Test
  void aRenderFromThePageIsTheFileOfTheCommand() throws Exception {
    try (OpenStudio studio = OpenStudio.of(home, OpenStudio.bare())) {
      Page page = studio.window();
      Browser.named(page, AriaRole.BUTTON, "Start from a beat").click();
      page.waitForFunction("() => studio.song.peek().tracks.length > 1");
      page.keyboard().press("Control+Shift+E");
      Browser.named(page, AriaRole.BUTTON, "Render").click();
      page.waitForFunction("() => studio.jobs.peek().some((job) => job.finished)");
      Path rendered = studio.folder().resolve("renders").resolve("First light.wav");
      Path wanted = home.resolve("First light.wav");
      Song song = studio.song();
      new Renderer(BuiltIn.catalogue(), Library.files(studio.folder()))
          .render(
              song,
              RenderRequest.MIX,
              (port, rate) ->
                  SoundFile.sink(wanted, SoundFile.format(wanted, rate, 24), SongTags.of(song)),
              Progress.NONE);
      assertThat(Files.mismatch(rendered, wanted)).isEqualTo(-1);
      assertThat(Files.size(rendered)).isGreaterThan(100_000);
    }
  }
}
