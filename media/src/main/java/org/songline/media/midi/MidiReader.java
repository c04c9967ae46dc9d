package org.songline.media.midi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songline.media.MediaProblem;

/**
 * Reads Standard MIDI Files, also inside a RIFF wrapper (RMID). Damage is mended where the meaning
 * is plain, and every mend is told:
 *
 * <ul>
 *   <li>garbage before the header (up to 64 KiB) or between chunks is passed over, unknown chunks
 *       too;
 *   <li>a chunk length that lies gives way to the end-of-track event and the next track header;
 *   <li>a track without an end ends with its last event; a track that breaks off or holds nonsense
 *       keeps everything before that place;
 *   <li>running status that goes on after a meta or exclusive event is understood;
 *   <li>a wrong number of tracks in the header gives way to the tracks that are there; type 0 with
 *       several tracks is read as type 1;
 *   <li>a meta event whose data does not fit its type is kept as {@link MidiEvent.OtherMeta}.
 * </ul>
 */
public final class MidiReader {
  /** Greatest file size in bytes. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int HEADER = 0x4D546864; // MThd
  private static final int TRACK = 0x4D54726B; // MTrk
  private static final int RIFF = 0x52494646;
  private static final int RMID = 0x524D4944;
  private static final int DATA = 0x64617461;
  private static final int SEARCH = 64 << 10;

  private final String name;
  private final byte[] bytes;
  private final Notes notes = new Notes();
  private int end;

  private MidiReader(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    end = bytes.length;
  }

  /** Whether a file is one, by its content: a header chunk, bare or within a RIFF wrapper. */
  public static boolean isMidi(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      return head.startsWith("MThd") || (head.startsWith("RIFF") && head.endsWith("RMID"));
    }
  }

  /**
   * Reads a file.
   *
   * @throws MediaProblem when it holds no MIDI file or cannot be mended
   */
  public static MidiReading read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return read(file.toString(), bytes);
    }
  }

  /**
   * Reads bytes.
   *
   * @param name the file as its user knows it
   * @throws MediaProblem when they hold no MIDI file or cannot be mended
   */
  public static MidiReading read(String name, byte[] bytes) throws MediaProblem {
    if (bytes.length > MAX_BYTES) {
      throw new MediaProblem(
          name, "", "the file is larger than " + MAX_BYTES + " bytes", "split it");
    }
    var reader = new MidiReader(name, bytes);
    MidiFile file = reader.file();
    return new MidiReading(file, reader.notes.lines());
  }

  private MidiFile file() throws MediaProblem {
    int at = header();
    long declared = Integer.toUnsignedLong(int32(at + 4));
    if (declared < 6 || at + 14 > end) {
      throw new MediaProblem(
          name, "byte " + at, "the header is cut short", "export the MIDI file again");
    }
    int type = int16(at + 8);
    int count = int16(at + 10);
    Division division = division(int16(at + 12), at + 12);
    int next = at + 14;
    if (declared > 6) {
      int after = (int) Math.min(end, at + 8 + declared);
      if (after + 4 <= end && int32(after) == TRACK) {
        next = after;
      } else {
        notes.add(at + 4, "header length " + declared + " does not lead to a track");
      }
    }
    List<MidiTrack> tracks = tracks(next);
    if (tracks.isEmpty() && count > 0) {
      throw new MediaProblem(name, "byte " + next, "no track", "export the MIDI file again");
    }
    if (tracks.size() != count) {
      notes.add(at + 10, "the header says " + count + " tracks, " + tracks.size() + " are there");
    }
    if (type > 2) {
      notes.add(at + 8, "unknown type " + type + ", read as type 1");
      type = 1;
    } else if (type == 0 && tracks.size() > 1) {
      notes.add(at + 8, "type 0 with several tracks, read as type 1");
      type = 1;
    }
    return new MidiFile(type, division, tracks);
  }

  /** Finds the header chunk, and the end of what belongs to it. */
  private int header() throws MediaProblem {
    int at = 0;
    if (end >= 12 && int32(0) == RIFF && int32(8) == RMID) {
      at = 12;
      while (at + 8 <= end && int32(at) != DATA) {
        long size = Integer.toUnsignedLong(Integer.reverseBytes(int32(at + 4)));
        at = (int) Math.min(end, at + 8 + size + (size & 1));
      }
      if (at + 8 <= end) {
        long size = Integer.toUnsignedLong(Integer.reverseBytes(int32(at + 4)));
        if (at + 8 + size > end) {
          notes.add(at, "the RIFF data chunk is longer than the file");
        }
        end = (int) Math.min(end, at + 8 + size);
        at += 8;
      } else {
        at = 12;
      }
    }
    int found = find(HEADER, at, Math.min(end, at + SEARCH));
    if (found < 0) {
      throw new MediaProblem(
          name, "byte " + at, "no MThd header", "choose a Standard MIDI File (.mid)");
    }
    if (found > at) {
      notes.add(at, (found - at) + " bytes before the header passed over");
    }
    return found;
  }

  private Division division(int word, int at) throws MediaProblem {
    if (word == 0) {
      throw new MediaProblem(
          name, "byte " + at, "zero ticks to the quarter", "export the MIDI file again");
    }
    if (word < 0x8000) {
      return new Division.Ppq(word);
    }
    int rate = -(byte) (word >> 8);
    int ticks = word & 0xFF;
    if ((rate != 24 && rate != 25 && rate != 29 && rate != 30) || ticks == 0) {
      throw new MediaProblem(
          name,
          "byte " + at,
          "SMPTE division of " + rate + " frames and " + ticks + " ticks",
          "export the MIDI file with ticks per quarter note");
    }
    return new Division.Smpte(rate, ticks);
  }

  private List<MidiTrack> tracks(int from) throws MediaProblem {
    var tracks = new ArrayList<MidiTrack>();
    var budget = new EventBudget(name);
    int at = from;
    while (at < end) {
      if (!plausible(at)) {
        int next = find(TRACK, at, end);
        if (next < 0) {
          notes.add(at, (end - at) + " bytes after the last chunk ignored");
          break;
        }
        notes.add(at, (next - at) + " bytes between chunks passed over");
        at = next;
      }
      int size = size(at);
      if (int32(at) != TRACK) {
        at += 8 + size;
        continue;
      }
      if (tracks.size() == MidiFile.MAX_TRACKS) {
        notes.add(at, "more than " + MidiFile.MAX_TRACKS + " tracks, the rest ignored");
        break;
      }
      var parser = new TrackParser(bytes, at + 8, limit(at), notes, budget);
      tracks.add(parser.parse());
      at = after(at, parser.position(), parser.ended());
    }
    return tracks;
  }

  /** How far the events of the track chunk at {@code at} may reach. */
  private int limit(int at) {
    long declared = Integer.toUnsignedLong(int32(at + 4));
    long stop = at + 8 + declared;
    if (stop > end) {
      notes.add(
          at + 4, "the track is " + declared + " bytes long by its header, the file ends first");
      return end;
    }
    return stop == end || plausible((int) stop) ? (int) stop : end;
  }

  /**
   * Where the chunk after the track chunk at {@code at} starts, its events ending at {@code read}.
   */
  private int after(int at, int read, boolean ended) {
    long stop = at + 8 + Integer.toUnsignedLong(int32(at + 4));
    if (read == stop) {
      return read;
    }
    if (ended && read + 8 <= end && int32(read) == TRACK) {
      notes.add(at + 4, "the track's length is wrong");
      return read;
    }
    if (stop <= end && stop > read && (stop == end || plausible((int) stop))) {
      if (ended) {
        notes.add(read, (stop - read) + " bytes after the end of the track ignored");
      }
      return (int) stop;
    }
    if (stop <= end) {
      notes.add(at + 4, "the track's length is wrong");
    }
    if (ended) {
      return read;
    }
    int next = find(TRACK, read, end);
    return next < 0 ? end : next;
  }

  /** Whether a chunk can start here: four printable characters, and a length within the file. */
  private boolean plausible(int at) {
    if (at + 8 > end) {
      return false;
    }
    if (int32(at) == TRACK) {
      return true;
    }
    for (int i = 0; i < 4; i++) {
      if (bytes[at + i] < 0x20 || bytes[at + i] > 0x7E) {
        return false;
      }
    }
    return at + 8 + Integer.toUnsignedLong(int32(at + 4)) <= end;
  }

  private int size(int at) {
    return (int) Math.min(end - at - 8, Integer.toUnsignedLong(int32(at + 4)));
  }

  private int find(int id, int from, int to) {
    for (int i = from; i + 4 <= to; i++) {
      if (bytes[i] == (byte) (id >> 24) && int32(i) == id) {
        return i;
      }
    }
    return -1;
  }

  private int int16(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private int int32(int at) {
    return at + 4 > bytes.length ? 0 : int16(at) << 16 | int16(at + 2);
  }
}
