package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.audio;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.moving;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.Catalogue;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.engine.run.LiveNotes;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

class TransportTest {
  private static final int BLOCK = 256;
  private static final int RATE = TestSong.RATE;
  private static final int SINE_FRAMES = 6 * RATE;

  /** 110 Hz at half of full scale moves by less than this from frame to frame. */
  private static final double STEEPEST = 0.5 * 2 * Math.PI * 110 / RATE * 1.001;

  @TempDir static Path folder;

  @BeforeAll
  static void recording() throws IOException {
    float[] sine = new float[SINE_FRAMES];
    for (int f = 0; f < SINE_FRAMES; f++) {
      sine[f] = (float) (0.5 * Math.sin(2 * Math.PI * 110 * f / RATE));
    }
    Files.createDirectories(folder.resolve("media"));
    try (AudioWriter writer =
        AudioFiles.create(
            folder.resolve("media/sine.wav"), WriteFormat.wavFloat(RATE, 1), AudioMetadata.NONE)) {
      writer.write(sine, 0, SINE_FRAMES);
      writer.finish();
    }
  }

  private static Catalogue devices() {
    Catalogue builtIn = BuiltIn.catalogue();
    return TestDevices.catalogue()
        .with(
            List.of("lfo", "random", "synth", "chorus", "reverb", "limiter", "humanise").stream()
                .map(id -> builtIn.find(id).orElseThrow())
                .toList());
  }

  /** A session and what it has played, the left side. */
  private static final class Player implements AutoCloseable {
    final Session session = new Session(devices(), new SongFiles(folder), RATE, BLOCK, 1);
    final List<Float> left = new ArrayList<>();
    private final float[] block = new float[2 * BLOCK];

    Player(Song song) {
      assertThat(session.publish(song)).isEmpty();
    }

    Player run(int blocks) {
      for (int b = 0; b < blocks; b++) {
        session.readAhead();
        session.run(block, BLOCK / 64);
        for (int f = 0; f < BLOCK; f++) {
          left.add(block[2 * f]);
        }
      }
      return this;
    }

    float[] from(int frame) {
      float[] out = new float[left.size() - frame];
      for (int i = 0; i < out.length; i++) {
        out[i] = left.get(frame + i);
      }
      return out;
    }

    /** The largest step from a frame to the next. */
    double steepest(int from) {
      double most = 0;
      for (int i = Math.max(1, from); i < left.size(); i++) {
        most = Math.max(most, Math.abs(left.get(i) - left.get(i - 1)));
      }
      return most;
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private static float[] rendered(Song song) throws IOException {
    SampleSink mix = new SampleSink();
    new Renderer(devices(), new SongFiles(folder))
        .render(song, RenderRequest.MIX, (port, rate) -> mix, Progress.NONE);
    float[] stereo = mix.samples();
    float[] left = new float[stereo.length / 2];
    for (int f = 0; f < left.length; f++) {
      left[f] = stereo[2 * f];
    }
    return left;
  }

  private static Song busy() {
    return new TestSong()
        .source("sine", "sine.wav", RATE, 1, SINE_FRAMES)
        .pattern("p", note(0, 9000, 60), note(12_000, 4000, 67), note(30_000, 9000, 55))
        .track(
            "keys",
            Kind.INSTRUMENT,
            moving(device("wave", "lfo"), "synth", "cutoff", 0.4),
            moving(device("chance", "random"), "synth", "resonance", 0.3),
            device("hands", "humanise"),
            device("synth", "synth"),
            device("wide", "chorus"),
            device("room", "reverb"))
        .clips(notes("c", "p", 0, 60_000), notes("d", "p", 70_000, 60_000))
        .track("tape", Kind.AUDIO, device("late", "latent", Map.of("frames", 100.0)))
        .automate(fade())
        .clips(audio("a", "sine", 5000, 90_000, 300))
        .master(device("top", "limiter"))
        .build();
  }

  private static Automation fade() {
    return new Automation(
        new Target.Fader(),
        true,
        List.of(
            new Point(TestSong.frame(0), -20, Point.Shape.LINEAR, 0),
            new Point(TestSong.frame(60_000), 0, Point.Shape.HOLD, 0),
            new Point(TestSong.frame(80_000), -6, Point.Shape.HOLD, 0)));
  }

  private static Song steady(Clip... clips) {
    return new TestSong()
        .source("sine", "sine.wav", RATE, 1, SINE_FRAMES)
        .track("tape", Kind.AUDIO)
        .clips(clips)
        .master()
        .build();
  }

  @ParameterizedTest(name = "after {0} blocks of rest")
  @CsvSource({"0", "1", "123"})
  void aSongThatSetsOffFromRestPlaysWhatIsRenderedToTheBit(int rest) throws IOException {
    Song song = busy();
    float[] whole = rendered(song);
    try (Player player = new Player(song)) {
      player.run(rest);
      player.session.play();
      player.run(500);
      float[] played = player.from(rest * BLOCK + player.session.latency());
      assertThat(Arrays.copyOf(played, 120_000)).isEqualTo(Arrays.copyOf(whole, 120_000));
    }
  }

  @Test
  void playedAgainFromRestItIsTheSameToTheBit() {
    try (Player player = new Player(busy())) {
      player.session.play();
      player.run(300);
      player.session.stop();
      player.run(2000);
      assertThat(player.session.state()).isEqualTo(TransportState.STOPPED);
      assertThat(player.left.getLast()).isZero();
      player.session.locate(0);
      player.session.play();
      int start = player.left.size();
      player.run(300);
      assertThat(player.from(start)).isEqualTo(Arrays.copyOf(player.from(0), 300 * BLOCK));
    }
  }

  @Test
  void stoppingLetsRecordingsDieAwayAndStandsStill() {
    try (Player player = new Player(steady(audio("a", "sine", 0, SINE_FRAMES, 0)))) {
      player.session.play();
      player.run(100);
      player.session.stop();
      player.run(10);
      assertThat(player.session.frame()).isEqualTo(100 * BLOCK);
      assertThat(player.steepest(0)).isLessThan(STEEPEST + 0.5 / 256);
      assertThat(player.from(101 * BLOCK)).containsOnly(0);
      player.session.play();
      player.run(10);
      assertThat(player.session.frame()).isEqualTo(110 * BLOCK);
      assertThat(player.steepest(0)).isLessThan(STEEPEST + 0.5 / 256);
    }
  }

  @Test
  void afterAJumpARecordingPlaysItsRightFrames() {
    try (Player player = new Player(steady(audio("a", "sine", 0, SINE_FRAMES, 0)))) {
      player.session.play();
      player.run(20);
      player.session.locate(123_456);
      player.run(20);
      long at = 123_456 / 64 * 64;
      float[] played = player.from(20 * BLOCK);
      for (int f = 256; f < played.length; f++) {
        double wanted = 0.5 * Math.sin(2 * Math.PI * 110 * (at + f) / RATE);
        assertThat(played[f]).isEqualTo((float) wanted);
      }
      assertThat(player.steepest(0)).isLessThan(2 * STEEPEST + 1.0 / 256);
    }
  }

  @Test
  void aClipThatBeginsWhereTheSongEntersKeepsItsAttack() {
    try (Player player = new Player(steady(audio("a", "sine", 64_000, 10_000, 100)))) {
      player.session.locate(64_000);
      player.session.play();
      player.run(4);
      double wanted = 0.5 * Math.sin(2 * Math.PI * 110 * 150 / RATE);
      assertThat(player.from(0)[50]).isEqualTo((float) wanted);
    }
  }

  @Test
  void aLoopComesRoundAtItsPlaceAndDoesNotDrift() {
    try (Player player = new Player(steady(audio("a", "sine", 0, SINE_FRAMES, 0)))) {
      player.session.loop(new Loop(10_001, 22_350));
      player.session.locate(10_001);
      player.session.play();
      long start = 10_001 / 64 * 64;
      double ideal = start;
      for (int block = 0; block < 4000; block++) {
        player.session.readAhead();
        player.session.run(new float[2 * BLOCK], BLOCK / 64);
        ideal += BLOCK;
        while (ideal >= 22_350 - 32) {
          ideal -= 12_349;
        }
        double off = Math.abs(player.session.frame() - ideal);
        assertThat(Math.min(off, 12_349 - off)).as("block %d", block).isLessThanOrEqualTo(64);
      }
      player.session.loop(null);
      player.run(100);
      assertThat(player.session.frame()).isGreaterThan(22_350);
    }
  }

  @Test
  void aSongBehindTheEndOfALoopRollsOn() {
    try (Player player = new Player(steady())) {
      player.session.loop(new Loop(0, 10_000));
      player.session.locate(20_000);
      player.session.play();
      player.run(100);
      assertThat(player.session.frame()).isEqualTo(20_000 / 64 * 64 + 100 * BLOCK);
    }
  }

  private static Song sustained() {
    return new TestSong()
        .pattern("p", note(1000, 40_000, 60), note(50_000, 10_000, 72))
        .track("keys", Kind.INSTRUMENT, device("synth", "synth"))
        .clips(notes("c", "p", 0, 100_000))
        .master()
        .build();
  }

  private static double loudest(float[] sound) {
    double most = 0;
    for (float x : sound) {
      most = Math.max(most, Math.abs(x));
    }
    return most;
  }

  @Test
  void notesThatSoundWhereTheSongEntersAreStruckAndReleasedWhereItLeaves() {
    try (Player player = new Player(sustained())) {
      player.session.locate(20_000);
      player.session.play();
      player.run(20);
      assertThat(loudest(player.from(10 * BLOCK))).isGreaterThan(0.01);
      player.session.locate(45_000);
      player.run(400 / 4);
      assertThat(loudest(player.from((20 + 15) * BLOCK)))
          .as("the first note is over, the second has begun")
          .isGreaterThan(0.01);
      player.session.stop();
      player.run(600);
      assertThat(loudest(player.from(player.left.size() - BLOCK))).isLessThan(1e-4);
    }
  }

  @Test
  void aNoteThatIsPlayedSoundsWithTheNextBlockThoughTheSongStands() {
    try (Player player = new Player(sustained())) {
      player.run(10);
      List<LiveNotes> keys = player.session.players(TestSong.id("keys"));
      assertThat(keys).hasSize(1);
      keys.getFirst().strike(64, 1);
      player.run(20);
      assertThat(loudest(player.from(10 * BLOCK))).isGreaterThan(0.01);
      assertThat(loudest(Arrays.copyOf(player.from(10 * BLOCK), 2 * BLOCK))).isGreaterThan(0);
      keys.getFirst().release(64);
      player.run(600);
      assertThat(loudest(player.from(player.left.size() - BLOCK))).isLessThan(1e-4);
      assertThat(player.session.players(TestSong.id("nobody"))).isEmpty();
    }
  }

  @Test
  void aPlayedNoteGoesOnWhenTheSongStartsAndStops() {
    try (Player player = new Player(sustained())) {
      player.session.players(TestSong.id("keys")).getFirst().strike(40, 1);
      player.run(20);
      player.session.locate(70_000);
      player.session.play();
      player.run(50);
      player.session.stop();
      player.run(50);
      assertThat(loudest(player.from(110 * BLOCK))).isGreaterThan(0.01);
    }
  }

  /** Frames of a beat at the tempo of the test songs. */
  private static final int BEAT = 23_040;

  /** Frames at which something begins after silence, and how loud it gets in 10 ms. */
  private static List<Map.Entry<Integer, Double>> strokes(float[] sound) {
    List<Map.Entry<Integer, Double>> strokes = new ArrayList<>();
    int quiet = 1000;
    for (int f = 0; f < sound.length; f++) {
      if (sound[f] != 0 && quiet >= 1000) {
        strokes.add(
            Map.entry(f, loudest(Arrays.copyOfRange(sound, f, Math.min(f + 480, sound.length)))));
      }
      quiet = sound[f] == 0 ? quiet + 1 : 0;
    }
    return strokes;
  }

  @Test
  void aSongIsCountedInWithAClickOnEachBeat() {
    try (Player player = new Player(steady())) {
      player.session.play(1);
      player.run(4 * BEAT / BLOCK - 1);
      assertThat(player.session.state()).isEqualTo(TransportState.COUNTING_IN);
      assertThat(player.session.frame()).isZero();
      player.run(400);
      assertThat(player.session.state()).isEqualTo(TransportState.ROLLING);
      assertThat(player.session.frame()).isEqualTo(399 * BLOCK);
      assertThat(strokes(player.from(0)))
          .extracting(Map.Entry::getKey)
          .containsExactly(1, BEAT + 1, 2 * BEAT + 1, 3 * BEAT + 1);
    }
  }

  @Test
  void theMetronomeClicksWithTheBeatsThatAreHeard() {
    Song late =
        new TestSong()
            .track("t", Kind.AUDIO, device("late", "latent", Map.of("frames", 1000.0)))
            .master()
            .build();
    try (Player player = new Player(late)) {
      player.session.metronome(true);
      player.session.play();
      player.run(500);
      int latency = player.session.latency();
      assertThat(latency).isEqualTo(1024);
      assertThat(strokes(player.from(0)))
          .extracting(Map.Entry::getKey)
          .containsExactly(
              latency + 1,
              latency + BEAT + 1,
              latency + 2 * BEAT + 1,
              latency + 3 * BEAT + 1,
              latency + 4 * BEAT + 1,
              latency + 5 * BEAT + 1);
      player.session.metronome(false);
      int end = player.left.size();
      player.run(200);
      assertThat(player.from(end)).containsOnly(0);
    }
  }

  @Test
  void metersTellPeakAndRmsOfStripsAndMixSinceTheLastLook() {
    Song song =
        new TestSong()
            .track("a", Kind.AUDIO, device("v", "value", Map.of("value", 0.5)))
            .track("b", Kind.AUDIO, device("w", "value", Map.of("value", -1.0)))
            .strip(new Strip(-6, 1, PanLaw.BALANCE, false, false, false))
            .master()
            .build();
    try (Player player = new Player(song)) {
      player.run(10);
      Meters meters = player.session.meters().orElseThrow();
      assertThat(meters.tracks()).contains(TestSong.id("a"), TestSong.id("b"));
      Meters.Look look = meters.look();
      float gain = (float) Math.pow(10, -6 / 20.0);
      Meters.Level a = look.levels().get(meters.tracks().indexOf(TestSong.id("a")));
      Meters.Level b = look.levels().get(meters.tracks().indexOf(TestSong.id("b")));
      Meters.Level mix = look.levels().getLast();
      assertThat(look.quantum()).isEqualTo(10 * BLOCK / 64);
      assertThat(a).isEqualTo(new Meters.Level(0.5f, 0.5f, 0.5f, 0.5f));
      assertThat(b.peakLeft()).isZero();
      assertThat(b.peakRight()).isEqualTo(gain, within(1e-4f));
      assertThat(b.rmsRight()).isEqualTo(gain, within(1e-3f));
      assertThat(mix.peakLeft()).isEqualTo(0.5f);
      assertThat(mix.peakRight()).isEqualTo(gain - 0.5f, within(1e-4f));
      assertThat(meters.look().levels().getLast().peakLeft()).as("nothing since").isZero();
      player.run(1000);
      assertThat(meters.look().levels().getLast().peakLeft()).isEqualTo(0.5f);
    }
  }

  @Test
  void whileTheSongStandsAnAutomatedFaderStaysWhereItIs() {
    Device steady = device("v", "value", Map.of("value", 1.0));
    Song song = new TestSong().track("t", Kind.AUDIO, steady).automate(fade()).master().build();
    try (Player player = new Player(song)) {
      player.session.locate(30_000);
      player.run(30);
      float[] stood = player.from(20 * BLOCK);
      float wanted = (float) Math.pow(10, (-20 + 20 * (30_000 / 64 * 64) / 60_000.0) / 20);
      assertThat(stood[0]).isEqualTo(wanted, within(1e-4f));
      for (float x : stood) {
        assertThat(x).isEqualTo(stood[0]);
      }
      player.session.locate(100_000);
      player.run(30);
      assertThat(player.steepest(20 * BLOCK)).as("it glides there").isLessThan(0.001);
      assertThat(player.left.getLast()).isEqualTo((float) Math.pow(10, -6 / 20.0), within(1e-4f));
    }
  }

  @Test
  void aClipThatIsMovedUnderThePlayingPlaceMakesNoClick() {
    try (Player player = new Player(steady(audio("a", "sine", 0, SINE_FRAMES, 0)))) {
      player.session.play();
      player.run(50);
      player.session.publish(steady(audio("a", "sine", 100, SINE_FRAMES - 100, 0)));
      player.run(50);
      player.session.publish(steady());
      player.run(50);
      assertThat(player.steepest(0)).isLessThan(2 * STEEPEST + 1.0 / 256);
      assertThat(player.left.getLast()).isZero();
    }
  }

  @Test
  void aClipThatIsAddedElsewhereLeavesWhatPlaysUntouchedToTheBit() {
    Clip playing = audio("a", "sine", 0, 200_000, 0);
    float[] whole;
    try (Player player = new Player(steady(playing))) {
      player.session.play();
      whole = player.run(200).from(0);
    }
    try (Player player = new Player(steady(playing))) {
      player.session.play();
      player.run(100);
      player.session.publish(steady(playing, audio("b", "sine", 220_000, 10_000, 0)));
      assertThat(player.run(100).from(0)).isEqualTo(whole);
    }
  }

  @Test
  void nobodyWhoPressesEverythingHearsAClick() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Clip one = audio("a", "sine", 0, 200_000, 0);
    Clip two = audio("b", "sine", 90_000, 100_000, 5000);
    try (Player player = new Player(steady(one))) {
      for (int step = 0; step < 400; step++) {
        switch (random.nextInt(6)) {
          case 0 -> player.session.play();
          case 1 -> player.session.stop();
          case 2 -> player.session.locate(random.nextInt(250_000));
          case 3 -> {
            long from = random.nextInt(100_000);
            player.session.loop(new Loop(from, from + Loop.LEAST + random.nextInt(50_000)));
          }
          case 4 -> player.session.loop(null);
          default -> player.session.publish(random.nextBoolean() ? steady(one) : steady(two));
        }
        player.run(2 + random.nextInt(6));
      }
      assertThat(player.steepest(0)).as("seed %d", seed).isLessThan(3 * STEEPEST + 1.5 / 256);
    }
  }

  /** Without vectors, which are made on the heap until they are compiled. */
  private static Song plain() {
    return new TestSong()
        .source("sine", "sine.wav", RATE, 1, SINE_FRAMES)
        .pattern("p", note(0, 9000, 60), note(12_000, 4000, 67), note(30_000, 9000, 55))
        .track("keys", Kind.INSTRUMENT, device("ticks", "spikes"), device("room", "tail"))
        .clips(notes("c", "p", 0, 60_000))
        .track("tape", Kind.AUDIO)
        .automate(fade())
        .clips(audio("a", "sine", 5000, 90_000, 300))
        .master()
        .build();
  }

  @Test
  void commandsCostTheAudioPathNoMemory() {
    var management = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] block = new float[2 * BLOCK];
    try (Session session = new Session(devices(), new SongFiles(folder), RATE, BLOCK, 1)) {
      session.publish(plain());
      long mine = 0;
      for (int round = 0; round < 60; round++) {
        session.play();
        session.locate(round * 1000L);
        session.loop(round % 2 == 0 ? null : new Loop(0, 9000));
        session.players(TestSong.id("keys")).forEach(keys -> keys.strike(60, 1));
        long before = management.getCurrentThreadAllocatedBytes();
        for (int b = 0; b < 20; b++) {
          session.run(block, BLOCK / 64);
        }
        long made = management.getCurrentThreadAllocatedBytes() - before;
        mine = round < 40 ? 0 : mine + made;
        session.players(TestSong.id("keys")).forEach(LiveNotes::releaseAll);
        session.stop();
      }
      assertThat(mine).isLessThan(1024);
    }
  }

  @Test
  void notesThatAreAddedWhileTheSongPlaysSoundFromThereOn() {
    TestSong empty = new TestSong().track("keys", Kind.INSTRUMENT, device("ticks", "spikes"));
    Song full =
        new TestSong()
            .pattern("p", note(100, 10, 60), note(3000, 10, 60), note(9000, 10, 60))
            .track("keys", Kind.INSTRUMENT, device("ticks", "spikes"))
            .clips(notes("c", "p", 0, 20_000))
            .master()
            .build();
    try (Player player = new Player(empty.master().build())) {
      player.session.play();
      player.run(20);
      player.session.publish(full);
      player.run(40);
      float[] played = player.from(0);
      for (int f = 0; f < played.length; f++) {
        assertThat(played[f] != 0).as("frame %d", f).isEqualTo(f == 9000);
      }
    }
  }

  @Test
  void aJumpAndAStartAtOnceLetAFaderGlideThere() {
    Device steady = device("v", "value", Map.of("value", 1.0));
    Song song = new TestSong().track("t", Kind.AUDIO, steady).automate(fade()).master().build();
    try (Player player = new Player(song)) {
      player.run(40);
      player.session.locate(70_000);
      player.session.play();
      player.run(30);
      // 20 dB in a straight line over 1024 frames are steepest at the top.
      assertThat(player.steepest(20 * BLOCK)).isLessThan(1.01 * Math.log(10) / 1024);
      assertThat(player.left.getLast()).isEqualTo(1f, within(1e-4f));
    }
  }

  @Test
  void aLoopThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> new Loop(10, 20)).hasMessageContaining("10 to 20");
  }
}
