package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.device;
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
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Device;
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

  private static Session session(int threads) {
    return new Session(
        TestDevices.catalogue(),
        new SongFiles(Path.of("no-such-folder")),
        TestSong.RATE,
        BLOCK,
        threads);
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
