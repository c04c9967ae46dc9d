package org.songline.media.midi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;

/** Reads the events of one track chunk, as far as they make sense. */
final class TrackParser {
  private static final int END_OF_TRACK = 0x2F;

  private final byte[] bytes;
  private final int end;
  private final Notes notes;
  private final EventBudget budget;
  private final ArrayList<MidiEvent> events = new ArrayList<>();
  private int at;
  private long tick;
  private int running;
  private boolean interrupted;
  private boolean interruptionNoted;
  private boolean ended;

  TrackParser(byte[] bytes, int from, int end, Notes notes, EventBudget budget) {
    this.bytes = bytes;
    at = from;
    this.end = end;
    this.notes = notes;
    this.budget = budget;
  }

  /** Where reading stopped. */
  int position() {
    return at;
  }

  /** Whether the end-of-track event was met. */
  boolean ended() {
    return ended;
  }

  MidiTrack parse() throws MediaProblem {
    while (!ended) {
      if (at >= end) {
        notes.add(at, "the track has no end-of-track event");
        break;
      }
      int start = at;
      long before = tick;
      String fault = event();
      if (fault != null) {
        notes.add(start, fault + "; the rest of the track dropped");
        tick = before;
        break;
      }
    }
    return new MidiTrack(events, tick);
  }

  private @Nullable String event() throws MediaProblem {
    int delta = quantity();
    if (delta < 0) {
      return "a delta time that is cut short or longer than four bytes";
    }
    tick += delta;
    if (at >= end) {
      return "an event is cut short";
    }
    int status = bytes[at] & 0xFF;
    if (status >= 0x80) {
      at++;
    } else if (running == 0) {
      return "a data byte where a status belongs";
    } else {
      status = running;
      if (interrupted && !interruptionNoted) {
        notes.add(at, "running status goes on after a meta or exclusive event");
        interruptionNoted = true;
      }
    }
    if (status < 0xF0) {
      running = status;
      interrupted = false;
      return channelEvent(status);
    }
    interrupted = true;
    return switch (status) {
      case 0xFF -> meta();
      case 0xF0, 0xF7 -> exclusive(status == 0xF7);
      default -> stray(status);
    };
  }

  private @Nullable String channelEvent(int status) throws MediaProblem {
    int channel = status & 0x0F;
    int kind = status >> 4;
    int needed = kind == 0xC || kind == 0xD ? 1 : 2;
    if (at + needed > end) {
      at = end;
      return "an event is cut short";
    }
    int first = bytes[at];
    int second = needed == 2 ? bytes[at + 1] : 0;
    if (first < 0 || second < 0) {
      return "a status byte where data belongs";
    }
    at += needed;
    add(
        switch (kind) {
          case 0x8 -> new MidiEvent.NoteOff(tick, channel, first, second);
          case 0x9 ->
              second == 0
                  ? new MidiEvent.NoteOff(tick, channel, first, 64)
                  : new MidiEvent.NoteOn(tick, channel, first, second);
          case 0xA -> new MidiEvent.KeyPressure(tick, channel, first, second);
          case 0xB -> new MidiEvent.ControlChange(tick, channel, first, second);
          case 0xC -> new MidiEvent.ProgramChange(tick, channel, first);
          case 0xD -> new MidiEvent.ChannelPressure(tick, channel, first);
          default -> new MidiEvent.PitchBend(tick, channel, (second << 7 | first) - 8192);
        });
    return null;
  }

  private @Nullable String exclusive(boolean escape) throws MediaProblem {
    byte[] data = data();
    if (data == null) {
      return "an exclusive message is cut short";
    }
    add(new MidiEvent.SystemExclusive(tick, escape, Bytes.of(data)));
    return null;
  }

  /** System common and real-time messages do not belong in a file. */
  private @Nullable String stray(int status) {
    int skip =
        switch (status) {
          case 0xF1, 0xF3 -> 1;
          case 0xF2 -> 2;
          default -> 0;
        };
    if (at + skip > end) {
      return "an event is cut short";
    }
    notes.add(at - 1, "system message " + Integer.toHexString(status) + " passed over");
    at += skip;
    return null;
  }

  private @Nullable String meta() throws MediaProblem {
    if (at >= end) {
      return "a meta event is cut short";
    }
    int place = at;
    int type = bytes[at++] & 0xFF;
    byte[] data = data();
    if (data == null) {
      return "a meta event is cut short";
    }
    if (type > 127) {
      return "meta type " + type;
    }
    if (type == END_OF_TRACK) {
      ended = true;
      return null;
    }
    MidiEvent known = known(type, data);
    if (known == null) {
      notes.add(place, "meta type " + type + " with unfit data kept as it is");
      known = new MidiEvent.OtherMeta(tick, type, Bytes.of(data));
    }
    add(known);
    return null;
  }

  /** The event, or null when the data does not fit the type. */
  private @Nullable MidiEvent known(int type, byte[] data) {
    try {
      if (type >= 1 && type <= 15) {
        return new MidiEvent.Text(tick, MidiEvent.Text.Kind.of(type), text(data));
      }
      return switch (type) {
        case 0x00 ->
            data.length == 2
                ? new MidiEvent.SequenceNumber(tick, u(data, 0) << 8 | u(data, 1))
                : null;
        case 0x20 -> data.length == 1 ? new MidiEvent.ChannelPrefix(tick, u(data, 0)) : null;
        case 0x21 -> data.length == 1 ? new MidiEvent.Port(tick, u(data, 0)) : null;
        case 0x51 ->
            data.length == 3
                ? new MidiEvent.Tempo(tick, u(data, 0) << 16 | u(data, 1) << 8 | u(data, 2))
                : null;
        case 0x54 ->
            data.length == 5 && u(data, 0) < 128
                ? new MidiEvent.SmpteOffset(
                    tick,
                    SmpteRates.rate(u(data, 0) >> 5),
                    u(data, 0) & 31,
                    u(data, 1),
                    u(data, 2),
                    u(data, 3),
                    u(data, 4))
                : null;
        case 0x58 ->
            data.length == 4
                ? new MidiEvent.TimeSignature(tick, u(data, 0), u(data, 1), u(data, 2), u(data, 3))
                : null;
        case 0x59 ->
            data.length == 2 && u(data, 1) <= 1
                ? new MidiEvent.KeySignature(tick, data[0], data[1] == 1)
                : null;
        case 0x7F -> new MidiEvent.SequencerSpecific(tick, Bytes.of(data));
        default -> new MidiEvent.OtherMeta(tick, type, Bytes.of(data));
      };
    } catch (IllegalArgumentException unfit) {
      return null;
    }
  }

  private static int u(byte[] data, int i) {
    return data[i] & 0xFF;
  }

  private static String text(byte[] data) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException other) {
      return new String(data, StandardCharsets.ISO_8859_1);
    }
  }

  private void add(MidiEvent event) throws MediaProblem {
    budget.spend(at);
    events.add(event);
  }

  /** A length and that many bytes; null when the track does not hold them. */
  private byte @Nullable [] data() {
    int length = quantity();
    if (length < 0 || length > end - at) {
      return null;
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** A variable-length quantity of at most four bytes, or -1. */
  private int quantity() {
    int value = 0;
    for (int i = 0; i < 4 && at < end; i++) {
      int next = bytes[at++];
      value = value << 7 | (next & 0x7F);
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }
}
