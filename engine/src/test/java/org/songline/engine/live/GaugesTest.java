package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.engine.run.Probe;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

/** What devices tell while they play, and the sound before and after one that is looked at. */
class GaugesTest {
  private static final int BLOCK = 256;
  private static final DeviceId SQUEEZE = new DeviceId("squeeze");

  private static Song song(double threshold, boolean on) {
    Device squeeze =
        TestSong.device(
            "squeeze",
            "compressor",
            Map.of("threshold", threshold, "ratio", 20.0, "attack", 0.1, "makeup", 0.0));
    return new TestSong()
        .pattern("p", note(0, 960_000, 60))
        .track(
            "tone",
            Kind.INSTRUMENT,
            TestSong.device("voice", "synth"),
            on ? squeeze : TestSong.off(squeeze))
        .clips(notes("c", "p", 0, 960_000))
        .master()
        .build();
  }

  private static Session session(Song song) {
    Session session =
        new Session(
            BuiltIn.catalogue(), new SongFiles(Path.of("no-such-folder")), TestSong.RATE, BLOCK, 1);
    session.publish(song);
    session.play();
    return session;
  }

  private static void play(Session session, int blocks) {
    float[] block = new float[2 * BLOCK];
    for (int b = 0; b < blocks; b++) {
      session.run(block, BLOCK / Quantum.FRAMES);
    }
  }

  private static float reduction(Session session) {
    Gauges gauges = session.gauges().orElseThrow();
    int at = 0;
    for (var gauge : gauges.gauges()) {
      if (gauge.device().equals(SQUEEZE)) {
        assertThat(gauge.readings().getFirst().id()).isEqualTo("gain-reduction");
        return gauges.look().figures()[at];
      }
      at += gauge.readings().size();
    }
    throw new AssertionError("no gauge");
  }

  @Test
  void theFurthestReductionSinceTheLastLookIsTold() {
    try (Session session = session(song(-50, true))) {
      play(session, 40);
      assertThat(reduction(session)).isGreaterThan(6);
      assertThat(reduction(session)).as("nothing came since").isNaN();
    }
  }

  @Test
  void aDeviceThatIsOffOrRestsTellsNothing() {
    try (Session session = session(song(-50, false))) {
      play(session, 40);
      assertThat(reduction(session)).as("off").isNaN();
      session.publish(song(-50, true));
      play(session, 40);
      assertThat(reduction(session)).as("on").isGreaterThan(6);
    }
  }

  @Test
  void aDeviceThatIsLookedAtShowsItsSoundBeforeAndAfter() {
    try (Session session = session(song(-50, true))) {
      Session.Watched watched = Objects.requireNonNull(session.watch(Set.of(SQUEEZE)).get(SQUEEZE));
      play(session, 40);
      // An edit of another value leaves the same looks.
      session.publish(song(-49, true));
      play(session, 40);
      assertThat(session.watch(Set.of(SQUEEZE)).get(SQUEEZE)).isEqualTo(watched);
      int quanta = 32;
      float[] before = new float[quanta * Quantum.SAMPLES];
      float[] after = new float[quanta * Quantum.SAMPLES];
      assertThat(watched.before().quanta()).isEqualTo(80 * BLOCK / Quantum.FRAMES);
      assertThat(watched.before().copy(watched.before().quanta() - quanta, quanta, before))
          .isTrue();
      assertThat(watched.after().copy(watched.after().quanta() - quanta, quanta, after)).isTrue();
      double turned = 20 * Math.log10(rms(before) / rms(after));
      assertThat(turned).isCloseTo(reduction(session), within(3.0)).isGreaterThan(6);
      assertThat(session.watch(Set.of())).isEmpty();
      play(session, 10);
      assertThat(watched.before().quanta()).isEqualTo(80 * BLOCK / Quantum.FRAMES);
    }
  }

  private static double rms(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum / x.length);
  }

  @Test
  void lookingAndListeningAllocateNothingOnTheThreadThatRunsBlocks() {
    Song song =
        new TestSong()
            .pattern("p", note(0, 300, 60), note(5000, 300, 60))
            .track(
                "tone",
                Kind.INSTRUMENT,
                TestSong.device("voice", "spikes"),
                TestSong.device("squeeze", "scale"))
            .clips(notes("c", "p", 0, 960_000))
            .master()
            .build();
    try (Session session =
        new Session(
            TestDevices.catalogue(),
            new SongFiles(Path.of("no-such-folder")),
            TestSong.RATE,
            BLOCK,
            1)) {
      session.publish(song);
      session.play();
      session.watch(Set.of(SQUEEZE));
      session.listen(new Listening(Listening.Mode.PRE_FADER, Set.of(TestSong.id("tone"))));
      float[] block = new float[2 * BLOCK];
      for (int b = 0; b < 2000; b++) {
        session.run(block, BLOCK / Quantum.FRAMES);
      }
      var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long from = bean.getCurrentThreadAllocatedBytes();
      for (int b = 0; b < 500; b++) {
        session.run(block, BLOCK / Quantum.FRAMES);
      }
      assertThat(bean.getCurrentThreadAllocatedBytes() - from).isLessThan(4096);
    }
  }

  @Test
  void quantaThatWereWrittenAgainAreNotTakenForOthers() {
    var probe = new Probe();
    float[] block = new float[Quantum.SAMPLES];
    for (int q = 0; q < 1000; q++) {
      Arrays.fill(block, q);
      probe.put(block, 0, 1);
    }
    float[] out = new float[2 * Quantum.SAMPLES];
    assertThat(probe.copy(998, 2, out)).isTrue();
    assertThat(List.of(out[0], out[Quantum.SAMPLES])).isEqualTo(List.of(998f, 999f));
    assertThat(probe.copy(0, 2, out)).as("gone").isFalse();
    assertThat(probe.copy(999, 2, out)).as("not yet there").isFalse();
  }
}
