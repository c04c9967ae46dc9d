package org.songline.media.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songline.media.MediaProblem;

class MidiDamageTest {
  private static final String HEADER = "4d546864 00000006 0001 0001 0060";
  private static final String NOTE = "00 90 3c 64 60 80 3c 40";
  private static final String END = "00 ff 2f 00";
  private static final List<MidiEvent> NOTES =
      List.of(new MidiEvent.NoteOn(0, 0, 60, 100), new MidiEvent.NoteOff(96, 0, 60, 64));

  @Test
  void aMissingEndOfTrackEndsTheTrackWithItsLastEvent() throws MediaProblem {
    MidiReading reading = read(HEADER + "4d54726b 00000008" + NOTE);
    assertThat(track(reading)).isEqualTo(new MidiTrack(NOTES, 96));
    assertThat(reading.recovered()).containsExactly("byte 30: the track has no end-of-track event");
  }

  @Test
  void aTruncatedLastTrackKeepsItsWholeEvents() throws MediaProblem {
    MidiReading reading = read(HEADER + "4d54726b 00000400" + NOTE + "10 90 3c");
    assertThat(track(reading)).isEqualTo(new MidiTrack(NOTES, 96));
    assertThat(reading.recovered()).hasSize(2).last().asString().contains("cut short");
  }

  @Test
  void aTooShortTrackLengthDoesNotLoseEvents() throws MediaProblem {
    MidiReading reading =
        read(two() + "4d54726b 00000003" + NOTE + END + "4d54726b 0000000c" + NOTE + END);
    assertThat(reading.file().tracks()).extracting(MidiTrack::events).containsExactly(NOTES, NOTES);
    assertThat(reading.recovered()).containsExactly("byte 18: the track's length is wrong");
  }

  @Test
  void aTooLongTrackLengthDoesNotSwallowTheNextTrack() throws MediaProblem {
    MidiReading reading =
        read(two() + "4d54726b 00000014" + NOTE + END + "4d54726b 0000000c" + NOTE + END);
    assertThat(reading.file().tracks()).extracting(MidiTrack::events).containsExactly(NOTES, NOTES);
    assertThat(reading.recovered()).isNotEmpty();
  }

  @Test
  void garbageAndUnknownChunksBetweenTracksArePassedOver() throws MediaProblem {
    String track = "4d54726b 0000000c" + NOTE + END;
    MidiReading reading =
        read(two() + track + "00 01 02" + "58 59 5a 31 00000002 ffff" + track + "0d 0a");
    assertThat(reading.file().tracks()).hasSize(2);
    assertThat(reading.recovered())
        .containsExactly(
            "byte 34: 13 bytes between chunks passed over",
            "byte 67: 2 bytes after the last chunk ignored");
  }

  @Test
  void aRiffWrapperAndGarbageBeforeTheHeaderAreOpened() throws MediaProblem {
    String plain = HEADER + "4d54726b 0000000c" + NOTE + END;
    assertThat(read("52494646 30000000 524d4944 64617461 22000000" + plain).file())
        .isEqualTo(read(plain).file());
    assertThat(read("00".repeat(128) + plain).file()).isEqualTo(read(plain).file());
  }

  @Test
  void runningStatusWorksAlsoAcrossMetaEvents() throws MediaProblem {
    MidiReading reading =
        read(HEADER + "4d54726b 00000012 00 90 3c 64 00 3e 64 00 ff 01 00 60 3c 00" + END);
    assertThat(track(reading).events())
        .containsExactly(
            new MidiEvent.NoteOn(0, 0, 60, 100),
            new MidiEvent.NoteOn(0, 0, 62, 100),
            new MidiEvent.Text(0, MidiEvent.Text.Kind.TEXT, ""),
            new MidiEvent.NoteOff(96, 0, 60, 64));
    assertThat(reading.recovered()).hasSize(1);
  }

  @Test
  void metaDataThatDoesNotFitIsKept() throws MediaProblem {
    MidiReading reading = read(HEADER + "4d54726b 0000000a 00 ff 51 02 07 a1" + END);
    assertThat(track(reading).events())
        .containsExactly(new MidiEvent.OtherMeta(0, 0x51, Bytes.of((byte) 7, (byte) 0xA1)));
  }

  @Test
  void whatIsNoMidiFileIsRefusedInOneLine() {
    for (String hex :
        List.of("", "4d546864", "4d546864 00000006 0001", "52494646 ffffffff 524d4944"))
      assertThatThrownBy(() -> read(hex))
          .isInstanceOf(MediaProblem.class)
          .hasMessageStartingWith("x.mid: ")
          .hasMessageMatching("[^\n]+; [^\n]+");
    assertThatThrownBy(() -> read("4d546864 00000006 0001 0001 0000"))
        .hasMessageContaining("byte 12: zero ticks");
    assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("no track");
  }

  @Test
  void randomDamageEndsQuicklyInAProblemOrAFileThatRoundTrips() throws Throwable {
    takesProcessorTime(
        Duration.ofSeconds(30),
        () -> {
          byte[] whole = big();
          for (long seed = 0; seed < 4000; seed++) {
            var random = new Random(seed);
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int i = random.nextInt(10); i > 0 && bytes.length > 0; i--) {
              bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
              MidiFile file = MidiReader.read("x.mid", bytes).file();
              assertThat(MidiReader.read("x.mid", MidiWriter.bytes(file)).file())
                  .as("seed %d", seed)
                  .isEqualTo(file);
            } catch (MediaProblem expected) {
              assertThat(expected).as("seed %d", seed).hasMessageStartingWith("x.mid: ");
            }
          }
        });
  }

  @Test
  void manyLyingHeadersAreReadInLinearTime() throws Throwable {
    takesProcessorTime(
        Duration.ofSeconds(10),
        () -> {
          var out = new ByteArrayOutputStream();
          out.writeBytes(hex(HEADER));
          for (int i = 0; i < 200_000; i++) {
            out.writeBytes(hex("4d54726b 7fffffff"));
          }
          assertThat(MidiReader.read("x.mid", out.toByteArray()).file().tracks()).isNotEmpty();
        });
  }

  /** Not by the clock: other programs may be busy. */
  private static void takesProcessorTime(Duration most, ThrowingCallable work) throws Throwable {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.call();
    long taken = threads.getCurrentThreadCpuTime() - start;
    assertThat(Duration.ofNanos(taken)).isLessThan(most);
  }

  @Test
  void moreEventsThanFitInMemoryAreRefused() {
    byte[] start = hex(HEADER + "4d54726b 7fffffff");
    byte[] bytes = Arrays.copyOf(start, MidiReader.MAX_BYTES);
    byte[] meta = hex("00 ff 60 01 05");
    for (int i = start.length; i < bytes.length; i++) {
      bytes[i] = meta[(i - start.length) % meta.length];
    }
    assertThatThrownBy(() -> MidiReader.read("x.mid", bytes))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("more than " + EventBudget.MOST + " events");
  }

  static byte[] big() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(hex(two()));
    for (int t = 0; t < 2; t++) {
      out.writeBytes(hex("4d54726b 0000002c" + NOTE));
      out.writeBytes(hex("00 ff 51 03 07 a1 20 00 b0 07 64 00 0a 40 81 00 f0 03 01 02 f7"));
      out.writeBytes(hex("00 ff 58 04 04 02 18 08 00 c0 05"));
      out.writeBytes(hex(END));
    }
    return out.toByteArray();
  }

  private static String two() {
    return HEADER.replace("0001 0001", "0001 0002");
  }

  private static MidiTrack track(MidiReading reading) {
    assertThat(reading.file().tracks()).hasSize(1);
    return reading.file().tracks().getFirst();
  }

  private static MidiReading read(String hex) throws MediaProblem {
    return MidiReader.read("x.mid", hex(hex));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
