package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.moving;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.Catalogue;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Note;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

class SessionTest {
  private static final int BLOCK = 256;

  private static Song song(double right, Device... extra) {
    List<Note> played = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      played.add(note(n * 777L, 300, 60));
    }
    List<Device> chain = new ArrayList<>(List.of(device("synth2", "spikes")));
    chain.addAll(List.of(extra));
    return new TestSong()
        .pattern("p", played.toArray(Note[]::new))
        .track("left", Kind.INSTRUMENT, device("synth", "spikes"), device("echo", "tail"))
        .strip(new Strip(0, -1, PanLaw.BALANCE, false, false, false))
        .clips(notes("c", "p", 0, 150_000))
        .track("right", Kind.INSTRUMENT, chain.toArray(Device[]::new))
        .strip(new Strip(right, 1, PanLaw.BALANCE, false, false, false))
        .clips(notes("d", "p", 0, 150_000))
        .master()
        .build();
  }

  /** One that plays from its first block on. */
  private static Session session(int threads) {
    Session session =
        new Session(
            TestDevices.catalogue(),
            new SongFiles(Path.of("no-such-folder")),
            TestSong.RATE,
            BLOCK,
            threads);
    session.play();
    return session;
  }

  private static float[] left(List<Song> songs, int threads) {
    try (Session session = session(threads)) {
      float[] block = new float[BLOCK * 2];
      float[] left = new float[400 * BLOCK];
      for (int b = 0; b < 400; b++) {
        if (b % 50 == 0) {
          session.publish(songs.get(b / 50 % songs.size()));
        }
        session.run(block, BLOCK / 64);
        for (int f = 0; f < BLOCK; f++) {
          left[b * BLOCK + f] = block[2 * f];
        }
      }
      return left;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anEditLeavesEveryOtherTrackUntouchedToTheBit(int threads) {
    Song plain = song(0);
    List<Song> edits =
        List.of(
            plain,
            song(-10),
            song(0, device("x", "smooth")),
            song(0, device("y", "scale", Map.of("factor", 0.5)), device("x", "smooth")));
    assertThat(left(edits, threads)).isEqualTo(left(List.of(plain), 1));
  }

  /** LFOs move a device, a note device and each other on the left; a constant is on the right. */
  private static Song swinging(double depth, Device... extra) {
    List<Device> right = new ArrayList<>(List.of(device("v", "value", Map.of("value", 1.0))));
    right.addAll(List.of(extra));
    List<Note> played = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      played.add(note(n * 777L, 300, 60));
    }
    Device slow =
        device("slow", "lfo")
            .withModulations(
                List.of(
                    new Device.Modulation(new DeviceId("fast"), "phase", depth),
                    new Device.Modulation(new DeviceId("touch"), "fixed-value", depth)));
    return new TestSong()
        .pattern("p", played.toArray(Note[]::new))
        .track(
            "left",
            Kind.INSTRUMENT,
            slow,
            moving(device("fast", "lfo"), "loud", "factor", depth),
            device("touch", "velocity", Map.of("fixed", 1.0)),
            device("synth", "spikes"),
            device("echo", "tail"),
            device("loud", "scale"))
        .strip(new Strip(0, -1, PanLaw.BALANCE, false, false, false))
        .clips(notes("c", "p", 0, 150_000))
        .track("right", Kind.GROUP, right.toArray(Device[]::new))
        .strip(new Strip(0, 1, PanLaw.BALANCE, false, false, false))
        .master()
        .build();
  }

  /** An effect that changes nothing. What is given happens once a plan is made that has it. */
  private static DeviceType witness(Runnable then) {
    return new DeviceType() {
      @Override
      public String id() {
        return "witness";
      }

      @Override
      public String name() {
        return "Witness";
      }

      @Override
      public Category category() {
        return Category.EFFECT;
      }

      @Override
      public String summary() {
        return "Changes nothing.";
      }

      @Override
      public List<Parameter> parameters() {
        return List.of();
      }

      @Override
      public Processor create(Setup setup) {
        return new Processor() {
          @Override
          public boolean readsAhead() {
            then.run();
            return false;
          }

          @Override
          public void process(Io io) {}

          @Override
          public boolean idle() {
            return true;
          }

          @Override
          public void reset() {}
        };
      }
    };
  }

  /** A session that may play while a plan is being made, and what its left side plays. */
  private static final class Player implements AutoCloseable {
    static final int BLOCKS = 100;

    final Session session;
    final float[] left = new float[BLOCKS * BLOCK];
    private final float[] block = new float[2 * BLOCK];
    private int played;

    Player(int threads) {
      Catalogue builtIn = BuiltIn.catalogue();
      Catalogue all =
          TestDevices.catalogue()
              .with(
                  List.of(
                      builtIn.find("lfo").orElseThrow(),
                      builtIn.find("velocity").orElseThrow(),
                      witness(() -> play(7))));
      session =
          new Session(all, new SongFiles(Path.of("no-such-folder")), TestSong.RATE, BLOCK, threads);
      session.play();
    }

    void play(int blocks) {
      for (int b = 0; b < blocks; b++) {
        session.run(block, BLOCK / 64);
        for (int f = 0; f < BLOCK; f++) {
          left[played * BLOCK + f] = block[2 * f];
        }
        played++;
      }
    }

    /** The rest. */
    float[] whole() {
      play(BLOCKS - played);
      return left;
    }

    @Override
    public void close() {
      session.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPlanThatIsMadeWhileAnotherPlaysLeavesItsModulationUntouchedToTheBit(int threads) {
    float[] still;
    float[] swung;
    try (Player player = new Player(threads)) {
      player.session.publish(swinging(0));
      still = player.whole();
    }
    try (Player player = new Player(threads)) {
      player.session.publish(swinging(0.3));
      swung = player.whole();
    }
    assertThat(swung).isNotEqualTo(still);
    try (Player player = new Player(threads)) {
      player.session.publish(swinging(0.3));
      player.play(20);
      assertThat(player.session.publish(swinging(0.3, device("w", "witness")))).isEmpty();
      assertThat(player.played).as("blocks played while the plan was made").isEqualTo(27);
      player.play(20);
      player.session.publish(swinging(0.3, device("x", "smooth"), device("w", "witness")));
      assertThat(player.whole()).isEqualTo(swung);
    }
  }

  @Test
  void aMovedFaderGlides() {
    Device steady = device("v", "value", Map.of("value", 1.0));
    try (Session session = session(1)) {
      float[] block = new float[BLOCK * 2];
      session.publish(song(0, steady));
      session.run(block, 4);
      session.publish(song(-20, steady));
      float before = block[2 * BLOCK - 1];
      float least = before;
      for (int b = 0; b < 10; b++) {
        session.run(block, 4);
        for (int f = 0; f < BLOCK; f++) {
          float now = block[2 * f + 1];
          assertThat(Math.abs(now - before)).isLessThan(0.01f);
          before = now;
          least = Math.min(least, now);
        }
      }
      assertThat(before).isEqualTo(0.1f, within(1e-6f));
      assertThat(least).isGreaterThanOrEqualTo(0.0999f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void runningAllocatesNothingOnAnyThread(int threads) {
    var management = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Session session = session(threads)) {
      session.publish(song(0, device("x", "smooth")));
      float[] block = new float[BLOCK * 2];
      for (int b = 0; b < 300; b++) {
        session.run(block, 4);
      }
      List<Long> mine =
          Thread.getAllStackTraces().keySet().stream()
              .filter(
                  t ->
                      t.getName().startsWith("songline-engine") || t.equals(Thread.currentThread()))
              .map(Thread::threadId)
              .toList();
      long[] ids = mine.stream().mapToLong(Long::longValue).toArray();
      assertThat(ids).hasSizeGreaterThanOrEqualTo(threads);
      long before = sum(management.getThreadAllocatedBytes(ids));
      long self = sum(management.getThreadAllocatedBytes(ids)) - before;
      before = sum(management.getThreadAllocatedBytes(ids));
      for (int b = 0; b < 1000; b++) {
        session.run(block, 4);
      }
      long after = sum(management.getThreadAllocatedBytes(ids));
      assertThat(after - before).isLessThanOrEqualTo(self + 512);
    }
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
