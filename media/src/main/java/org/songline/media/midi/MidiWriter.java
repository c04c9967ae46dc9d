package org.songline.media.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes Standard MIDI Files: reading what it wrote gives an equal {@link MidiFile}. Uses running
 * status, and writes a note off of velocity 64 as a note on of velocity 0, which readers take for
 * the same. Text is written as UTF-8.
 */
public final class MidiWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int running;

  private MidiWriter() {}

  /** The bytes of a file. */
  public static byte[] bytes(MidiFile file) {
    var all = new MidiWriter();
    all.ascii("MThd");
    all.int32(6);
    all.int16(file.type());
    all.int16(file.tracks().size());
    all.int16(
        switch (file.division()) {
          case Division.Ppq ppq -> ppq.ticksPerQuarter();
          case Division.Smpte smpte ->
              (-smpte.framesPerSecond() & 0xFF) << 8 | smpte.ticksPerFrame();
        });
    for (MidiTrack track : file.tracks()) {
      byte[] events = events(track);
      all.ascii("MTrk");
      all.int32(events.length);
      all.out.writeBytes(events);
    }
    return all.out.toByteArray();
  }

  private static byte[] events(MidiTrack track) {
    var body = new MidiWriter();
    long tick = 0;
    for (MidiEvent event : track.events()) {
      body.quantity((int) (event.tick() - tick));
      tick = event.tick();
      body.event(event);
    }
    body.quantity((int) (track.length() - tick));
    body.meta(0x2F);
    return body.out.toByteArray();
  }

  private void event(MidiEvent event) {
    switch (event) {
      case MidiEvent.NoteOff e -> {
        if (e.velocity() == 64) {
          channel(0x90 | e.channel(), e.key(), 0);
        } else {
          channel(0x80 | e.channel(), e.key(), e.velocity());
        }
      }
      case MidiEvent.NoteOn e -> channel(0x90 | e.channel(), e.key(), e.velocity());
      case MidiEvent.KeyPressure e -> channel(0xA0 | e.channel(), e.key(), e.pressure());
      case MidiEvent.ControlChange e -> channel(0xB0 | e.channel(), e.controller(), e.value());
      case MidiEvent.ProgramChange e -> channel(0xC0 | e.channel(), e.program());
      case MidiEvent.ChannelPressure e -> channel(0xD0 | e.channel(), e.pressure());
      case MidiEvent.PitchBend e ->
          channel(0xE0 | e.channel(), (e.bend() + 8192) & 0x7F, (e.bend() + 8192) >> 7);
      case MidiEvent.SystemExclusive e -> {
        running = 0;
        out.write(e.escape() ? 0xF7 : 0xF0);
        data(e.data().toArray());
      }
      case MidiEvent.SequenceNumber e -> meta(0x00, e.number() >> 8, e.number());
      case MidiEvent.Text e -> meta(e.kind().type(), e.text().getBytes(StandardCharsets.UTF_8));
      case MidiEvent.ChannelPrefix e -> meta(0x20, e.channel());
      case MidiEvent.Port e -> meta(0x21, e.port());
      case MidiEvent.Tempo e ->
          meta(
              0x51,
              e.microsecondsPerQuarter() >> 16,
              e.microsecondsPerQuarter() >> 8,
              e.microsecondsPerQuarter());
      case MidiEvent.SmpteOffset e ->
          meta(
              0x54,
              SmpteRates.code(e.rate()) << 5 | e.hours(),
              e.minutes(),
              e.seconds(),
              e.frames(),
              e.hundredths());
      case MidiEvent.TimeSignature e ->
          meta(
              0x58,
              e.numerator(),
              e.denominatorPower(),
              e.clocksPerClick(),
              e.thirtySecondsPerQuarter());
      case MidiEvent.KeySignature e -> meta(0x59, e.sharps(), e.minor() ? 1 : 0);
      case MidiEvent.SequencerSpecific e -> meta(0x7F, e.data().toArray());
      case MidiEvent.OtherMeta e -> meta(e.type(), e.data().toArray());
    }
  }

  private void channel(int status, int... data) {
    if (status != running) {
      out.write(status);
      running = status;
    }
    for (int value : data) {
      out.write(value);
    }
  }

  private void meta(int type, int... values) {
    byte[] content = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      content[i] = (byte) values[i];
    }
    meta(type, content);
  }

  private void meta(int type, byte[] content) {
    running = 0;
    out.write(0xFF);
    out.write(type);
    data(content);
  }

  private void data(byte[] content) {
    quantity(content.length);
    out.writeBytes(content);
  }

  private void quantity(int value) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (value >> shift != 0) {
        out.write(0x80 | (value >> shift & 0x7F));
      }
    }
    out.write(value & 0x7F);
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void int16(int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private void int32(int value) {
    int16(value >> 16);
    int16(value);
  }
}
