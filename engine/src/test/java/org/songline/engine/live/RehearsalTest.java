package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.audio;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class RehearsalTest {
  private static final int BLOCK = 256;
  private static final int BLOCKS = 300;

  private static Song song() {
    return new TestSong()
        .source("missing", "missing.wav", TestSong.RATE, 2, 100_000)
        .pattern("p", note(0, 9000, 60), note(12_000, 4000, 67))
        .track("keys", Kind.INSTRUMENT, device("synth", "synth"), device("room", "reverb"))
        .clips(notes("c", "p", 0, 60_000))
        .track("tape", Kind.AUDIO, device("low", "filter"))
        .clips(audio("a", "missing", 0, 60_000, 0))
        .master(device("top", "compressor"))
        .build();
  }

  private static Session session() {
    Session session =
        new Session(BuiltIn.catalogue(), new SongFiles(Path.of("none")), TestSong.RATE, BLOCK, 1);
    assertThat(session.publish(song())).isEmpty();
    session.play();
    return session;
  }

  private static float[] played(Session session) {
    float[] all = new float[2 * BLOCK * BLOCKS];
    float[] block = new float[2 * BLOCK];
    for (int b = 0; b < BLOCKS; b++) {
      session.run(block, BLOCK / 64);
      System.arraycopy(block, 0, all, b * block.length, block.length);
    }
    return all;
  }

  @Test
  void whatPlaysMeanwhileStaysTheSameToTheBit() throws Exception {
    float[] alone;
    try (Session session = session()) {
      alone = played(session);
    }
    try (Session session = session()) {
      AtomicBoolean on = new AtomicBoolean(true);
      AtomicInteger blocks = new AtomicInteger();
      AtomicReference<Rehearsal> made = new AtomicReference<>();
      Thread rehearsal =
          Thread.ofPlatform()
              .start(
                  () ->
                      made.set(
                          session.rehearse(
                              song(),
                              60,
                              () -> {
                                blocks.incrementAndGet();
                                return on.get();
                              })));
      while (blocks.get() < 50) {
        Thread.sleep(1);
      }
      assertThat(played(session)).isEqualTo(alone);
      on.set(false);
      rehearsal.join();
      assertThat(blocks.get()).isGreaterThan(50);
      assertThat(Objects.requireNonNull(made.get()).seconds()).isGreaterThan(0);
    }
  }

  @Test
  void itEndsWhenItIsToldTo() {
    try (Session session = session()) {
      AtomicInteger asked = new AtomicInteger();
      Rehearsal rehearsal = session.rehearse(song(), 60, () -> asked.incrementAndGet() < 20);
      assertThat(asked.get()).isEqualTo(20);
      assertThat(rehearsal.settled()).isFalse();
      assertThat(session.rehearse(song(), 0, () -> true).rounds()).isEqualTo(1);
    }
  }

  @Test
  void whatWillBeHeardFirstIsPlayedFirstAndToldWhenItGoesWithEase() {
    try (Session session = session()) {
      AtomicInteger readyAfter = new AtomicInteger();
      AtomicInteger blocks = new AtomicInteger();
      var _ =
          session.rehearse(
              song(),
              60,
              new Rehearsal.Guide() {
                @Override
                public boolean goesOn() {
                  return blocks.incrementAndGet() < 5000 && readyAfter.get() == 0;
                }

                @Override
                public long first() {
                  return 30_000;
                }

                @Override
                public void ready() {
                  readyAfter.set(blocks.get());
                }
              });
      int second = TestSong.RATE / BLOCK;
      assertThat(readyAfter.get()).isBetween(second, 4 * 4 * second + 16);
      assertThat(blocks.get() - readyAfter.get()).as("then it goes on elsewhere").isEqualTo(1);
    }
  }
}
