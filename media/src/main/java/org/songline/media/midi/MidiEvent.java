package org.songline.media.midi;

import java.util.Objects;

/**
 * One event of a track. Channels count from 0, ticks from the start of the track. The end of a
 * track is not an event: it is {@link MidiTrack#length}.
 */
public sealed interface MidiEvent {
  /** Ticks since the start of the track. */
  long tick();

  /** A message to one of the sixteen channels. */
  sealed interface ChannelEvent extends MidiEvent {
    /** 0 to 15. */
    int channel();
  }

  /** What sequencers tell each other; never sent to an instrument. */
  sealed interface MetaEvent extends MidiEvent {}

  /**
   * @param key 0 to 127, 60 is middle C
   * @param velocity release velocity 0 to 127; 64 when the file says nothing about it
   */
  record NoteOff(long tick, int channel, int key, int velocity) implements ChannelEvent {
    public NoteOff {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("key", key);
      Range.seven("velocity", velocity);
    }
  }

  /**
   * @param velocity 1 to 127; files say 0 for a note off, and it is read as one
   */
  record NoteOn(long tick, int channel, int key, int velocity) implements ChannelEvent {
    public NoteOn {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("key", key);
      Range.check("velocity", velocity, 1, 127);
    }
  }

  /** Polyphonic aftertouch. */
  record KeyPressure(long tick, int channel, int key, int pressure) implements ChannelEvent {
    public KeyPressure {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("key", key);
      Range.seven("pressure", pressure);
    }
  }

  /** A controller; numbers 120 to 127 are channel mode messages. */
  record ControlChange(long tick, int channel, int controller, int value) implements ChannelEvent {
    public ControlChange {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("controller", controller);
      Range.seven("value", value);
    }
  }

  /** Selects a sound, 0 to 127. */
  record ProgramChange(long tick, int channel, int program) implements ChannelEvent {
    public ProgramChange {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("program", program);
    }
  }

  /** Aftertouch of the whole channel. */
  record ChannelPressure(long tick, int channel, int pressure) implements ChannelEvent {
    public ChannelPressure {
      Range.tick(tick);
      Range.channel(channel);
      Range.seven("pressure", pressure);
    }
  }

  /**
   * @param bend -8192 to 8191, 0 is the centre
   */
  record PitchBend(long tick, int channel, int bend) implements ChannelEvent {
    public PitchBend {
      Range.tick(tick);
      Range.channel(channel);
      Range.check("bend", bend, -8192, 8191);
    }
  }

  /**
   * System exclusive.
   *
   * @param escape whether the bytes are sent as they are (status F7: a continuation, or any other
   *     message); otherwise an F0 goes before them
   * @param data what follows the status and length, a final F7 included
   */
  record SystemExclusive(long tick, boolean escape, Bytes data) implements MidiEvent {
    public SystemExclusive {
      Range.tick(tick);
      Objects.requireNonNull(data);
    }
  }

  /** Number of a sequence or pattern, 0 to 65535. */
  record SequenceNumber(long tick, int number) implements MetaEvent {
    public SequenceNumber {
      Range.tick(tick);
      Range.check("sequence number", number, 0, 65535);
    }
  }

  /** Any of the text events; read as UTF-8 where it is valid, else as ISO 8859-1. */
  record Text(long tick, Kind kind, String text) implements MetaEvent {
    public Text {
      Range.tick(tick);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(text);
    }

    /** What the text says. */
    public enum Kind {
      TEXT(1),
      COPYRIGHT(2),
      TRACK_NAME(3),
      INSTRUMENT_NAME(4),
      LYRIC(5),
      MARKER(6),
      CUE_POINT(7),
      PROGRAM_NAME(8),
      DEVICE_NAME(9),
      TEXT_10(10),
      TEXT_11(11),
      TEXT_12(12),
      TEXT_13(13),
      TEXT_14(14),
      TEXT_15(15);

      private final int type;

      Kind(int type) {
        this.type = type;
      }

      /** The type byte, 1 to 15. */
      public int type() {
        return type;
      }

      /** The kind with that type byte. */
      static Kind of(int type) {
        for (Kind kind : values()) {
          if (kind.type == type) {
            return kind;
          }
        }
        throw new IllegalArgumentException("text type " + type);
      }
    }
  }

  /** The channel that following meta events of the track speak of. */
  record ChannelPrefix(long tick, int channel) implements MetaEvent {
    public ChannelPrefix {
      Range.tick(tick);
      Range.channel(channel);
    }
  }

  /** The output port of the track, 0 to 127. */
  record Port(long tick, int port) implements MetaEvent {
    public Port {
      Range.tick(tick);
      Range.seven("port", port);
    }
  }

  /**
   * @param microsecondsPerQuarter 1 to 16777215; 500000 is 120 quarters a minute
   */
  record Tempo(long tick, int microsecondsPerQuarter) implements MetaEvent {
    public Tempo {
      Range.tick(tick);
      Range.check("microseconds per quarter", microsecondsPerQuarter, 1, 0xFFFFFF);
    }

    /** Quarter notes a minute. */
    public double quartersPerMinute() {
      return 60e6 / microsecondsPerQuarter;
    }
  }

  /**
   * Where in an SMPTE time the track starts.
   *
   * @param rate the division's frames per second: 24, 25, 29 (30 drop frame) or 30
   * @param hours 0 to 23
   * @param minutes 0 to 59
   * @param seconds 0 to 59
   * @param frames 0 to 29
   * @param hundredths hundredths of a frame, 0 to 99
   */
  record SmpteOffset(
      long tick, int rate, int hours, int minutes, int seconds, int frames, int hundredths)
      implements MetaEvent {
    public SmpteOffset {
      Range.tick(tick);
      if (rate != 24 && rate != 25 && rate != 29 && rate != 30) {
        throw new IllegalArgumentException("SMPTE rate " + rate + " is not 24, 25, 29 or 30");
      }
      Range.check("hours", hours, 0, 23);
      Range.check("minutes", minutes, 0, 59);
      Range.check("seconds", seconds, 0, 59);
      Range.check("frames", frames, 0, 29);
      Range.check("hundredths", hundredths, 0, 99);
    }
  }

  /**
   * A meter.
   *
   * @param numerator 1 to 255
   * @param denominatorPower the denominator is two to this power, 0 to 15
   * @param clocksPerClick MIDI clocks (24 to the quarter) in a metronome click, 0 to 255
   * @param thirtySecondsPerQuarter notated 32nds in what MIDI calls a quarter, 0 to 255, usually 8
   */
  record TimeSignature(
      long tick,
      int numerator,
      int denominatorPower,
      int clocksPerClick,
      int thirtySecondsPerQuarter)
      implements MetaEvent {
    public TimeSignature {
      Range.tick(tick);
      Range.check("numerator", numerator, 1, 255);
      Range.check("denominator power", denominatorPower, 0, 15);
      Range.check("clocks per click", clocksPerClick, 0, 255);
      Range.check("32nds per quarter", thirtySecondsPerQuarter, 0, 255);
    }

    public int denominator() {
      return 1 << denominatorPower;
    }
  }

  /**
   * A key.
   *
   * @param sharps -7 (seven flats) to 7 (seven sharps)
   */
  record KeySignature(long tick, int sharps, boolean minor) implements MetaEvent {
    public KeySignature {
      Range.tick(tick);
      Range.check("sharps", sharps, -7, 7);
    }
  }

  /** Private data of a program. */
  record SequencerSpecific(long tick, Bytes data) implements MetaEvent {
    public SequencerSpecific {
      Range.tick(tick);
      Objects.requireNonNull(data);
    }
  }

  /** A meta event of another type, or one whose data does not fit its type; kept as it is. */
  record OtherMeta(long tick, int type, Bytes data) implements MetaEvent {
    public OtherMeta {
      Range.tick(tick);
      Range.seven("meta type", type);
      if (type == 0x2F) {
        throw new IllegalArgumentException("the end of a track is not an event");
      }
      Objects.requireNonNull(data);
    }
  }
}
