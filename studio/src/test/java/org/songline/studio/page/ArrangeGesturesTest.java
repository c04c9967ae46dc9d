package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** What the pointer does to recordings on the arrangement, and in their editor. */
class ArrangeGesturesTest {
  /** The share of the width that stays free beside what is zoomed to. */
  private static final double BESIDE = 0.03;

  @TempDir private Path home;

  /** A clip on the screen. */
  private record Shown(double left, double top, double width, double height) {
    double at(double share) {
      return left + share * width;
    }
  }

  /** Brings a loop in, chooses its clip and zooms to it. */
  private static Shown loop(Page page) {
    page.evaluate(
        """
        () => fetch('/api/media/library?name=library:samples/loop_amen.flac&at=0&window=w',
          { method: 'POST' })
        """);
    page.waitForFunction("() => studio.song.peek().tracks.some((t) => t.kind === 'audio')");
    page.locator(".arrange-header .arrange-name").first().click();
    page.locator(".arrange-grid").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("z");
    BoundingBox lanes = page.locator(".arrange-lanes").boundingBox();
    BoundingBox row = page.locator(".arrange-header").first().boundingBox();
    double beside = BESIDE * lanes.width;
    // The song does not begin before its start.
    return new Shown(lanes.x, row.y, lanes.width - 2 * beside, row.height);
  }

  private static void drag(Page page, double x, double y, double toX, double toY) {
    Hands.drag(page, new Hands.Spot(x, y), new Hands.Spot(toX, toY));
  }

  private static void undone(Page page, String what) {
    page.waitForFunction("what => studio.undoable.peek() === what", what);
  }

  private static List<AudioClip> clips(OpenStudio studio) {
    return studio.song().tracks().stream()
        .filter(track -> track.kind() == Track.Kind.AUDIO)
        .flatMap(track -> track.clips().stream())
        .map(AudioClip.class::cast)
        .toList();
  }

  private static AudioClip clip(OpenStudio studio) {
    return clips(studio).getFirst();
  }

  @Test
  void cornersFadeTheTopIsGainTheFootLoopsAndAltCopiesWithACrossfade() throws Exception {
    try (OpenStudio studio =
        OpenStudio.of(home, Templates.bare().song("Song", 48000, 137, "A minor"))) {
      Page page = studio.window();
      Shown clip = loop(page);
      Song before = studio.song();

      drag(page, clip.left() + 3, clip.top() + 20, clip.at(0.25), clip.top() + 20);
      undone(page, "Fade clip");
      long length = clip(studio).length().count();
      assertThat(clip(studio).fadeIn().length().count() / (double) length).isBetween(0.2, 0.3);

      drag(page, clip.at(0.5), clip.top() + 2, clip.at(0.5), clip.top() - 18);
      undone(page, "Gain of clip");
      assertThat(clip(studio).gain()).isEqualTo(4);

      double foot = clip.top() + clip.height() - 4;
      drag(page, clip.at(0.4), foot, clip.at(0.2), foot);
      undone(page, "Loop clip");
      assertThat(clip(studio).loop()).isPresent();
      assertThat(clip(studio).length().count()).isLessThan(length);
      page.keyboard().press("Control+z");
      undone(page, "Gain of clip");

      double middle = clip.top() + clip.height() / 2;
      page.keyboard().down("Alt");
      drag(page, clip.at(0.3), middle, clip.at(0.8), middle);
      page.keyboard().up("Alt");
      undone(page, "Copy clip");
      List<AudioClip> both = clips(studio);
      assertThat(both).hasSize(2);
      Clip.Fade fade = both.get(1).fadeIn();
      assertThat(fade.shape()).isEqualTo(FadeShape.EQUAL_POWER);
      assertThat(fade.length()).isEqualTo(both.get(0).end().since(both.get(1).start()));

      for (int i = 0; i < 3; i++) {
        page.evaluate("() => studio.undo()");
      }
      page.waitForFunction("() => studio.undoable.peek()?.startsWith('Import')");
      assertThat(studio.song()).isEqualTo(before);
    }
  }

  @Test
  void aRecordingIsEditedInItsEditorAndTimeIsCopiedAndTheViewSurvivesAReload() throws Exception {
    try (OpenStudio studio =
        OpenStudio.of(home, Templates.bare().song("Song", 48000, 137, "A minor"))) {
      Page page = studio.window();
      Shown clip = loop(page);
      page.mouse().dblclick(clip.at(0.5), clip.top() + clip.height() / 2);
      Locator wave = page.locator(".clip-wave");
      BoundingBox box = wave.boundingBox();
      page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
      undone(page, "Add gain point");
      assertThat(clip(studio).envelope()).hasSize(1);
      page.keyboard().press("-");
      undone(page, "Move gain point");
      page.keyboard().press("Delete");
      undone(page, "Delete gain point");
      assertThat(clip(studio).envelope()).isEmpty();
      page.locator(".clip-count", new Page.LocatorOptions().setHasText("of 13")).waitFor();
      page.keyboard().press("Control+Shift+k");
      undone(page, "Split clip");
      int parts = clips(studio).size();
      assertThat(parts).isBetween(4, 14);
      page.evaluate("() => studio.undo()");
      page.waitForFunction(
          "() => studio.song.peek().tracks.find((t) => t.kind === 'audio').clips.length === 1");

      page.locator(".arrange-grid").focus();
      page.keyboard().press("y");
      double middle = clip.top() + clip.height() / 2;
      drag(page, clip.left() + 12, middle, clip.at(0.5), middle);
      page.keyboard().press("Control+c");
      page.keyboard().press("End");
      page.waitForTimeout(300);
      page.keyboard().press("Control+v");
      undone(page, "Paste");
      List<AudioClip> both = clips(studio);
      assertThat(both).hasSize(2);
      assertThat(both.get(1).length().count()).isLessThan(both.get(0).length().count());

      page.waitForTimeout(800);
      String view =
          (String)
              page.evaluate("() => localStorage.getItem('songline view ' + studio.folder.peek())");
      Browser.reload(page);
      page.locator(".arrange-header.arrange-focused").waitFor();
      page.waitForTimeout(500);
      assertThat(
              page.evaluate("() => localStorage.getItem('songline view ' + studio.folder.peek())"))
          .isEqualTo(view);
      page.locator("[role=tab]", new Page.LocatorOptions().setHasText("Clip")).waitFor();
    }
  }
}
