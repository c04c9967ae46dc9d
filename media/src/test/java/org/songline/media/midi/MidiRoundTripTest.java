package org.songline.media.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.media.MediaProblem;

class MidiRoundTripTest {
  @Test
  void whatWasWrittenReadsEqual() throws MediaProblem {
    for (long seed = 0; seed < 300; seed++) {
      MidiFile file = random(new Random(seed));
      MidiReading reading = MidiReader.read("x.mid", MidiWriter.bytes(file));
      assertThat(reading.file()).as("seed %d", seed).isEqualTo(file);
      assertThat(reading.recovered()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void bytesOfAKnownFileAreTheStandardOnes() {
    var track =
        new MidiTrack(
            List.of(
                new MidiEvent.Tempo(0, 500_000),
                new MidiEvent.NoteOn(0, 2, 60, 100),
                new MidiEvent.NoteOff(200, 2, 60, 64)),
            200);
    byte[] bytes = MidiWriter.bytes(new MidiFile(0, new Division.Ppq(96), List.of(track)));
    assertThat(Bytes.of(bytes))
        .hasToString(
            "4d 54 68 64 00 00 00 06 00 00 00 01 00 60 4d 54 72 6b 00 00 00 13"
                + " 00 ff 51 03 07 a1 20 00 92 3c 64 81 48 3c 00 00 ff 2f 00");
  }

  @Test
  void anEventBeyondTheGreatestGapIsRefused() {
    var far = List.<MidiEvent>of(new MidiEvent.Tempo(MidiTrack.MAX_GAP + 1, 500_000));
    assertThatThrownBy(() -> new MidiTrack(far, MidiTrack.MAX_GAP + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MidiFile random(Random random) {
    int type = random.nextInt(3);
    int count = type == 0 ? 1 : 1 + random.nextInt(4);
    var tracks = new ArrayList<MidiTrack>();
    for (int t = 0; t < count; t++) {
      var events = new ArrayList<MidiEvent>();
      long tick = 0;
      for (int i = random.nextInt(60); i > 0; i--) {
        tick += random.nextInt(4) == 0 ? random.nextInt(1 << 28) : random.nextInt(300);
        events.add(event(tick, random));
      }
      tracks.add(new MidiTrack(events, tick + random.nextInt(1000)));
    }
    Division division =
        random.nextBoolean()
            ? new Division.Ppq(1 + random.nextInt(32767))
            : new Division.Smpte(
                List.of(24, 25, 29, 30).get(random.nextInt(4)), 1 + random.nextInt(255));
    return new MidiFile(type, division, tracks);
  }

  private static MidiEvent event(long tick, Random random) {
    int channel = random.nextInt(16);
    int a = random.nextInt(128);
    int b = random.nextInt(128);
    return switch (random.nextInt(18)) {
      case 0 -> new MidiEvent.NoteOn(tick, channel, a, 1 + random.nextInt(127));
      case 1 -> new MidiEvent.NoteOff(tick, channel, a, random.nextBoolean() ? 64 : b);
      case 2 -> new MidiEvent.KeyPressure(tick, channel, a, b);
      case 3 -> new MidiEvent.ControlChange(tick, channel, a, b);
      case 4 -> new MidiEvent.ProgramChange(tick, channel, a);
      case 5 -> new MidiEvent.ChannelPressure(tick, channel, a);
      case 6 -> new MidiEvent.PitchBend(tick, channel, random.nextInt(16384) - 8192);
      case 7 -> new MidiEvent.SystemExclusive(tick, random.nextBoolean(), bytes(random));
      case 8 -> new MidiEvent.SequenceNumber(tick, random.nextInt(65536));
      case 9 -> {
        var kinds = MidiEvent.Text.Kind.values();
        yield new MidiEvent.Text(
            tick,
            kinds[random.nextInt(kinds.length)],
            List.of("", "Gr\u00fc\u00dfe", "verse", "\u6b4c", "\ud83c\udfb5 x")
                .get(random.nextInt(5)));
      }
      case 10 -> new MidiEvent.ChannelPrefix(tick, channel);
      case 11 -> new MidiEvent.Port(tick, a);
      case 12 -> new MidiEvent.Tempo(tick, 1 + random.nextInt(0xFFFFFF));
      case 13 ->
          new MidiEvent.SmpteOffset(
              tick,
              List.of(24, 25, 29, 30).get(random.nextInt(4)),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(60),
              random.nextInt(30),
              random.nextInt(100));
      case 14 ->
          new MidiEvent.TimeSignature(
              tick, 1 + random.nextInt(255), random.nextInt(16), 2 * a, random.nextInt(256));
      case 15 -> new MidiEvent.KeySignature(tick, random.nextInt(15) - 7, random.nextBoolean());
      case 16 -> new MidiEvent.SequencerSpecific(tick, bytes(random));
      default -> new MidiEvent.OtherMeta(tick, 0x60 + random.nextInt(10), bytes(random));
    };
  }

  private static Bytes bytes(Random random) {
    byte[] content = new byte[random.nextInt(4) == 0 ? 500 : random.nextInt(8)];
    random.nextBytes(content);
    return Bytes.of(content);
  }
}
