package org.songline.engine.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.frame;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Exact;
import org.songline.engine.TestDevices;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Strip;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/** Tracks sound as a constant of 1, so that the mix tells their gains. */
class VcaTest {
  private static final int FRAMES = 48_000;
  private static final Strip OPEN = Strip.DEFAULT;
  private static final RenderRequest REQUEST = RenderRequest.MIX.tail(new Tail.Seconds(1));

  private static TestSong voice(TestSong song, String id, double value) {
    return song.track(id, Kind.AUDIO, device(id + "-v", "value", Map.of("value", value)));
  }

  private static float[] mix(TestSong song) {
    TestRender render = TestRender.of(song.master().build(), REQUEST);
    assertThat(render.report().problems()).isEmpty();
    return render.mix();
  }

  private static Point point(long frame, double value, Shape shape) {
    return new Point(frame(frame), value, shape, 0);
  }

  private static Automation fader(Point... points) {
    return new Automation(new Target.Fader(), true, List.of(points));
  }

  private static Automation mute(Point... points) {
    return new Automation(new Target.Mute(), true, List.of(points));
  }

  @Test
  void theFadersOfAllVcasAddUp() {
    TestSong song = voice(new TestSong(), "t", 1).strip(OPEN.withFader(-3)).vca("inner");
    song.track("inner", Kind.VCA).strip(OPEN.withFader(-4.5)).vca("outer");
    song.track("outer", Kind.VCA).strip(OPEN.withFader(1.25));
    assertThat(mix(song)).containsOnly((float) Exact.gain(-6.25));
  }

  @Test
  void aVcaAtNoDecibelsChangesNoBit() {
    Automation moving = fader(point(1000, -20, Shape.LINEAR), point(30_000, 3, Shape.HOLD));
    float[] alone = mix(voice(new TestSong(), "t", 0.5).automate(moving));
    float[] led =
        mix(voice(new TestSong(), "t", 0.5).automate(moving).vca("v").track("v", Kind.VCA));
    assertThat(led).isEqualTo(alone);
  }

  @Test
  void silenceStaysSilenceHoweverLoudTheOthersAre() {
    TestSong closed =
        voice(new TestSong(), "t", 1).strip(OPEN.withFader(Double.NEGATIVE_INFINITY)).vca("v");
    assertThat(mix(closed.track("v", Kind.VCA).strip(OPEN.withFader(12)))).containsOnly(0);
    TestSong led = voice(new TestSong(), "t", 1).strip(OPEN.withFader(12)).vca("v");
    led.track("v", Kind.VCA).strip(OPEN.withFader(Double.NEGATIVE_INFINITY));
    assertThat(mix(led)).containsOnly(0);
    TestSong faded = voice(new TestSong(), "t", 1).strip(OPEN.withFader(12)).vca("v");
    faded
        .track("v", Kind.VCA)
        .automate(fader(point(0, -144, Shape.HOLD), point(20_000, -12, Shape.HOLD)));
    float[] mix = mix(faded);
    assertThat(mix[2 * 19_999]).isZero();
    assertThat((double) mix[2 * 30_000]).isCloseTo(1, within(1e-7));
  }

  @Test
  void theAutomationOfAVcaAndOfItsTrackAddUpSampleBySample() {
    TestSong song = voice(new TestSong(), "t", 1).vca("v");
    song.automate(fader(point(640, -12, Shape.LINEAR), point(40_640, 0, Shape.HOLD)));
    song.track("v", Kind.VCA);
    song.automate(fader(point(10_000, 0, Shape.LINEAR), point(30_000, -10, Shape.HOLD)));
    float[] mix = mix(song);
    for (int f = 0; f < FRAMES; f++) {
      double own = -12 + 12 * Math.clamp((f - 640) / 40_000.0, 0, 1);
      double led = -10 * Math.clamp((f - 10_000) / 20_000.0, 0, 1);
      assertThat((double) mix[2 * f]).as("frame %d", f).isCloseTo(gain(own + led), within(1e-6));
    }
  }

  private static double gain(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  @Test
  void aJumpOfAVcaGoesOverInFiveMilliseconds() {
    TestSong song = voice(new TestSong(), "t", 1).strip(OPEN.withFader(-6)).vca("v");
    song.track("v", Kind.VCA);
    song.automate(fader(point(0, 0, Shape.HOLD), point(20_000, -20, Shape.HOLD)));
    float[] mix = mix(song);
    for (int f = 0; f < FRAMES; f++) {
      double left = 1 - Math.clamp((f - 20_000) / 240.0, 0, 1);
      double expected = gain(-26) + (f < 20_000 ? 1 : left) * (gain(-6) - gain(-26));
      assertThat((double) mix[2 * f]).as("frame %d", f).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aMutedVcaMutesAllThatFollowIt() {
    for (boolean nested : new boolean[] {false, true}) {
      TestSong song = voice(new TestSong(), "t", 1).vca("inner");
      voice(song, "other", 0.25);
      song.track("inner", Kind.VCA).strip(OPEN.withMuted(!nested)).vca("outer");
      song.track("outer", Kind.VCA).strip(OPEN.withMuted(nested));
      assertThat(mix(song)).containsOnly(0.25f);
    }
  }

  @Test
  void mutesOfATrackAndItsVcaHoldWhileEitherHolds() {
    TestSong song = voice(new TestSong(), "t", 1).vca("v");
    song.automate(
        mute(point(0, 0, Shape.HOLD), point(10_000, 1, Shape.HOLD), point(20_000, 0, Shape.HOLD)));
    song.track("v", Kind.VCA);
    song.automate(mute(point(15_000, 1, Shape.HOLD), point(30_000, 0, Shape.HOLD)));
    Curve curve = audible(song);
    // Before its first point a curve has that point's value.
    assertThat(curve.at(5000)).isZero();
    assertThat(curve.at(29_999)).isZero();
    assertThat(curve.at(30_240)).isEqualTo(1);
    TestSong other = voice(new TestSong(), "t", 1).vca("v");
    other.automate(
        mute(point(0, 0, Shape.HOLD), point(10_000, 1, Shape.HOLD), point(20_000, 0, Shape.HOLD)));
    other.track("v", Kind.VCA);
    other.automate(
        mute(point(0, 0, Shape.HOLD), point(15_000, 1, Shape.HOLD), point(30_000, 0, Shape.HOLD)));
    Curve both = audible(other);
    assertThat(both.at(9_999)).isEqualTo(1);
    assertThat(both.at(10_240)).isZero();
    assertThat(both.at(20_240)).isZero();
    assertThat(both.at(30_240)).isEqualTo(1);
  }

  private static Curve audible(TestSong song) {
    TempoMap tempo = new TempoMap(List.of(new Tempo(TickPosition.START, 125, Tempo.Shape.STEP)));
    var values =
        PlanValues.of(song.master().build(), TestDevices.catalogue(), tempo, TestSong.RATE);
    return Objects.requireNonNull(values.strips().get(TestSong.id("t"))).audible();
  }

  @Test
  void aSoloedVcaSolosAllThatFollowIt() {
    TestSong song = voice(new TestSong(), "t", 1).vca("inner");
    voice(song, "bus-voice", 0.5).to("bus");
    voice(song, "other", 0.25);
    song.track("bus", Kind.GROUP).vca("outer");
    song.track("inner", Kind.VCA).vca("outer");
    song.track("outer", Kind.VCA).strip(OPEN.withSoloed(true));
    assertThat(mix(song)).containsOnly(1.5f);
  }
}
