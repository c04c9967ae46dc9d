package org.songline.studio.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.model.song.Song;
import org.songline.studio.TestSound;
import org.songline.studio.page.Hands.Spot;

/**
 * Clips are edited, volume is automated, tracks are grouped, sent and side-chained, by the page
 * alone.
 */
class EditJourneyTest {
  private static final String DRUMS = "song.tracks.find(({ name }) => name === 'Drums')";
  private static final String SYNTH = "song.tracks.find(({ name }) => name === 'Synth')";
  private static final String MOVED = DRUMS + ".clips[0].at > 0";
  private static final String TWO_CLIPS = DRUMS + ".clips.length === 2";
  private static final String AUTOMATED =
      DRUMS + ".automation.some(({ points }) => points.length === 2)";
  private static final String GROUPED = "song.tracks.some(({ kind }) => kind === 'group')";
  private static final String SENT = SYNTH + ".sends.length === 1";
  private static final String STEERED =
      SYNTH + ".devices.some(({ sideChain }) => sideChain !== null)";

  @TempDir private Path home;

  /** A beat of drums, and a synthesizer beside it. */
  private Hands begin(OpenStudio studio) {
    Hands hands = new Hands(studio.window());
    hands.button("Start from a beat").click();
    hands.until(DRUMS + "?.clips.length === 1");
    hands
        .page()
        .evaluate(
            """
            () => studio.operate(
              { type: 'add-track', kind: 'instrument', name: 'Synth', after: null, devices: ['synth'] })
            """);
    hands.until(SYNTH + " !== undefined");
    return hands;
  }

  private OpenStudio studio() throws Exception {
    return OpenStudio.of(home, OpenStudio.bare());
  }

  private static void holds(OpenStudio studio, Hands hands) {
    for (String each : new String[] {MOVED, TWO_CLIPS, AUTOMATED, GROUPED, SENT, STEERED}) {
      hands.until(each);
    }
    Song made = studio.song();
    int steps = hands.undoAll();
    assertThat(studio.song()).isEqualTo(OpenStudio.bare());
    hands.redo(steps);
    assertThat(studio.song()).isEqualTo(made);
  }

  @Test
  void isDoneWithKeysAlone() throws Exception {
    try (OpenStudio studio = studio()) {
      Hands hands = begin(studio);
      hands.command("Arrange");
      hands.tabTo("Tracks and clips");
      hands.press("ArrowUp", "ArrowUp", "ArrowRight", "Alt+Shift+ArrowRight");
      hands.until(MOVED);
      hands.press("Control+d");
      hands.until(TWO_CLIPS);
      hands.press("a");
      hands.tabTo("Points of Volume");
      hands.press("Enter");
      point(hands, "-6", 1);
      point(hands, "-12", 2);
      hands.press("Escape");
      hands.tabTo("Tracks and clips");
      hands.press("Control+g");
      hands.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).waitFor();
      hands.press("Enter");
      hands.until(GROUPED);
      hands.command("Mixer");
      hands.tabTo("Add a send to Synth");
      hands.press("Enter", "End", "Enter");
      hands.until(SENT);
      hands.command("Arrange");
      hands.tabTo("Tracks and clips");
      for (int i = 0; i < 8 && !focused(hands).startsWith("Synth"); i++) {
        hands.press("ArrowDown");
      }
      hands.command("Devices");
      hands.press("Insert");
      hands.choose("Search devices and presets", "compressor");
      hands.until(SYNTH + ".devices.length === 2");
      hands.tabTo("What steers Compressor");
      hands.press("Enter", "ArrowDown", "Enter");
      hands.until(STEERED);
      holds(studio, hands);
    }
  }

  /** The row of the grid of tracks that has the focus, in words. */
  private static String focused(Hands hands) {
    return String.valueOf(
        hands
            .page()
            .evaluate(
                """
                () => document.getElementById(
                  document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''
                """));
  }

  private static void point(Hands hands, String decibels, int count) {
    hands.tabTo("Add a point");
    hands.press("Enter");
    hands.until(DRUMS + ".automation[0]?.points.length === " + count);
    hands.tabTo("Value of the point");
    hands.press("Control+a");
    hands.page().keyboard().type(decibels);
    hands.press("Enter");
    hands.until(DRUMS + ".automation[0].points.some(({ value }) => value === " + decibels + ")");
  }

  @Test
  void isDoneWithTheMouse() throws Exception {
    try (OpenStudio studio = studio()) {
      Hands hands = begin(studio);
      Page page = hands.page();
      hands.tab("Arrange");
      Hands.Scale song = hands.scale(".arrange-ruler", "Snap to the grid");
      double drums = hands.row("Drums");
      hands.drag(new Spot(song.at(6), drums), new Spot(song.at(10), drums));
      hands.until(MOVED);
      page.keyboard().down("Alt");
      hands.drag(new Spot(song.at(6), drums), new Spot(song.at(22), drums));
      page.keyboard().up("Alt");
      hands.until(TWO_CLIPS);
      hands.button("Automation of Drums").click();
      Locator head = hands.button("Points of Volume");
      head.waitFor();
      double lane = hands.middle(head).y();
      hands.click(new Spot(song.at(8), lane), 2);
      hands.click(new Spot(song.at(12), lane + 8), 2);
      hands.until(AUTOMATED);
      Locator name = page.getByLabel("Track name: Drums");
      name.click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Group…")).click();
      hands.button("Make").click();
      hands.until(GROUPED);
      hands.tab("Mixer");
      hands.button("Add a send to Synth").click();
      hands.item("New return").click();
      hands.until(SENT);
      hands.tab("Devices");
      page.getByText("Synth", new Page.GetByTextOptions().setExact(true)).first().click();
      page.getByText("Add a device").click();
      hands.choose("Search devices and presets", "compressor");
      hands.until(SYNTH + ".devices.length === 2");
      page.getByLabel("What steers Compressor").click();
      hands.option("Drums").click();
      hands.until(STEERED);
      holds(studio, hands);
    }
  }

  @Test
  void aRecordingIsDroppedOnTheLanes() throws Exception {
    try (OpenStudio studio = studio()) {
      Hands hands = begin(studio);
      hands.tab("Arrange");
      Hands.Scale song = hands.scale(".arrange-ruler", "Snap to the grid");
      var below = new Spot(song.at(8), hands.row("Master") + 80);
      hands.drop("Tone.wav", TestSound.wav(96_000), ".arrange-lanes", below);
      String audio = "song.tracks.find(({ kind }) => kind === 'audio')";
      hands.until(audio + "?.clips[0]?.at === 8 * 322560");
      Song made = studio.song();
      assertThat(made.sources()).hasSize(1);
      int steps = hands.undoAll();
      assertThat(studio.song().sources()).isEmpty();
      hands.redo(steps);
      assertThat(studio.song()).isEqualTo(made);
    }
  }
}
