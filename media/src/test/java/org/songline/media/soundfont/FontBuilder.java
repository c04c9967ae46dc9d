package org.songline.media.soundfont;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tiny SoundFonts, record by record. */
final class FontBuilder {
  private final Bytes presets = new Bytes();
  private final Bytes presetBags = new Bytes();
  private final Bytes presetModulators = new Bytes();
  private final Bytes presetGenerators = new Bytes();
  private final Bytes instruments = new Bytes();
  private final Bytes instrumentBags = new Bytes();
  private final Bytes instrumentModulators = new Bytes();
  private final Bytes instrumentGenerators = new Bytes();
  private final Bytes headers = new Bytes();
  private final Bytes data = new Bytes();
  private final Bytes low = new Bytes();

  FontBuilder preset(String name, int program, int bank) {
    presets.name(name).u16(program).u16(bank).u16(presetBags.size() / 4).u32(0).u32(0).u32(0);
    return this;
  }

  FontBuilder presetZone(int... generators) {
    presetBags.u16(presetGenerators.size() / 4).u16(presetModulators.size() / 10);
    pairs(presetGenerators, generators);
    return this;
  }

  FontBuilder presetModulator(int source, int destination, int amount) {
    presetModulators.u16(source).u16(destination).u16(amount).u16(0).u16(0);
    return this;
  }

  FontBuilder instrument(String name) {
    instruments.name(name).u16(instrumentBags.size() / 4);
    return this;
  }

  FontBuilder zone(int... generators) {
    instrumentBags.u16(instrumentGenerators.size() / 4).u16(instrumentModulators.size() / 10);
    pairs(instrumentGenerators, generators);
    return this;
  }

  FontBuilder modulator(int source, int destination, int amount) {
    instrumentModulators.u16(source).u16(destination).u16(amount).u16(0).u16(0);
    return this;
  }

  /** A sample of {@code frames} 24-bit values 1, 2, 3... with a loop over its middle half. */
  FontBuilder sample(String name, int frames) {
    int start = data.size() / 2;
    for (int i = 0; i < frames + 46; i++) {
      int value = i < frames ? (i + 1) * 1000 : 0;
      data.u16(value >> 8);
      low.u8(value);
    }
    int end = start + frames;
    headers.name(name).u32(start).u32(end).u32(start + frames / 4).u32(end - frames / 4);
    headers.u32(44100).u8(62).u8(-7).u16(0).u16(1);
    return this;
  }

  /** A sample whose data is an Ogg Vorbis stream. */
  FontBuilder packed(String name, byte[] ogg) {
    int start = data.size();
    data.out.writeBytes(ogg);
    headers.name(name).u32(start).u32(data.size()).u32(10).u32(20);
    headers.u32(44100).u8(60).u8(0).u16(0).u16(0x11);
    return this;
  }

  /** A zone whose generators and modulators start at these rows, whatever is there. */
  FontBuilder presetBag(int generator, int modulator) {
    presetBags.u16(generator).u16(modulator);
    return this;
  }

  /** Generators that belong to no zone yet. */
  FontBuilder presetGenerators(int... generators) {
    pairs(presetGenerators, generators);
    return this;
  }

  byte[] bytes(boolean fine) {
    preset("EOP", 0, 0).presetZone();
    instrument("EOI").zone();
    headers.name("EOS");
    for (int i = 0; i < 26; i++) {
      headers.u8(0);
    }
    var sdta = new Bytes().text("sdta").chunk("smpl", data);
    if (fine) {
      sdta.chunk("sm24", low);
    }
    presetModulators.u16(0).u16(0).u16(0).u16(0).u16(0);
    instrumentModulators.u16(0).u16(0).u16(0).u16(0).u16(0);
    var pdta = new Bytes().text("pdta").chunk("phdr", presets).chunk("pbag", presetBags);
    pdta.chunk("pmod", presetModulators).chunk("pgen", presetGenerators.u32(0));
    pdta.chunk("inst", instruments).chunk("ibag", instrumentBags);
    pdta.chunk("imod", instrumentModulators).chunk("igen", instrumentGenerators.u32(0));
    pdta.chunk("shdr", headers);
    var all = new Bytes().text("sfbk").chunk("LIST", sdta).chunk("LIST", pdta);
    return new Bytes().chunk("RIFF", all).out.toByteArray();
  }

  private static void pairs(Bytes into, int... generators) {
    for (int i = 0; i < generators.length; i += 2) {
      into.u16(generators[i]).u16(generators[i + 1]);
    }
  }

  /** Little-endian output. */
  private static final class Bytes {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
      return out.size();
    }

    Bytes u8(int value) {
      out.write(value);
      return this;
    }

    Bytes u16(int value) {
      return u8(value).u8(value >> 8);
    }

    Bytes u32(int value) {
      return u16(value).u16(value >> 16);
    }

    Bytes text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
      return this;
    }

    Bytes name(String name) {
      byte[] twenty = new byte[20];
      System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, twenty, 0, name.length());
      out.writeBytes(twenty);
      return this;
    }

    Bytes chunk(String id, Bytes body) {
      text(id).u32(body.size());
      out.writeBytes(body.out.toByteArray());
      return body.size() % 2 == 1 ? u8(0) : this;
    }
  }
}
