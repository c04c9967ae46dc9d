package org.songline.engine.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.frame;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Point;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/** The value device turns its parameter into sound, so automation can be read sample by sample. */
class AutomationTest {
  private static final double MINUS_120_DB = 1e-6;
  private static final RenderRequest REQUEST =
      RenderRequest.MIX.tail(new Tail.Seconds(1.5)).threads(1);

  private static Automation lane(Point... points) {
    return new Automation(new Target.Parameter(new DeviceId("v"), "value"), true, List.of(points));
  }

  private static Point point(long frame, double value, Shape shape, double bend) {
    return new Point(frame(frame), value, shape, bend);
  }

  /** The automated device stands behind one of 100 frames latency. */
  private static Song song(List<Tempo> tempos, Automation lane) {
    return new TestSong()
        .tempos(tempos)
        .track(
            "t",
            Kind.AUDIO,
            device("late", "latent", Map.of("frames", 100.0)),
            device("v", "value"))
        .automate(lane)
        .track("other", Kind.AUDIO)
        .master()
        .build();
  }

  private static final List<Tempo> STEADY =
      List.of(new Tempo(TickPosition.START, 125, Tempo.Shape.STEP));

  @ParameterizedTest
  @ValueSource(ints = {64, 512, 4096})
  void rampsFollowTheStraightLinePerSampleAtEveryBlockSize(int block) {
    Automation lane = lane(point(1001, 0.25, Shape.LINEAR, 0), point(50_003, -0.75, Shape.HOLD, 0));
    float[] mix = TestRender.of(song(STEADY, lane), REQUEST.block(block)).mix();
    for (int f = 0; f < 60_000; f++) {
      double t = Math.clamp((f - 1001) / (50_003.0 - 1001), 0.0, 1.0);
      assertThat((double) mix[2 * f]).isCloseTo(0.25 - t, within());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(MINUS_120_DB);
  }

  @Test
  void holdsChangeOnTheirExactSample() {
    Automation lane =
        lane(
            point(0, 0.1, Shape.HOLD, 0),
            point(12_345, 0.2, Shape.HOLD, 0),
            point(12_347, 0.3, Shape.HOLD, 0));
    float[] mix = TestRender.of(song(STEADY, lane), REQUEST).mix();
    assertThat(mix[2 * 12_344]).isEqualTo(0.1f);
    assertThat(mix[2 * 12_345]).isEqualTo(0.2f);
    assertThat(mix[2 * 12_346]).isEqualTo(0.2f);
    assertThat(mix[2 * 12_347]).isEqualTo(0.3f);
  }

  @Test
  void bentCurvesFollowTheHyperbola() {
    Automation lane = lane(point(640, 0, Shape.CURVED, 0.5), point(48_640, 1, Shape.HOLD, 0));
    float[] mix = TestRender.of(song(STEADY, lane), REQUEST).mix();
    double k = 1.49 / 0.51;
    for (int f = 640; f < 48_640; f++) {
      double t = (f - 640) / 48_000.0;
      assertThat((double) mix[2 * f]).isCloseTo(k * t / (1 + (k - 1) * t), within());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 4096})
  void rampsAreStraightInMusicalTimeThroughTempoStepsAndRamps(int block) {
    List<Tempo> tempos =
        List.of(
            new Tempo(TickPosition.START, 125, Tempo.Shape.STEP),
            new Tempo(frame(10_010), 90, Tempo.Shape.RAMP),
            new Tempo(frame(30_030), 170, Tempo.Shape.STEP));
    Point a = point(5000, 0, Shape.LINEAR, 0);
    Point b = point(40_000, 1, Shape.HOLD, 0);
    float[] mix = TestRender.of(song(tempos, lane(a, b)), REQUEST.block(block)).mix();
    TempoMap map = new TempoMap(tempos);
    long from = map.frameAt(a.at(), TestSong.RATE).frame();
    long to = map.frameAt(b.at(), TestSong.RATE).frame();
    double start = map.quartersAt(from, TestSong.RATE);
    double end = map.quartersAt(to, TestSong.RATE);
    for (long f = from; f < to; f++) {
      double exact = (map.quartersAt(f, TestSong.RATE) - start) / (end - start);
      assertThat((double) mix[(int) (2 * f)]).as("frame " + f).isCloseTo(exact, within());
    }
  }

  @Test
  void devicesAreToldTheSongFrameOfTheSoundThatPassesThem() {
    Song song =
        new TestSong()
            .track(
                "t",
                Kind.AUDIO,
                device("late", "latent", Map.of("frames", 1000.0)),
                device("trace", "tracer"))
            .master()
            .build();
    float[] mix = TestRender.of(song, REQUEST.block(64)).mix();
    for (int f = 0; f < 70_000; f++) {
      assertThat(mix[2 * f]).isEqualTo(f / 1000f);
    }
  }

  @Test
  void faderRampsAreStraightInDecibels() {
    Song song =
        new TestSong()
            .track("t", Kind.AUDIO, device("v", "value", Map.of("value", 1.0)))
            .automate(
                new Automation(
                    new Target.Fader(),
                    true,
                    List.of(point(1000, 0, Shape.LINEAR, 0), point(41_000, -60, Shape.HOLD, 0))))
            .master()
            .build();
    float[] mix = TestRender.of(song, REQUEST).mix();
    for (int f = 1000; f < 41_000; f++) {
      double exact = Math.pow(10, -60.0 * (f - 1000) / 40_000 / 20);
      assertThat((double) mix[2 * f]).isCloseTo(exact, within());
    }
  }

  @Test
  void automatedMutesAndBypassesTakeFiveMillisecondsWithoutAJump() {
    Song song =
        new TestSong()
            .track("t", Kind.AUDIO, device("v", "value", Map.of("value", 1.0)))
            .automate(
                new Automation(
                    new Target.Mute(),
                    true,
                    List.of(
                        point(0, 0, Shape.HOLD, 0),
                        point(10_001, 1, Shape.HOLD, 0),
                        point(20_001, 0, Shape.HOLD, 0))),
                new Automation(
                    new Target.Enabled(new DeviceId("v")),
                    true,
                    List.of(point(0, 1, Shape.HOLD, 0), point(30_001, 0, Shape.HOLD, 0))))
            .master()
            .build();
    float[] mix = TestRender.of(song, REQUEST).mix();
    assertThat(mix[2 * 10_001]).isEqualTo(1f);
    assertThat(mix[2 * 10_121]).isEqualTo(0.5f, Offset.offset(1e-6f));
    assertThat(mix[2 * 10_241]).isZero();
    assertThat(mix[2 * 20_001]).isZero();
    assertThat(mix[2 * 20_241]).isEqualTo(1f);
    assertThat(mix[2 * 30_241]).isZero();
    for (int f = 1; f < 60_000; f++) {
      assertThat(Math.abs(mix[2 * f] - mix[2 * f - 2])).isLessThan(1.01f / 240);
    }
  }

  private static float[] stepped(Target target, Point... points) {
    Song song =
        new TestSong()
            .track("t", Kind.AUDIO, device("v", "value", Map.of("value", 1.0)))
            .automate(new Automation(target, true, List.of(points)))
            .master()
            .build();
    return TestRender.of(song, REQUEST.block(512)).mix();
  }

  @Test
  void aJumpOfAFaderTakesFiveMillisecondsInAStraightLine() {
    float[] mix =
        stepped(
            new Target.Fader(),
            point(0, 0, Shape.HOLD, 0),
            point(10_001, -144, Shape.HOLD, 0),
            point(20_001, 0, Shape.LINEAR, 0),
            point(20_101, 0, Shape.HOLD, 0),
            point(30_001, -20, Shape.HOLD, 0),
            point(30_041, 6, Shape.HOLD, 0));
    assertThat(mix[2 * 10_001]).isEqualTo(1f);
    assertThat(mix[2 * 10_121]).isEqualTo(0.5f, Offset.offset(1e-6f));
    assertThat(mix[2 * 10_241]).isZero();
    assertThat(mix[2 * 19_999]).isZero();
    assertThat(mix[2 * 20_241]).isEqualTo(1f, Offset.offset(1e-6f));
    assertThat(mix[2 * 30_300]).isEqualTo(1.99526f, Offset.offset(1e-5f));
    for (int f = 1; f < 60_000; f++) {
      assertThat(Math.abs(mix[2 * f] - mix[2 * f - 2])).isLessThan(2.7f / 240);
    }
  }

  @Test
  void aJumpOfAPanTakesFiveMillisecondsToo() {
    float[] mix =
        stepped(new Target.Pan(), point(0, 0, Shape.HOLD, 0), point(10_001, 1, Shape.HOLD, 0));
    assertThat(mix[2 * 10_001]).isEqualTo(1f);
    assertThat(mix[2 * 10_241]).isZero();
    for (int f = 1; f < 60_000; f++) {
      assertThat(Math.abs(mix[2 * f] - mix[2 * f - 2])).isLessThan(1.01f / 240);
    }
  }
}
